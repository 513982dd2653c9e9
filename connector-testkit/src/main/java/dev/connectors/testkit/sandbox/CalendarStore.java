package dev.connectors.testkit.sandbox;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One calendar: who may do what on it, its events (deleted ones too), and the occurrences that a change of a series took away. */
final class CalendarStore {

    final World world;
    final String id;
    final String owner;
    final boolean isPrimary;
    String summary;
    String description = "";
    ZoneId zone;
    boolean meetAllowed = true;

    private final Map<String, AccessRole> roles = new LinkedHashMap<>();
    private final Map<String, StoredEvent> events = new LinkedHashMap<>();
    private final Map<String, StoredEvent> goneOccurrences = new LinkedHashMap<>();

    private final Map<String, Integer> pendingReads = new LinkedHashMap<>();

    CalendarStore(World world, String id, String owner, String summary, ZoneId zone, boolean isPrimary) {
        this.world = world;
        this.id = id;
        this.owner = owner;
        this.summary = summary;
        this.zone = zone;
        this.isPrimary = isPrimary;
        roles.put(owner.toLowerCase(Locale.ROOT), AccessRole.OWNER);
    }

    /** The address under which it organizes and is invited. */
    String self() {
        return world.vendor.self(id, owner);
    }

    void share(String email, AccessRole role) {
        roles.put(email.toLowerCase(Locale.ROOT), role);
    }

    void unshare(String email) {
        roles.remove(email.toLowerCase(Locale.ROOT));
    }

    Optional<AccessRole> roleOf(String email) {
        return Optional.ofNullable(roles.get(email.toLowerCase(Locale.ROOT)));
    }

    List<StoredEvent> events() {
        return List.copyOf(events.values());
    }

    boolean isTaken(String eventId) {
        return events.containsKey(eventId);
    }

    /** A stored event, or the occurrence of a live series that the id names. */
    Optional<StoredEvent> find(String eventId) {
        var stored = Optional.ofNullable(events.get(eventId));
        return stored.isPresent() ? stored : occurrence(eventId);
    }

    private Optional<StoredEvent> occurrence(String eventId) {
        var mark = eventId.lastIndexOf('_');
        if (mark < 0) {
            return Optional.empty();
        }
        var stamp = eventId.substring(mark + 1);
        return Optional.ofNullable(events.get(eventId.substring(0, mark)))
                .filter(StoredEvent::isLiveSeries)
                .flatMap(series -> Occurrences.at(series, stamp, zone));
    }

    /** Counts one read of a pending conference; true when the world has let enough of them pass. */
    boolean countsDown(String eventId) {
        return pendingReads.merge(eventId, 1, Integer::sum) > world.pendingReads();
    }

    List<StoredEvent> exceptionsOf(String seriesId) {
        return events.values().stream()
                .filter(it -> it.isOfSeries() && it.seriesId().equals(seriesId))
                .toList();
    }

    /** Writes a new event, or a new state of one; a series takes its occurrences along. */
    void put(StoredEvent event) {
        var before = Optional.ofNullable(events.put(event.id(), event));
        goneOccurrences.remove(event.id());
        before.filter(StoredEvent::isSeries).ifPresent(it -> retire(it, event));
        // in a list of occurrences a single event that becomes a series is gone, and its occurrences are new
        before.filter(it -> event.isSeries() && !it.isSeries() && !it.isCancelled())
                .ifPresent(it -> goneOccurrences.put(it.id(), it.cancelled(event.version(), event.text("updated"))));
    }

    /** Occurrences that are no longer of the series become tombstones, and exceptions without an occurrence are cancelled. */
    private void retire(StoredEvent before, StoredEvent after) {
        if (after.hasOccurrencesOf(before)) {
            return;
        }
        if (!before.isCancelled()) {
            var old = Occurrences.ofSeries(before, Window.OPEN, zone);
            var kept = Occurrences.idsUpTo(after, old.get(old.size() - 1).original(zone), zone);
            old.stream()
                    .filter(it -> !kept.contains(it.id()) && !events.containsKey(it.id()))
                    .forEach(it -> goneOccurrences.put(it.id(), it.cancelled(after.version(), after.text("updated"))));
        }
        goneOccurrences
                .values()
                .removeIf(it -> it.isOfSeries() && it.seriesId().equals(after.id()) && isOccurrence(after, it));
        for (var exception : exceptionsOf(before.id())) {
            if (!exception.isCancelled() && !isOccurrence(after, exception)) {
                events.put(exception.id(), exception.cancelled(after.version(), after.text("updated")));
            }
        }
    }

    private boolean isOccurrence(StoredEvent series, StoredEvent instance) {
        return series.isLiveSeries()
                && Occurrences.at(series, instance.original(zone).stamp(), zone).isPresent();
    }

    /** Events written after a count of the world, in the order of their creation. */
    List<StoredEvent> changedSince(long version) {
        return events.values().stream().filter(it -> it.version() > version).toList();
    }

    /** Occurrences that went away after a count of the world. */
    List<StoredEvent> goneSince(long version) {
        return goneOccurrences.values().stream()
                .filter(it -> it.version() > version)
                .toList();
    }
}
