package dev.connectors.domain.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;

/**
 * When an event starts or ends: a local date and time, or a date alone for all day. One string in JSON. Immutable.
 *
 * <p>Never with an offset: the zone stands beside it, and the provider knows its rules better than this JVM.
 */
public sealed interface EventTime permits EventTime.At, EventTime.On {

    /** A local date and time, to the minute or second. */
    record At(LocalDateTime time) implements EventTime {
        public At {
            Objects.requireNonNull(time, "time");
        }

        @Override
        public LocalDate date() {
            return time.toLocalDate();
        }

        @Override
        public String toString() {
            return time.toString();
        }
    }

    /** A whole day. As the end of an event, the last day. */
    record On(LocalDate date) implements EventTime {
        public On {
            Objects.requireNonNull(date, "date");
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }

    /** The local date. */
    LocalDate date();

    /** Whether it is a whole day. */
    default boolean allDay() {
        return this instanceof On;
    }

    /** The same on another day: the time of day stays. */
    default EventTime movedTo(LocalDate day) {
        return this instanceof At at ? new At(day.atTime(at.time().toLocalTime())) : new On(day);
    }

    /** The first moment that it covers, in local time. */
    default LocalDateTime from() {
        return this instanceof At at ? at.time() : date().atStartOfDay();
    }

    /** The moment at which an event that ends with this is over, in local time: the next midnight for a whole day. */
    default LocalDateTime until() {
        return this instanceof At at ? at.time() : date().plusDays(1).atStartOfDay();
    }

    /**
     * Reads either spelling.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static EventTime parse(String text) {
        try {
            return text.length() == 10 ? new On(LocalDate.parse(text)) : new At(LocalDateTime.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "a local date and time such as 2026-03-10T14:00, without offset; a date alone such as 2026-03-10 for all day",
                    e);
        }
    }

    /**
     * Rejects what can never be an event.
     *
     * @throws IllegalArgumentException unless both are days or both are times, and the end is not before the start
     */
    static void requireOrder(EventTime start, EventTime end) {
        if (start.allDay() != end.allDay()) {
            throw new IllegalArgumentException("start and end must both be times, or both be dates alone for all day");
        }
        if (start.allDay() ? end.date().isBefore(start.date()) : !end.from().isAfter(start.from())) {
            throw new IllegalArgumentException(
                    start.allDay() ? "end must not be before start; it is the last day" : "end must be after start");
        }
    }
}
