package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes of a test's own hand: no permission is asked and nobody is notified. */
final class EventSeeds {

    private static final EventWriter.Options SILENT = new EventWriter.Options("", "none", 1, true);

    private EventSeeds() {}

    /** Unlike a request, a seed says who organizes and what the guests have answered. */
    static StoredEvent add(CalendarStore calendar, ObjectNode json) {
        return silently(calendar, () -> {
            var made = new EventWriter(calendar, calendar.owner, SILENT).insert(json);
            var full = made.json().deepCopy();
            if (json.has("organizer")) {
                full.set("organizer", json.get("organizer"));
                full.set("creator", json.get("organizer"));
            }
            if (json.has("attendees")) {
                full.set("attendees", json.get("attendees"));
            }
            return put(calendar, full, made);
        });
    }

    static StoredEvent change(CalendarStore calendar, String id, ObjectNode patch) {
        return silently(calendar, () -> {
            var before = calendar.find(id).orElseThrow(() -> new IllegalArgumentException("No event " + id + "."));
            EventFields.check(patch);
            var json = before.json().deepCopy();
            EventFields.merge(json, patch);
            EventRules.settle(json, java.util.Optional.empty(), calendar);
            if (patch.size() > 0) {
                json.put("updated", calendar.world.timestamp());
            }
            return put(calendar, json, before);
        });
    }

    static void delete(CalendarStore calendar, String id) {
        silently(calendar, () -> {
            var before = calendar.find(id).orElseThrow(() -> new IllegalArgumentException("No event " + id + "."));
            var gone = before.cancelled(calendar.world.next(), calendar.world.timestamp());
            calendar.put(new StoredEvent(id, gone.json(), gone.version(), order(calendar, before, gone.version())));
            return gone;
        });
    }

    private static StoredEvent put(CalendarStore calendar, ObjectNode json, StoredEvent before) {
        var version = calendar.world.next();
        var event = new StoredEvent(before.id(), json, version, order(calendar, before, version));
        calendar.put(event);
        return event;
    }

    private static long order(CalendarStore calendar, StoredEvent before, long version) {
        return calendar.isTaken(before.id()) ? before.order() : version;
    }

    /** A seed that the rules refuse is a mistake of the test. */
    private static StoredEvent silently(CalendarStore calendar, java.util.function.Supplier<StoredEvent> write) {
        try {
            return write.get();
        } catch (ApiError e) {
            throw new IllegalArgumentException("Calendar " + calendar.id + ": " + e.getMessage(), e);
        }
    }
}
