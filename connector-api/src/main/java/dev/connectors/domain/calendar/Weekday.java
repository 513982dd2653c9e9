package dev.connectors.domain.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/** The short name of a day of the week, so that a model need not compute it. */
public enum Weekday {
    MON,
    TUE,
    WED,
    THU,
    FRI,
    SAT,
    SUN;

    /** The day of a date. */
    public static Weekday of(LocalDate date) {
        return values()[date.getDayOfWeek().ordinal()];
    }

    /** As a person reads it, such as "Tue". */
    public String text() {
        return DayOfWeek.of(ordinal() + 1).getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}
