package dev.connectors.outlook.calendar;

import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.spi.Json;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The properties of a {@code recurrencePattern} as they are read: which of them count depends on the type, which may stand last, and
 * those that don't are answered as 0 or as a default. One thread.
 */
final class PatternFields {

    private String type = "";
    private int interval = 1;
    private int dayOfMonth;
    private int month;
    private final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    private boolean unknownDay;
    private DayOfWeek firstDay = DayOfWeek.SUNDAY; // Graph's default
    private Optional<DayInMonth.Index> index = Optional.of(DayInMonth.Index.FIRST); // likewise

    void read(JsonParser in) throws IOException {
        Json.fields(in, name -> {
            switch (name) {
                case "type" -> type = in.getText();
                case "interval" -> interval = in.getIntValue();
                case "dayOfMonth" -> dayOfMonth = in.getIntValue();
                case "month" -> month = in.getIntValue();
                case "daysOfWeek" ->
                    Json.items(in, () -> day(in.getText()).ifPresentOrElse(days::add, this::unknownDay));
                case "firstDayOfWeek" -> firstDay = day(in.getText()).orElse(firstDay);
                case "index" -> index = named(DayInMonth.Index.values(), DayInMonth.Index::word, in.getText());
                default -> {}
            }
        });
    }

    private void unknownDay() {
        unknownDay = true;
    }

    GraphPattern pattern() {
        return known().orElseGet(() -> new GraphPattern.Other(type, interval));
    }

    private Optional<GraphPattern> known() {
        if (interval < 1 || unknownDay) {
            return Optional.empty();
        }
        return switch (type) {
            case "daily" -> Optional.of(new GraphPattern.Daily(interval));
            case "weekly" ->
                days.isEmpty() ? Optional.empty() : Optional.of(new GraphPattern.Weekly(interval, days, firstDay));
            case "absoluteMonthly" -> numbered().map(this::monthly);
            case "relativeMonthly" -> nth().map(this::monthly);
            case "absoluteYearly" -> numbered().flatMap(this::yearly);
            case "relativeYearly" -> nth().flatMap(this::yearly);
            default -> Optional.empty();
        };
    }

    private GraphPattern monthly(DayInMonth day) {
        return new GraphPattern.Monthly(interval, day);
    }

    private Optional<GraphPattern> yearly(DayInMonth day) {
        return month < 1 || month > 12
                ? Optional.empty()
                : Optional.of(new GraphPattern.Yearly(interval, Month.of(month), day));
    }

    private Optional<DayInMonth> numbered() {
        return dayOfMonth < 1 || dayOfMonth > 31 ? Optional.empty() : Optional.of(new DayInMonth.Numbered(dayOfMonth));
    }

    private Optional<DayInMonth> nth() {
        return days.isEmpty() ? Optional.empty() : index.map(nth -> new DayInMonth.Nth(days, nth));
    }

    private static Optional<DayOfWeek> day(String word) {
        return named(DayOfWeek.values(), GraphPattern::word, word);
    }

    private static <T> Optional<T> named(T[] all, Function<T, String> name, String text) {
        return Stream.of(all)
                .filter(one -> name.apply(one).equalsIgnoreCase(text))
                .findFirst();
    }
}
