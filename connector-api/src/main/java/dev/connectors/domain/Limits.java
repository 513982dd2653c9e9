package dev.connectors.domain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Size}, {@link Range} and {@link Matches} say together. Immutable.
 *
 * @param minSize the least length
 * @param maxSize the greatest length
 * @param min the least number
 * @param max the greatest number
 * @param pattern the form of the text
 */
record Limits(
        int minSize,
        int maxSize,
        long min,
        long max,
        @Nullable LinearPattern pattern) {

    static final Limits NONE = new Limits(0, Integer.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, null);

    /** @throws IllegalArgumentException if the annotations contradict themselves; the message says how */
    static Limits of(AnnotatedElement annotated) {
        var size = annotated.getAnnotation(Size.class);
        var range = annotated.getAnnotation(Range.class);
        var matches = annotated.getAnnotation(Matches.class);
        var limits = new Limits(
                size == null ? 0 : size.min(),
                size == null ? Integer.MAX_VALUE : size.max(),
                range == null ? Long.MIN_VALUE : range.min(),
                range == null ? Long.MAX_VALUE : range.max(),
                matches == null ? null : LinearPattern.of(matches.value()));
        if (limits.minSize < 0 || limits.minSize > limits.maxSize || limits.min > limits.max) {
            throw new IllegalArgumentException("the least is above the greatest, or below zero for a length");
        }
        return limits;
    }

    boolean limitsSize() {
        return minSize > 0 || maxSize < Integer.MAX_VALUE;
    }

    boolean limitsRange() {
        return min > Long.MIN_VALUE || max < Long.MAX_VALUE;
    }

    boolean isNone() {
        return !limitsSize() && !limitsRange() && pattern == null;
    }

    /** The annotations given that are not among those of which a kind takes notice. */
    String beyond(boolean takesSize, boolean takesRange, boolean takesPattern) {
        var beyond = new ArrayList<String>();
        if (limitsSize() && !takesSize) {
            beyond.add("@Size");
        }
        if (limitsRange() && !takesRange) {
            beyond.add("@Range");
        }
        if (pattern != null && !takesPattern) {
            beyond.add("@Matches");
        }
        return String.join(" and ", beyond);
    }

    /** Both; of two patterns the further one replaces, so a type's own pattern must not be given a second one. */
    Limits and(Limits further) {
        return new Limits(
                Math.max(minSize, further.minSize),
                Math.min(maxSize, further.maxSize),
                Math.max(min, further.min),
                Math.min(max, further.max),
                further.pattern == null ? pattern : further.pattern);
    }

    boolean allow(String text, int length) {
        return length >= minSize && length <= maxSize && (pattern == null || pattern.matches(text));
    }

    boolean allowMinutes(Object value) {
        if (!limitsRange() || !(value instanceof Duration duration)) {
            return true;
        }
        var least = min == Long.MIN_VALUE ? Duration.ZERO : Duration.ofMinutes(min);
        return duration.compareTo(least) >= 0
                && (max == Long.MAX_VALUE || duration.compareTo(Duration.ofMinutes(max)) <= 0);
    }

    /** What is expected, to stand after a noun such as 'text'. */
    String words() {
        var words = new StringBuilder();
        if (limitsSize()) {
            words.append(" of ")
                    .append(span(minSize, maxSize, 0, Integer.MAX_VALUE))
                    .append(" characters");
        }
        if (pattern != null) {
            words.append(" that matches ").append(pattern.regex());
        }
        if (limitsRange()) {
            words.append(", ").append(minutes());
        }
        return words.toString();
    }

    /** 'from 1 to 50', 'at least 1', 'at most 50'. */
    String numbers() {
        return span(min, max, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    String minutesHint() {
        return limitsRange() ? minutes() : "";
    }

    void schemaOfText(JsonGenerator out) throws IOException {
        if (minSize > 0) {
            out.writeNumberField("minLength", minSize);
        }
        if (maxSize < Integer.MAX_VALUE) {
            out.writeNumberField("maxLength", maxSize);
        }
        if (pattern != null) {
            out.writeStringField("pattern", pattern.schema());
        }
    }

    private String minutes() {
        var least = min == Long.MIN_VALUE ? "" : Duration.ofMinutes(min).toString();
        var greatest = max == Long.MAX_VALUE ? "" : Duration.ofMinutes(max).toString();
        if (greatest.isEmpty()) {
            return "at least " + least;
        }
        return least.isEmpty() ? "at most " + greatest : least + " to " + greatest;
    }

    static String span(long least, long greatest, long floor, long ceiling) {
        if (greatest == ceiling) {
            return "at least " + least;
        }
        return least == floor ? "at most " + greatest : least + " to " + greatest;
    }
}
