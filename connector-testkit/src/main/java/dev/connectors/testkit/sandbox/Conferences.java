package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Meet links: asked for by createRequest with conferenceDataVersion=1, made at once or after a few reads. */
final class Conferences {

    private static final String MEET = "hangoutsMeet";

    private Conferences() {}

    /**
     * Puts the event's conference right after a body was merged in.
     *
     * @param version conferenceDataVersion; at 0 the body's conferenceData is ignored
     */
    static void settle(ObjectNode json, Optional<StoredEvent> before, int version, CalendarStore calendar) {
        var had = before.map(StoredEvent::json);
        var sent = json.path("conferenceData").deepCopy();
        json.remove("conferenceData");
        json.remove("hangoutLink");
        if (version == 0 || isSame(sent, had)) {
            had.ifPresent(it -> keep(it, json));
        } else if (sent.has("createRequest")) {
            create(json, sent.path("createRequest"), calendar);
        } else if (!sent.isMissingNode()) {
            throw ApiError.invalid(
                    "Stand-in, stricter than Google: conference data of another event cannot be copied.");
        }
    }

    private static boolean isSame(JsonNode sent, Optional<ObjectNode> had) {
        var present = had.map(it -> it.path("conferenceData")).filter(JsonNode::isObject);
        var request = sent.path("createRequest").path("requestId");
        return present.filter(it -> it.equals(sent)
                        || (request.isTextual()
                                && request.equals(it.path("createRequest").path("requestId"))))
                .isPresent();
    }

    private static void keep(ObjectNode from, ObjectNode into) {
        for (var field : new String[] {"conferenceData", "hangoutLink"}) {
            if (from.has(field)) {
                into.set(field, from.get(field).deepCopy());
            }
        }
    }

    private static void create(ObjectNode json, JsonNode request, CalendarStore calendar) {
        var type = request.path("conferenceSolutionKey").path("type").asText(MEET);
        if (!request.path("requestId").isTextual()) {
            throw ApiError.required("Missing conference request id.");
        }
        if (!calendar.meetAllowed || !type.equals(MEET)) {
            throw ApiError.invalid("Invalid conference type value.");
        }
        var made = json.putObject("conferenceData").putObject("createRequest");
        made.put("requestId", request.path("requestId").asText());
        made.putObject("conferenceSolutionKey").put("type", MEET);
        made.putObject("status").put("statusCode", "pending");
        if (calendar.world.pendingReads() == 0) {
            finish(json, calendar.world.next());
        }
    }

    static boolean isPending(StoredEvent event) {
        return event.json()
                .path("conferenceData")
                .path("createRequest")
                .path("status")
                .path("statusCode")
                .asText()
                .equals("pending");
    }

    /** Fills in the link of a pending conference. */
    static void finish(ObjectNode json, long number) {
        var code = "std-%04d-ins".formatted(number % 10_000);
        var link = "https://meet.example/" + code;
        var data = (ObjectNode) json.get("conferenceData");
        data.withObjectProperty("createRequest").withObjectProperty("status").put("statusCode", "success");
        data.putArray("entryPoints")
                .addObject()
                .put("entryPointType", "video")
                .put("uri", link)
                .put("label", "meet.example/" + code);
        data.putObject("conferenceSolution")
                .put("name", "Stand-in for Google Meet")
                .putObject("key")
                .put("type", MEET);
        data.put("conferenceId", code);
        json.put("hangoutLink", link);
    }
}
