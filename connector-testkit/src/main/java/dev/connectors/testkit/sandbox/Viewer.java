package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * How one caller sees the events of one calendar: everything, or (of private events and at freeBusyReader) the times alone.
 *
 * @param zone in which times are written
 * @param maxAttendees above which only the caller's own entry is shown
 * @param site where links lead to
 */
record Viewer(CalendarStore calendar, AccessRole role, boolean timesOnly, ZoneId zone, int maxAttendees, String site) {

    private static final List<String> TIMES =
            List.of("id", "status", "start", "end", "recurrence", "recurringEventId", "originalStartTime");

    static Viewer of(Call call, CalendarStore calendar, AccessRole role, String site) {
        var readsDetails = call.scopes().stream()
                .anyMatch(it -> !it.equals("calendar.events.freebusy")
                        && call.method().scopes().contains(it));
        return new Viewer(
                calendar,
                role,
                !role.atLeast(AccessRole.READER) || !readsDetails,
                call.text("timeZone").map(When::zone).orElse(calendar.zone),
                call.number("maxAttendees", Integer.MAX_VALUE),
                site);
    }

    /** Whether the caller is told no more than when the event is. */
    boolean hides(StoredEvent event) {
        var visibility = event.text("visibility");
        var isPrivate = visibility.equals("private") || visibility.equals("confidential");
        return timesOnly || (isPrivate && !role.atLeast(AccessRole.WRITER));
    }

    /** The resource as this caller gets it. */
    ObjectNode view(StoredEvent event) {
        var seen = Json.object();
        seen.put("kind", "calendar#event").put("etag", event.etag());
        if (hides(event)) {
            TIMES.stream()
                    .filter(event.json()::has)
                    .forEach(it -> seen.set(it, event.json().get(it).deepCopy()));
            seen.put("visibility", "private");
        } else {
            seen.setAll(event.json().deepCopy());
            addComputed(seen, event);
        }
        Optional.of("start")
                .filter(seen::has)
                .ifPresent(it -> seen.set(it, event.start(calendar.zone).json(zone)));
        Optional.of("end")
                .filter(seen::has)
                .ifPresent(it -> seen.set(it, event.end(calendar.zone).json(zone)));
        if (seen.has("originalStartTime")) {
            seen.set("originalStartTime", event.original(calendar.zone).json(zone));
        }
        return seen;
    }

    /** A deleted event in a sync: no more than that it is gone. */
    ObjectNode gone(StoredEvent event) {
        var seen = view(event);
        if (!event.isOfSeries()) {
            seen.retain("kind", "etag", "id", "status");
        }
        return seen;
    }

    private void addComputed(ObjectNode seen, StoredEvent event) {
        var id = event.id() + " " + calendar.id;
        var eid = Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
        seen.put("htmlLink", site + "/calendar/event?eid=" + eid);
        for (var person : new String[] {"creator", "organizer"}) {
            if (seen.get(person) instanceof ObjectNode known
                    && isSelf(known.path("email").asText())) {
                known.put("self", true);
            }
        }
        if (seen.has("source")
                && !isSelf(event.json().path("creator").path("email").asText())) {
            seen.remove("source");
        }
        if (seen.path("attendees").size() > maxAttendees) {
            var own = Json.array();
            event.attendee(calendar.id).ifPresent(it -> own.add(it.deepCopy()));
            seen.set("attendees", own);
            seen.put("attendeesOmitted", true);
        }
        seen.path("attendees").forEach(it -> {
            var attendee = (ObjectNode) it;
            if (isSelf(attendee.path("email").asText())) {
                attendee.put("self", true);
            }
            if (StoredEvent.sameAddress(attendee.path("email").asText(), event.organizer())) {
                attendee.put("organizer", true);
            }
        });
    }

    private boolean isSelf(String email) {
        return StoredEvent.sameAddress(email, calendar.id);
    }
}
