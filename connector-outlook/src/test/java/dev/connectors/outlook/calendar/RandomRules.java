package dev.connectors.outlook.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes series that begin with a day of their own rule, of every kind that RFC 5545 and Graph share; from a seed. */
final class RandomRules {

    private static final List<LocalTime> TIMES = List.of(
            LocalTime.of(9, 0),
            LocalTime.of(14, 30),
            LocalTime.MIDNIGHT,
            LocalTime.of(23, 45),
            LocalTime.of(0, 30),
            LocalTime.of(1, 30),
            LocalTime.of(2, 30)); // where clocks change
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    private final Random random;

    RandomRules(long seed) {
        this.random = new Random(seed);
    }

    /** A rule and its first occurrence, local in a zone. */
    record Series(String rule, LocalDateTime start) {}

    Series next(ZoneId zone) {
        LocalDateTime start;
        do {
            start = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(800)).atTime(pick(TIMES));
        } while (zone.getRules().getValidOffsets(start).size() != 1);
        return new Series(kind(start.toLocalDate()) + interval() + end(start, zone), start);
    }

    private String kind(LocalDate start) {
        int ordinal = (start.getDayOfMonth() - 1) / 7 + 1;
        boolean last = start.plusDays(7).getMonth() != start.getMonth();
        var nth = last ? -1 : Math.min(ordinal, 4);
        var name = name(start.getDayOfWeek());
        var days = names(daysWith(start.getDayOfWeek()));
        var month = ";BYMONTH=" + start.getMonthValue();
        boolean inAll = start.getDayOfMonth() <= 28;
        boolean endOfMonth = start.getDayOfMonth() == start.lengthOfMonth();
        return switch (random.nextInt(17)) {
            case 0 -> "FREQ=DAILY";
            case 1 -> "FREQ=WEEKLY";
            case 2, 3 -> "FREQ=WEEKLY;BYDAY=" + days;
            case 4, 5 -> "FREQ=WEEKLY;BYDAY=" + days + ";WKST=" + name(pick(List.of(DayOfWeek.values())));
            case 6 -> inAll ? "FREQ=MONTHLY" : "FREQ=DAILY";
            case 7 -> inAll ? "FREQ=MONTHLY;BYMONTHDAY=" + start.getDayOfMonth() : clamped(start);
            case 8 -> "FREQ=MONTHLY;BYDAY=" + nth + name;
            case 9 -> "FREQ=MONTHLY" + position(start, ";BYDAY=" + days);
            case 10 -> endOfMonth ? "FREQ=MONTHLY;BYMONTHDAY=-1" : "FREQ=MONTHLY;BYDAY=" + name + ";BYSETPOS=" + nth;
            case 11 -> start.getMonth() == Month.FEBRUARY ? "FREQ=WEEKLY" : "FREQ=YEARLY";
            case 12 -> inAll ? "FREQ=YEARLY" + month + ";BYMONTHDAY=" + start.getDayOfMonth() : "FREQ=WEEKLY";
            case 13 -> "FREQ=YEARLY" + month + ";BYDAY=" + nth + name;
            case 14 -> "FREQ=YEARLY" + month + position(start, ";BYDAY=" + days);
            case 15 ->
                endOfMonth ? "FREQ=YEARLY" + month + ";BYMONTHDAY=-1" : "FREQ=YEARLY" + month + ";BYDAY=" + nth + name;
            default -> clamped(start);
        };
    }

    /** The 29th to 31st, or the last day before it, where that is the start; else the last day before the 28th is any. */
    private static String clamped(LocalDate start) {
        int day = start.getDayOfMonth();
        if (day <= 28) {
            return "FREQ=MONTHLY;BYMONTHDAY=" + day;
        }
        var range = day == 29 ? "28,29" : day == 30 ? "28,29,30" : "28,29,30,31";
        return "FREQ=MONTHLY;BYMONTHDAY=" + range + ";BYSETPOS=-1";
    }

    /** A position of days at which the start stands, where there is one that Graph has, too. */
    private static String position(LocalDate start, String byDay) {
        var days = List.of(byDay.substring(7).split(","));
        long before = start.withDayOfMonth(1)
                .datesUntil(start)
                .filter(day -> days.contains(name(day.getDayOfWeek())))
                .count();
        boolean last = start.plusDays(1)
                .datesUntil(start.plusMonths(1).withDayOfMonth(1))
                .noneMatch(day -> days.contains(name(day.getDayOfWeek())));
        if (last) {
            return byDay + ";BYSETPOS=-1";
        }
        return before < 4 ? byDay + ";BYSETPOS=" + (before + 1) : ";BYDAY=" + nthOf(start) + name(start.getDayOfWeek());
    }

    private static int nthOf(LocalDate start) {
        return start.plusDays(7).getMonth() != start.getMonth() ? -1 : (start.getDayOfMonth() - 1) / 7 + 1;
    }

    private String interval() {
        return random.nextBoolean() ? "" : ";INTERVAL=" + (1 + random.nextInt(4));
    }

    /** None, a count, or an end that may lie on an occurrence, just before one, or anywhere. */
    private String end(LocalDateTime start, ZoneId zone) {
        var day = start.toLocalDate().plusDays(random.nextInt(1500));
        return switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 -> ";COUNT=" + (1 + random.nextInt(40));
            case 2 -> ";UNTIL=" + utc(day.atTime(start.toLocalTime()), zone, 0);
            case 3 -> ";UNTIL=" + utc(day.plusDays(1).atTime(start.toLocalTime()), zone, 1);
            default ->
                ";UNTIL=" + utc(day.plusDays(1).atTime(LocalTime.ofSecondOfDay(random.nextInt(86_400))), zone, 0);
        };
    }

    private static String utc(LocalDateTime local, ZoneId zone, int secondsEarlier) {
        return UTC.format(local.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).minusSeconds(secondsEarlier));
    }

    private Set<DayOfWeek> daysWith(DayOfWeek day) {
        var days = EnumSet.of(day);
        for (int more = random.nextInt(5); more > 0; more--) {
            days.add(pick(List.of(DayOfWeek.values())));
        }
        return days;
    }

    private static String names(Set<DayOfWeek> days) {
        return days.stream().map(RandomRules::name).collect(Collectors.joining(","));
    }

    private static String name(DayOfWeek day) {
        return day.name().substring(0, 2);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
