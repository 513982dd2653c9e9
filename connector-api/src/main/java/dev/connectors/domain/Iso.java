package dev.connectors.domain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Dates, times and durations of RFC 3339, section 5.6 and appendix A; null for any other text.
 *
 * <p>By hand, because the JDK's formatters cost ten times as much and accept more: signs, longer years, lower case.
 * Local times may leave out the seconds. Years have four digits, fractions of a second at most nine.
 */
final class Iso {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

    // The canonical text of a duration is in hours, and those too have nine digits at most.
    private static final long MOST_SECONDS = 999_999_999L * 3_600;

    static @Nullable LocalDate date(String text) {
        return text.length() == 10 ? dateAt(text) : null;
    }

    static @Nullable LocalTime time(String text) {
        return timeBetween(text, 0, text.length(), true);
    }

    static @Nullable LocalDateTime dateTime(String text) {
        return dateTimeUntil(text, text.length(), true);
    }

    static @Nullable Instant instant(String text) {
        var dateTime = offsetDateTime(text);
        return dateTime == null ? null : dateTime.toInstant();
    }

    static @Nullable OffsetDateTime offsetDateTime(String text) {
        int length = text.length();
        if (length < 20) {
            return null;
        }
        boolean utc = text.charAt(length - 1) == 'Z';
        int end = utc ? length - 1 : length - 6;
        var offset = utc ? ZoneOffset.UTC : offsetAt(text, end);
        var local = dateTimeUntil(text, end, false);
        return local == null || offset == null ? null : OffsetDateTime.of(local, offset);
    }

    /** The text of RFC 3339, which always has seconds. */
    static String text(OffsetDateTime value) {
        return LOCAL.format(value) + value.getOffset().getId();
    }

    /** Weeks alone, or days, hours, minutes and seconds; a day is 24 hours. Years and months have no fixed length. */
    static @Nullable Duration duration(String text) {
        int length = text.length();
        if (length < 3 || length > 60 || text.charAt(0) != 'P') {
            return null;
        }
        long seconds = 0;
        int nanos = 0;
        int at = 1;
        int last = -1; // index of the last unit in "WDTHMS", so that each comes once and in order
        while (at < length) {
            if (text.charAt(at) == 'T' && last < 2) {
                last = 2;
                if (++at == length) {
                    return null;
                }
            }
            int end = digitsEnd(text, at);
            if (end == at || end - at > 9 || end == length) {
                return null;
            }
            long number = digits(text, at, end - at);
            if (text.charAt(end) == '.') {
                int fraction = end + 1;
                end = digitsEnd(text, fraction);
                nanos = nanos(text, fraction, end);
                if (nanos < 0 || end != length - 1 || text.charAt(end) != 'S') {
                    return null;
                }
            }
            int unit = "WDTHMS".indexOf(text.charAt(end));
            boolean timeUnit = unit > 2;
            if (unit < 0 || unit <= last || timeUnit != (last >= 2) || (unit == 0 && length != end + 1)) {
                return null;
            }
            seconds += number * secondsIn(unit);
            last = unit;
            at = end + 1;
        }
        return seconds > MOST_SECONDS ? null : Duration.ofSeconds(seconds, nanos);
    }

    private static long secondsIn(int unit) {
        return switch (unit) {
            case 0 -> 7 * 86_400;
            case 1 -> 86_400;
            case 3 -> 3_600;
            case 4 -> 60;
            default -> 1;
        };
    }

    private static @Nullable LocalDateTime dateTimeUntil(String text, int end, boolean shortTime) {
        if (end < 16 || text.charAt(10) != 'T') {
            return null;
        }
        var date = dateAt(text);
        var time = timeBetween(text, 11, end, shortTime);
        return date == null || time == null ? null : LocalDateTime.of(date, time);
    }

    private static @Nullable LocalDate dateAt(String text) {
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 2);
        int day = digits(text, 8, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        if (day > 28 && day > Month.of(month).length(Year.isLeap(year))) {
            return null;
        }
        return LocalDate.of(year, month, day);
    }

    private static @Nullable LocalTime timeBetween(String text, int start, int end, boolean mayBeShort) {
        int length = end - start;
        if (length < 5 || text.charAt(start + 2) != ':') {
            return null;
        }
        int hour = digits(text, start, 2);
        int minute = digits(text, start + 3, 2);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            return null;
        }
        if (length == 5) {
            return mayBeShort ? LocalTime.of(hour, minute) : null;
        }
        int second = length >= 8 && text.charAt(start + 5) == ':' ? digits(text, start + 6, 2) : -1;
        if (second < 0 || second > 59) {
            return null;
        }
        int nanos = 0;
        if (length > 8) {
            nanos = text.charAt(start + 8) == '.' ? nanos(text, start + 9, end) : -1;
        }
        return nanos < 0 ? null : LocalTime.of(hour, minute, second, nanos);
    }

    private static @Nullable ZoneOffset offsetAt(String text, int start) {
        char sign = text.charAt(start);
        int hours = digits(text, start + 1, 2);
        int minutes = digits(text, start + 4, 2);
        if ((sign != '+' && sign != '-') || text.charAt(start + 3) != ':' || hours < 0 || minutes < 0) {
            return null;
        }
        try {
            return sign == '-'
                    ? ZoneOffset.ofHoursMinutes(-hours, -minutes)
                    : ZoneOffset.ofHoursMinutes(hours, minutes);
        } catch (DateTimeException beyond18Hours) {
            return null;
        }
    }

    /** The nanoseconds of one to nine digits after the point, or -1. */
    private static int nanos(String text, int start, int end) {
        int length = end - start;
        int nanos = length < 1 || length > 9 ? -1 : digits(text, start, length);
        for (int i = length; i < 9 && nanos > 0; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int digitsEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** The number that so many digits give (at most nine), or -1 if one of them is none. */
    private static int digits(String text, int start, int length) {
        int number = 0;
        for (int i = start; i < start + length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private Iso() {}
}
