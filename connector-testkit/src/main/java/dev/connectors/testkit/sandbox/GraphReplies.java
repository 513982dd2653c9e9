package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Answers to invitations, and the organizer's cancelling. */
final class GraphReplies {

    private static final Fields ANSWER =
            Fields.parse("comment,sendResponse,proposedNewTime(start(dateTime,timeZone),end(dateTime,timeZone))");
    private static final Fields CANCEL = Fields.parse("comment");

    private final GraphCalendars calendars;

    GraphReplies(GraphCalendars calendars) {
        this.calendars = calendars;
    }

    Answer answer(GraphCall call, String response) {
        var found = calendars.event(call);
        found.calendar().requireWriter();
        var body = body(call, ANSWER);
        var sends = body.path("sendResponse").asBoolean(true);
        check(found, body, sends);
        var store = found.calendar().store();
        var json = found.event().json().deepCopy();
        own(json, store.self())
                .put("responseStatus", response)
                .put("comment", body.path("comment").asText(""));
        json.put("updated", store.world.timestamp());
        var answered = write(found, json, sends);
        if (response.equals("declined")) { // it is now in Deleted Items
            var gone = answered.cancelled(store.world.next(), store.world.timestamp());
            store.put(new StoredEvent(gone.id(), gone.json(), gone.version(), answered.order()));
        }
        return Answer.empty(202);
    }

    private static void check(GraphCalendars.Found found, ObjectNode body, boolean sends) {
        var event = found.event();
        var graph = event.json().path("graph");
        if (StoredEvent.sameAddress(event.organizer(), found.calendar().store().self())) {
            throw GraphError.invalid("Your request can't be completed. You can't respond to this meeting because you're"
                    + " the meeting organizer.");
        }
        if (!graph.path("responseRequested").asBoolean(true)) {
            throw GraphError.invalid("The organizer of this meeting has not requested a response.");
        }
        if (body.has("proposedNewTime")
                && (!sends || !graph.path("allowNewTimeProposals").asBoolean(true))) {
            throw GraphError.invalid("A new time cannot be proposed for this meeting.");
        }
    }

    private static ObjectNode own(ObjectNode json, String self) {
        for (var attendee : json.withArrayProperty("attendees")) {
            if (StoredEvent.sameAddress(attendee.path("email").asText(), self)) {
                return (ObjectNode) attendee;
            }
        }
        return json.withArrayProperty("attendees").addObject().put("email", self);
    }

    private static StoredEvent write(GraphCalendars.Found found, ObjectNode json, boolean sends) {
        var store = found.calendar().store();
        var before = found.event();
        var version = store.world.next();
        var order = store.isTaken(before.id()) ? before.order() : version;
        var written = new StoredEvent(before.id(), json, version, order);
        store.put(written);
        MailRoom.notify(store, Optional.of(before), written, "events.respond", sends ? "all" : "none");
        return written;
    }

    Answer cancel(GraphCall call) {
        var found = calendars.event(call);
        found.calendar().requireWriter();
        body(call, CANCEL);
        if (!StoredEvent.sameAddress(
                found.event().organizer(), found.calendar().store().self())) {
            throw GraphError.invalid("You need to be an organizer to cancel a meeting.");
        }
        GraphEventsWrite.remove(found, "events.cancel", "all");
        return Answer.empty(202);
    }

    private static ObjectNode body(GraphCall call, Fields known) {
        var body = call.parameters();
        var beyond = known.beyond(body);
        if (!beyond.isEmpty()) {
            throw GraphError.stricter("no parameter " + String.join(", ", beyond) + " here.");
        }
        return body;
    }
}
