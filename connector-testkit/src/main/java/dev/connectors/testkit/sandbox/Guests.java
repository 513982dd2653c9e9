package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The attendees of an event: what a write may say about them, and who may say it. */
final class Guests {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+");
    private static final Set<String> ANSWERS = Set.of("needsAction", "declined", "tentative", "accepted");
    private static final Set<String> OUTPUT_ONLY = Set.of("id", "self", "organizer");
    private static final int MOST = 200;

    private Guests() {}

    /** Brings the list into its stored form. A new guest's answer is the guest's to give, so it starts as needsAction. */
    static void settle(ObjectNode json, Optional<StoredEvent> before, String self) {
        if (!(json.get("attendees") instanceof ArrayNode attendees)) {
            return;
        }
        if (attendees.size() > MOST) {
            throw ApiError.invalid("The maximum number of attendees has been exceeded.");
        }
        var seen = new HashSet<String>();
        for (var entry : attendees) {
            var email = entry.path("email").asText("");
            if (!ADDRESS.matcher(email).matches()) {
                throw ApiError.invalid("Invalid attendee email.");
            }
            if (!seen.add(email.toLowerCase(Locale.ROOT))) {
                throw ApiError.invalid("Stand-in, stricter than Google: the attendee " + email + " is there twice.");
            }
            var guest = (ObjectNode) entry;
            guest.remove(OUTPUT_ONLY);
            var answer = guest.path("responseStatus").asText("needsAction");
            if (!ANSWERS.contains(answer)) {
                throw ApiError.invalid("Invalid value for responseStatus: " + answer);
            }
            var isNew = before.flatMap(it -> it.attendee(email)).isEmpty();
            guest.put("responseStatus", isNew && !StoredEvent.sameAddress(email, self) ? "needsAction" : answer);
        }
        if (attendees.isEmpty()) {
            json.remove("attendees");
        }
    }

    /** {@code attendeesOmitted} on a write: of the body's attendees only the caller's own entry counts, all others stay. */
    static void keepOthers(ObjectNode json, StoredEvent before, String self) {
        var own = entries(json).get(self.toLowerCase(Locale.ROOT));
        if (own == null) {
            throw ApiError.required("attendeesOmitted needs your own entry among the attendees.");
        }
        var all = Json.array();
        before.attendees().forEach(it -> {
            var isSelf = StoredEvent.sameAddress(it.path("email").asText(), self);
            all.add(isSelf ? merged(it, own) : it.deepCopy());
        });
        json.set("attendees", all);
    }

    private static JsonNode merged(JsonNode before, JsonNode change) {
        var merged = (ObjectNode) before.deepCopy();
        EventFields.merge(merged, (ObjectNode) change);
        return merged;
    }

    /** Only the organizer changes what guests share; a guest answers, and may invite unless that was switched off. */
    static void checkMayChange(StoredEvent before, ObjectNode after, String self) {
        if (StoredEvent.sameAddress(before.organizer(), self)
                || before.json().path("guestsCanModify").asBoolean()) {
            return;
        }
        for (var field : EventFields.SHARED) {
            if (!before.json().path(field).equals(after.path(field))) {
                throw onlyOrganizer();
            }
        }
        if (!before.json()
                .path("extendedProperties")
                .path("shared")
                .equals(after.path("extendedProperties").path("shared"))) {
            throw onlyOrganizer();
        }
        var now = entries(after);
        entries(before.json()).forEach((email, entry) -> {
            if (!StoredEvent.sameAddress(email, self) && !entry.equals(now.get(email))) {
                throw onlyOrganizer();
            }
        });
        var invites = now.size() > entries(before.json()).size();
        if (invites && !before.json().path("guestsCanInviteOthers").asBoolean(true)) {
            throw onlyOrganizer();
        }
    }

    private static ApiError onlyOrganizer() {
        return ApiError.forbidden(
                "forbiddenForNonOrganizer", "Shared properties can only be changed by the organizer of the event.");
    }

    /** The entries by lower-case address. */
    static Map<String, JsonNode> entries(ObjectNode json) {
        var entries = new LinkedHashMap<String, JsonNode>();
        json.path("attendees")
                .forEach(it -> entries.put(it.path("email").asText("").toLowerCase(Locale.ROOT), it));
        return entries;
    }
}
