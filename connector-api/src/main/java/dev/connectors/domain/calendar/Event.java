package dev.connectors.domain.calendar;

import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import dev.connectors.domain.Recipients;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An event as it is stored, whole: VEVENT of RFC 5545 section 3.6.1. Immutable. Built with {@link #in}; the canonical
 * constructor is outside the compatibility promise.
 *
 * @param calendar where it is
 * @param id its id; empty where only the time may be seen
 * @param series the series that it is an occurrence of
 * @param start local start in {@code timeZone}
 * @param end local end; of an all-day event its last day
 * @param timeZone the zone in which start and end are given; empty for all-day events
 * @param summary title
 * @param location where
 * @param description text; may hold HTML
 * @param organizer e-mail address of the organizer
 * @param organizedBySelf whether the account organizes it
 * @param attendees the guests, each with every stored field
 * @param attendeesOmitted whether the provider left guests out; such an event's guests cannot be changed
 * @param busy whether it blocks the time (TRANSP of RFC 5545 section 3.8.2.7)
 * @param recurrence the rule of a series
 * @param video link to join by video
 */
public record Event(
        CalendarId calendar,
        Optional<EventId> id,
        Optional<EventId> series,
        EventTime start,
        EventTime end,
        Optional<ZoneId> timeZone,
        Optional<ForeignText> summary,
        Optional<ForeignText> location,
        Optional<ForeignText> description,
        Optional<String> organizer,
        boolean organizedBySelf,
        List<Attendee> attendees,
        boolean attendeesOmitted,
        boolean busy,
        Optional<String> recurrence,
        Optional<ForeignText> video)
        implements Guarded<Event> {

    public Event {
        Objects.requireNonNull(calendar, "calendar");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        attendees = List.copyOf(attendees);
    }

    /** Starts an event in a calendar. */
    public static Builder in(CalendarId calendar) {
        return new Builder(calendar);
    }

    @Override
    public Set<CalendarId> resources() {
        return Set.of(calendar);
    }

    @Override
    public Optional<Event> atBusy() {
        return Optional.of(
                in(calendar).start(start).end(end).timeZone(timeZone).busy(busy).build());
    }

    /** The same with other guests. */
    public Event with(List<Attendee> guests) {
        return new Event(
                calendar,
                id,
                series,
                start,
                end,
                timeZone,
                summary,
                location,
                description,
                organizer,
                organizedBySelf,
                guests,
                attendeesOmitted,
                busy,
                recurrence,
                video);
    }

    /** Whether it is one occurrence of a series. */
    public boolean isOccurrence() {
        return series.isPresent();
    }

    /** Whether it is a series. */
    public boolean isSeries() {
        return recurrence.isPresent();
    }

    /**
     * Whom a change reaches: the guests other than the account and rooms, and the organizer of somebody else's event. Not a
     * closed list where the provider left guests out, or stores an address that cannot be told for sure.
     */
    public Recipients reached() {
        var named = new LinkedHashSet<EmailAddress>();
        var others = attendeesOmitted;
        for (var attendee : attendees) {
            if (!attendee.self() && !attendee.resource()) {
                others |= !addTo(named, attendee.email());
            }
        }
        if (!organizedBySelf && organizer.isPresent()) {
            others |= !addTo(named, organizer.get());
        }
        return new Recipients(List.copyOf(named), others);
    }

    /**
     * Whom an answer to an invitation reaches, and the removal of the account's copy, which is a no: the organizer of somebody else's
     * event, and nobody for one's own. Not a closed list where it cannot be told who that is.
     */
    public Recipients toOrganizer() {
        if (organizedBySelf) {
            return Recipients.none();
        }
        var named = new LinkedHashSet<EmailAddress>();
        var known = organizer.isPresent() && addTo(named, organizer.get());
        return new Recipients(List.copyOf(named), !known);
    }

    private static boolean addTo(Set<EmailAddress> named, String email) {
        try {
            named.add(EmailAddress.parse(email));
            return true;
        } catch (IllegalArgumentException e) {
            return false; // shown as 'others': nobody can say who reads it
        }
    }

    /** Collects an event's parts. One thread. */
    public static final class Builder {
        private final CalendarId calendar;
        private Optional<EventId> id = Optional.empty();
        private Optional<EventId> series = Optional.empty();
        private Optional<EventTime> start = Optional.empty();
        private Optional<EventTime> end = Optional.empty();
        private Optional<ZoneId> timeZone = Optional.empty();
        private Optional<ForeignText> summary = Optional.empty();
        private Optional<ForeignText> location = Optional.empty();
        private Optional<ForeignText> description = Optional.empty();
        private Optional<String> organizer = Optional.empty();
        private boolean organizedBySelf = true;
        private final List<Attendee> attendees = new ArrayList<>();
        private boolean attendeesOmitted;
        private boolean busy = true;
        private Optional<String> recurrence = Optional.empty();
        private Optional<ForeignText> video = Optional.empty();

        private Builder(CalendarId calendar) {
            this.calendar = Objects.requireNonNull(calendar, "calendar");
        }

        public Builder id(String id) {
            this.id = Optional.of(new EventId(id));
            return this;
        }

        public Builder series(String id) {
            this.series = Optional.of(new EventId(id));
            return this;
        }

        public Builder start(EventTime start) {
            this.start = Optional.of(start);
            return this;
        }

        public Builder end(EventTime end) {
            this.end = Optional.of(end);
            return this;
        }

        public Builder timeZone(Optional<ZoneId> zone) {
            this.timeZone = zone;
            return this;
        }

        public Builder summary(String text) {
            this.summary = foreign(text);
            return this;
        }

        public Builder location(String text) {
            this.location = foreign(text);
            return this;
        }

        public Builder description(String text) {
            this.description = foreign(text);
            return this;
        }

        public Builder organizer(String email, boolean self) {
            this.organizer = Optional.of(email);
            this.organizedBySelf = self;
            return this;
        }

        public Builder attendee(Attendee attendee) {
            attendees.add(attendee);
            return this;
        }

        public Builder attendeesOmitted(boolean omitted) {
            this.attendeesOmitted = omitted;
            return this;
        }

        public Builder busy(boolean busy) {
            this.busy = busy;
            return this;
        }

        public Builder recurrence(String rule) {
            this.recurrence = Optional.of(rule);
            return this;
        }

        public Builder video(String link) {
            this.video = foreign(link);
            return this;
        }

        /**
         * The event.
         *
         * @throws IllegalArgumentException without start and end
         */
        public Event build() {
            return new Event(
                    calendar,
                    id,
                    series,
                    start.orElseThrow(() -> new IllegalArgumentException("an event has a start")),
                    end.orElseThrow(() -> new IllegalArgumentException("an event has an end")),
                    timeZone,
                    summary,
                    location,
                    description,
                    organizer,
                    organizedBySelf,
                    attendees,
                    attendeesOmitted,
                    busy,
                    recurrence,
                    video);
        }

        private static Optional<ForeignText> foreign(String text) {
            return text.isEmpty() ? Optional.empty() : Optional.of(new ForeignText(text));
        }
    }
}
