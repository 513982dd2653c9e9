package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/** Creates, changes and deletes events; who may do so was decided before. */
final class EventWriter {

    private static final Set<String> START_OR_RULE = Set.of("start", "end", "recurrence", "status");

    private final CalendarStore calendar;
    private final String actor;
    private final Options options;

    EventWriter(CalendarStore calendar, String actor, Options options) {
        this.calendar = calendar;
        this.actor = actor;
        this.options = options;
    }

    /** What a write's query says, and the method's name for the record of mails; without a name nothing is recorded. */
    record Options(String method, String sendUpdates, int conferenceDataVersion, boolean supportsAttachments) {}

    StoredEvent insert(ObjectNode body) {
        EventFields.check(body);
        EventRules.checkSeriesHasZone(body);
        var json = EventFields.writable(body);
        json.remove("attendeesOmitted");
        var id = body.path("id").asText("");
        if (id.isEmpty()) {
            id = "standin%08d".formatted(calendar.world.next());
        }
        if (calendar.world.vendor == Vendor.GOOGLE) {
            EventRules.checkOwnId(id);
        }
        if (body.has("id") && body.has("iCalUID")) {
            throw ApiError.invalid("Stand-in, stricter than Google: give id or iCalUID, not both.");
        }
        if (calendar.isTaken(id)) {
            throw ApiError.duplicate();
        }
        if (json.path("status").asText("confirmed").equals("cancelled")) {
            throw ApiError.invalid("An event cannot be created as cancelled.");
        }
        var now = calendar.world.timestamp();
        json.put("id", id).put("iCalUID", body.path("iCalUID").asText(id + "@google.com"));
        json.put("status", json.path("status").asText("confirmed"))
                .put("created", now)
                .put("updated", now)
                .put("sequence", 0);
        json.putObject("creator").put("email", actor);
        json.putObject("organizer").put("email", calendar.self());
        return write(json, Optional.empty());
    }

    /** Patch semantics on top of what is there. */
    StoredEvent patch(StoredEvent before, ObjectNode body) {
        EventFields.check(body);
        checkOffsets(body);
        var revives = body.path("status").asText("").matches("confirmed|tentative");
        if (before.isCancelled() && !revives) {
            throw ApiError.deleted();
        }
        var json = alive(before).deepCopy();
        EventFields.merge(json, EventFields.writable(body));
        return change(before, json, body);
    }

    /** Put semantics: what is not sent back is lost. A deleted event comes back. */
    StoredEvent update(StoredEvent before, ObjectNode body) {
        EventFields.check(body);
        EventRules.checkSeriesHasZone(body);
        var json = Json.object();
        EventFields.merge(json, EventFields.writable(body));
        var was = alive(before);
        for (var field : EventFields.READ_ONLY) {
            if (was.has(field)) {
                json.set(field, was.get(field));
            }
        }
        if (!json.has("status")) {
            json.put("status", "confirmed");
        }
        return change(before, json, body);
    }

    /** A cancelled occurrence keeps no fields of its own: it comes back with those of its series. */
    private ObjectNode alive(StoredEvent before) {
        if (!before.isCancelled() || !before.isOfSeries()) {
            return before.json();
        }
        return calendar.find(before.seriesId())
                .filter(StoredEvent::isLiveSeries)
                .flatMap(it -> Occurrences.at(it, before.original(calendar.zone).stamp(), calendar.zone))
                .map(StoredEvent::json)
                .orElseThrow(ApiError::deleted);
    }

    private StoredEvent change(StoredEvent before, ObjectNode json, ObjectNode body) {
        if (json.path("status").asText().equals("cancelled")) {
            return delete(before);
        }
        if (body.path("attendeesOmitted").asBoolean(false)) {
            Guests.keepOthers(json, before, calendar.self());
        }
        json.remove("attendeesOmitted");
        return write(json, Optional.of(before));
    }

    StoredEvent delete(StoredEvent before) {
        if (before.isCancelled()) {
            throw ApiError.deleted();
        }
        var gone = before.cancelled(calendar.world.next(), calendar.world.timestamp());
        return store(Optional.of(before), ordered(gone, before));
    }

    private StoredEvent write(ObjectNode json, Optional<StoredEvent> before) {
        if (!json.has("reminders")) {
            json.putObject("reminders").put("useDefault", true);
        }
        var live = before.filter(it -> !it.isCancelled());
        checkAttachments(json);
        EventRules.settle(json, before.filter(it -> it.json().has("eventType")), calendar);
        Guests.settle(json, live, calendar.self());
        Conferences.settle(json, live, options.conferenceDataVersion(), calendar);
        live.ifPresent(it -> Guests.checkMayChange(it, json, calendar.self()));
        if (before.isPresent()) {
            var was = before.get().json();
            if (START_OR_RULE.stream().anyMatch(it -> !was.path(it).equals(json.path(it)))) {
                json.put("sequence", json.path("sequence").asInt() + 1);
            }
            json.put("updated", calendar.world.timestamp());
        }
        var version = calendar.world.next();
        var written = new StoredEvent(json.path("id").asText(), json, version, version);
        return store(before, before.map(it -> ordered(written, it)).orElse(written));
    }

    /** An occurrence that becomes an exception is new in the list; anything else keeps its place. */
    private StoredEvent ordered(StoredEvent after, StoredEvent before) {
        var order = calendar.isTaken(before.id()) ? before.order() : after.version();
        return new StoredEvent(after.id(), after.json(), after.version(), order);
    }

    private StoredEvent store(Optional<StoredEvent> before, StoredEvent after) {
        calendar.put(after);
        if (!options.method().isEmpty()) {
            MailRoom.notify(calendar, before, after, options.method(), options.sendUpdates());
        }
        return after;
    }

    private void checkAttachments(ObjectNode json) {
        var count = json.path("attachments").size();
        if (count > 25 || (count > 0 && !options.supportsAttachments())) {
            throw ApiError.invalid("Attachments: at most 25, and supportsAttachments must be true.");
        }
    }

    /** A time that is sent without offset must be sent with its zone: what zone was stored before says nothing about it. */
    private static void checkOffsets(ObjectNode body) {
        for (var field : new String[] {"start", "end"}) {
            var time = body.path(field);
            if (time.path("dateTime").isTextual()
                    && !When.Formats.OFFSET
                            .matcher(time.path("dateTime").asText())
                            .find()
                    && !time.path("timeZone").isTextual()) {
                throw ApiError.required("Missing time zone definition for " + field + " time.");
            }
        }
    }
}
