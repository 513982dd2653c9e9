package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One event as it is kept: a single event, a series, an exception of a series, or (made on the fly) an occurrence. Immutable by
 * agreement: the tree is never changed after it was handed in.
 *
 * @param json the resource without what is computed for a reader (etag, link, self flags, offsets of the reading zone)
 * @param version the world's count when it was written; gives the etag and the sync order
 * @param order the world's count when it was created; the stable order of lists
 */
record StoredEvent(String id, ObjectNode json, long version, long order) {

    boolean isCancelled() {
        return text("status").equals("cancelled");
    }

    boolean isSeries() {
        return json.path("recurrence").size() > 0;
    }

    boolean isLiveSeries() {
        return isSeries() && !isCancelled();
    }

    /** Whether it has exactly the occurrences of another state of the same series. */
    boolean hasOccurrencesOf(StoredEvent other) {
        return isLiveSeries()
                && other.isLiveSeries()
                && json.path("start").equals(other.json.path("start"))
                && json.path("recurrence").equals(other.json.path("recurrence"));
    }

    /** Whether it replaces an occurrence of a series, or is one. */
    boolean isOfSeries() {
        return json.has("recurringEventId");
    }

    String seriesId() {
        return text("recurringEventId");
    }

    List<String> recurrence() {
        var lines = new ArrayList<String>();
        json.path("recurrence").forEach(line -> lines.add(line.asText()));
        return lines;
    }

    Recurrence starts(ZoneId calendarZone) {
        return Recurrence.of(start(calendarZone), recurrence());
    }

    /** The start; of a cancelled occurrence, where it would have been. */
    When start(ZoneId calendarZone) {
        return json.has("start") ? When.read(json.get("start"), "start", calendarZone) : original(calendarZone);
    }

    When end(ZoneId calendarZone) {
        return json.has("end") ? When.read(json.get("end"), "end", calendarZone) : original(calendarZone);
    }

    When original(ZoneId calendarZone) {
        return When.read(json.path("originalStartTime"), "originalStartTime", calendarZone);
    }

    Instant updated() {
        return Instant.parse(text("updated"));
    }

    String text(String field) {
        return json.path(field).asText("");
    }

    Iterable<JsonNode> attendees() {
        return json.path("attendees");
    }

    Optional<JsonNode> attendee(String email) {
        for (var attendee : attendees()) {
            if (sameAddress(attendee.path("email").asText(), email)) {
                return Optional.of(attendee);
            }
        }
        return Optional.empty();
    }

    String organizer() {
        return json.path("organizer").path("email").asText("");
    }

    String etag() {
        return "\"" + (3_500_000_000_000_000L + version) + "\"";
    }

    /** The occurrence from {@code start} to {@code end}: the series' fields with times and ids of its own. */
    StoredEvent occurrence(When start, When end, ZoneId calendarZone) {
        var instance = json.deepCopy();
        var instanceId = id + "_" + start.stamp();
        instance.remove("recurrence");
        instance.put("id", instanceId).put("recurringEventId", id);
        instance.set("originalStartTime", start.json(calendarZone));
        instance.set("start", start.json(calendarZone));
        instance.set("end", end.json(calendarZone));
        return new StoredEvent(instanceId, instance, version, order);
    }

    /** The same event, cancelled; of an occurrence only what Google guarantees stays. */
    StoredEvent cancelled(long newVersion, String updated) {
        var gone = isOfSeries() ? Json.object() : json.deepCopy();
        if (isOfSeries()) {
            gone.put("id", id).put("recurringEventId", seriesId());
            gone.set("originalStartTime", json.get("originalStartTime"));
            gone.set("iCalUID", json.path("iCalUID"));
        }
        gone.put("status", "cancelled").put("updated", updated);
        return new StoredEvent(id, gone, newVersion, order);
    }

    static boolean sameAddress(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
