package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A calendar of the stand-in, as the hand of a test holds it: seeds it, looks into it, and changes it behind the connector's
 * back. Such changes notify nobody.
 *
 * <p>Thread-safe.
 */
public final class SandboxCalendar {

    private final CalendarStore store;

    SandboxCalendar(CalendarStore store) {
        this.store = store;
    }

    /** The id; of a primary calendar the account's address. */
    public String id() {
        return store.id;
    }

    /** Sets the title. */
    public SandboxCalendar summary(String title) {
        synchronized (store.world) {
            store.summary = title;
            return this;
        }
    }

    /** Sets the zone in which the calendar reads all-day events and writes its offsets. */
    public SandboxCalendar timeZone(ZoneId timeZone) {
        synchronized (store.world) {
            store.zone = timeZone;
            return this;
        }
    }

    /** Gives somebody access without putting the calendar into their list. */
    public SandboxCalendar share(String email, AccessRole role) {
        synchronized (store.world) {
            store.share(email, role);
            return this;
        }
    }

    /** Takes Meet away: conferences asked for are refused. */
    public SandboxCalendar withoutMeet() {
        synchronized (store.world) {
            store.meetAllowed = false;
            return this;
        }
    }

    /** Begins a new event; {@link EventSeed#add} puts it in. */
    public EventSeed event(String summary) {
        return new EventSeed(this, summary);
    }

    /**
     * Adds an event from JSON in the API's shape; single quotes are for reading. Unlike a request it may name an organizer.
     *
     * @return the event's id
     */
    public String add(String json) {
        synchronized (store.world) {
            return Seeds.of(store).add(Json.seed(json));
        }
    }

    /** The event as the provider keeps it, as JSON; deleted ones too, with status cancelled. Occurrences have ids as well. */
    public Optional<String> json(String eventId) {
        synchronized (store.world) {
            return store.find(eventId).map(it -> Json.text(Seeds.of(store).shown(it)));
        }
    }

    /** Ids of the live events: single ones, series and changed occurrences. */
    public List<String> eventIds() {
        synchronized (store.world) {
            return store.events().stream()
                    .filter(it -> !it.isCancelled())
                    .map(StoredEvent::id)
                    .toList();
        }
    }

    /** Changes an event as somebody else would, with patch semantics; single quotes are for reading. */
    public SandboxCalendar change(String eventId, String patch) {
        synchronized (store.world) {
            Seeds.of(store).change(eventId, Json.seed(patch));
            return this;
        }
    }

    /** Adds a guest to an event as somebody else would; the others stay as they are. */
    public SandboxCalendar invite(String eventId, String email) {
        synchronized (store.world) {
            EventSeeds.change(
                    store,
                    eventId,
                    json -> json.withArrayProperty("attendees")
                            .addObject()
                            .put("email", email)
                            .put("responseStatus", "needsAction"));
            return this;
        }
    }

    /** Gives an event another etag and changes nothing else, as a reminder does. */
    public SandboxCalendar touch(String eventId) {
        return change(eventId, "{}");
    }

    /** Deletes an event as somebody else would. */
    public SandboxCalendar delete(String eventId) {
        synchronized (store.world) {
            EventSeeds.delete(store, eventId);
            return this;
        }
    }

    String add(ObjectNode seed, ObjectNode own) {
        synchronized (store.world) {
            return Seeds.of(store).add(seed, own);
        }
    }

    CalendarStore store() {
        return store;
    }
}
