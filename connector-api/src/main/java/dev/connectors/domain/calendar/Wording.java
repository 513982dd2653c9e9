package dev.connectors.domain.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times as a person reads them in a question. */
final class Wording {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private Wording() {}

    /** Such as {@code Tue 10 Mar 2026, 14:00-15:00, Denver time (the clocks change on 8 Mar)}. */
    static String when(EventTime start, EventTime end, ZoneId zone) {
        if (start.allDay()) {
            return start.date().equals(end.date())
                    ? date(start.date()) + ", all day"
                    : date(start.date()) + " to " + date(end.date()) + ", all day";
        }
        var first = start.from();
        var last = end.from();
        var range = first.toLocalDate().equals(last.toLocalDate())
                ? date(first.toLocalDate()) + ", " + first.toLocalTime() + "-" + last.toLocalTime()
                : date(first.toLocalDate()) + ", " + first.toLocalTime() + " to " + date(last.toLocalDate()) + ", "
                        + last.toLocalTime();
        var near = LocalTimes.changeNear(first, zone).map(change -> " (" + change + ")");
        return range + ", " + city(zone) + " time" + near.orElse("");
    }

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    static String day(LocalDate date) {
        return DAY.format(date);
    }

    static String people(int count, boolean others) {
        var number = count == 1 ? "1 person" : count + " people";
        return others ? (count == 0 ? "people who are not listed" : number + " and others") : number;
    }

    static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String city(ZoneId zone) {
        var id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }
}
