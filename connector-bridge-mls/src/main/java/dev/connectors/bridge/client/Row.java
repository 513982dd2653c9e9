package dev.connectors.bridge.client;

import dev.connectors.domain.ForeignText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row as a host answered it. Immutable.
 *
 * <p>Hosts answer days as timestamps and text as numbers here and there, so each field is read as what it is needed for, and one that
 * cannot be is absent; the rest of the row still counts.
 */
public final class Row {

    private final Map<String, Object> fields;

    /** @param fields text, {@link BigDecimal}, {@link Boolean}, {@link Row}, and lists of these; no nulls */
    Row(Map<String, Object> fields) {
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Whether a field is filled. */
    public boolean has(String field) {
        return fields.containsKey(field);
    }

    /** Text; blank counts as absent. */
    public Optional<String> text(String field) {
        var value = fields.get(field);
        if (value instanceof List<?> list) {
            value = list.isEmpty() ? null : list.get(0);
        }
        return text(value);
    }

    /** Text that a provider stores. */
    public Optional<ForeignText> foreign(String field) {
        return text(field).map(ForeignText::new);
    }

    /** The texts of a field that holds several; one text counts as a list of one. */
    public List<String> texts(String field) {
        var value = fields.get(field);
        var texts = new ArrayList<String>();
        for (var one : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
            text(one).ifPresent(texts::add);
        }
        return texts;
    }

    /** A number; placeholders below zero count as absent, except where a number may be negative. */
    public Optional<BigDecimal> number(String field) {
        var value = fields.get(field);
        if (value instanceof BigDecimal number) {
            return Optional.of(number);
        }
        if (value instanceof String text && text.strip().matches("-?\\d{1,15}(\\.\\d{1,10})?")) {
            return Optional.of(new BigDecimal(text.strip()));
        }
        return Optional.empty();
    }

    /** A quantity: a number above zero. */
    public Optional<BigDecimal> quantity(String field) {
        return number(field).filter(number -> number.signum() > 0);
    }

    /** A count: a whole number, not below zero. */
    public Optional<Integer> count(String field) {
        return number(field)
                .filter(number -> number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(1_000_000)) < 0)
                .map(number -> number.setScale(0, RoundingMode.DOWN).intValue());
    }

    /** Yes or no. */
    public Optional<Boolean> flag(String field) {
        return fields.get(field) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
    }

    /** A day, also where a timestamp was answered. */
    public Optional<LocalDate> day(String field) {
        return text(field).filter(text -> text.length() >= 10).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text.substring(0, 10)));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    /** An instant. */
    public Optional<Instant> instant(String field) {
        return text(field).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    /** The rows inside a field, such as a listing's media. */
    public List<Row> rows(String field) {
        return fields.get(field) instanceof List<?> list
                ? list.stream()
                        .filter(Row.class::isInstance)
                        .map(Row.class::cast)
                        .toList()
                : List.of();
    }

    private static Optional<String> text(@Nullable Object value) {
        if (value instanceof String text) {
            return text.isBlank() ? Optional.empty() : Optional.of(text);
        }
        return value instanceof BigDecimal number ? Optional.of(number.toPlainString()) : Optional.empty();
    }

    /** Which fields there are, and nothing of what they hold. */
    @Override
    public String toString() {
        return "Row" + fields.keySet();
    }
}
