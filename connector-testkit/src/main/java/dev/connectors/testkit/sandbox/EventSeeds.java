package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes of a test's own hand: no permission is asked and nobody is notified. */
final class EventSeeds {

    private static final EventWriter.Options SILENT = new EventWriter.Options("", "none", 1, true);

    private EventSeeds() {}

    /** Unlike a request, a seed says who organizes and what the guests have answered. */
    static StoredEvent add(CalendarStore calendar, ObjectNode json) {
        // what only Microsoft knows is kept beside the rest, and past Google's rules
        var madeUp = calendar.world.vendor == Vendor.MICROSOFT ? List.of("graph", "conferenceData") : List.<String>of();
        return silently(calendar, () -> {
            var made = new EventWriter(calendar, calendar.owner, SILENT)
                    .insert(json.deepCopy().without(madeUp));
            var full = made.json().deepCopy();
            if (json.has("organizer")) {
                full.set("organizer", json.get("organizer"));
                full.set("creator", json.get("organizer"));
            }
            madeUp.stream().filter(json::has).forEach(it -> full.set(it, json.get(it)));
            if (json.has("attendees")) {
                full.set("attendees", json.get("attendees"));
            }
            return put(calendar, full, made);
        });
    }

    /** Patch semantics, in the form in which events are kept. */
    static StoredEvent change(CalendarStore calendar, String id, ObjectNode patch) {
        EventFields.check(patch);
        return change(calendar, id, json -> EventFields.merge(json, patch));
    }

    static StoredEvent change(CalendarStore calendar, String id, Consumer<ObjectNode> change) {
        return silently(calendar, () -> {
            var before = calendar.find(id).orElseThrow(() -> new IllegalArgumentException("No event " + id + "."));
            var json = before.json().deepCopy();
            change.accept(json);
            EventRules.settle(json, Optional.empty(), calendar);
            if (!json.equals(before.json())) {
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
    private static StoredEvent silently(CalendarStore calendar, Supplier<StoredEvent> write) {
        try {
            return write.get();
        } catch (ApiError | GraphError e) {
            throw new IllegalArgumentException("Calendar " + calendar.id + ": " + e.getMessage(), e);
        }
    }
}
