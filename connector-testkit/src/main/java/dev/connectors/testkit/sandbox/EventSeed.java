package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * An event to be seeded, built up and then added. Times are local times of the calendar's zone.
 *
 * <p>One thread.
 */
public final class EventSeed {

    private final SandboxCalendar calendar;
    private final ObjectNode json = Json.object();
    private final ObjectNode own = Json.object();

    EventSeed(SandboxCalendar calendar, String summary) {
        this.calendar = calendar;
        json.put("summary", summary);
    }

    /** Sets the id; left out, one is made up. */
    public EventSeed id(String id) {
        json.put("id", id);
        return this;
    }

    /** From one local time to another. */
    public EventSeed at(LocalDateTime start, LocalDateTime end) {
        time("start", start);
        time("end", end);
        return this;
    }

    /** All day, from the first day to the last day, both included. */
    public EventSeed allDay(LocalDate first, LocalDate last) {
        json.putObject("start").put("date", first.toString());
        json.putObject("end").put("date", last.plusDays(1).toString());
        return this;
    }

    /** A line of RFC 5545, such as {@code RRULE:FREQ=WEEKLY}. */
    public EventSeed repeats(String line) {
        json.withArray("recurrence").add(line);
        return this;
    }

    /** Where it is. */
    public EventSeed location(String location) {
        json.put("location", location);
        return this;
    }

    /** Free text. */
    public EventSeed description(String description) {
        json.put("description", description);
        return this;
    }

    /** A guest who has not answered yet. */
    public EventSeed guest(String email) {
        return guest(email, "needsAction");
    }

    /** A guest and the answer: needsAction, accepted, declined or tentative. */
    public EventSeed guest(String email, String responseStatus) {
        json.withArray("attendees").addObject().put("email", email).put("responseStatus", responseStatus);
        return this;
    }

    /** Somebody else's event, to which the calendar's owner is invited. */
    public EventSeed organizedBy(String email) {
        json.putObject("organizer").put("email", email);
        return this;
    }

    /** Anything else, in the API's shape; single quotes are for reading. */
    public EventSeed with(String patch) {
        own.setAll(Json.seed(patch));
        return this;
    }

    /** Puts it into the calendar and returns its id. */
    public String add() {
        return calendar.add(json, own);
    }

    private void time(String field, LocalDateTime local) {
        json.putObject(field)
                .put("dateTime", local.withNano(0) + (local.getSecond() == 0 ? ":00" : ""))
                .put("timeZone", calendar.store().zone.getId());
    }
}
