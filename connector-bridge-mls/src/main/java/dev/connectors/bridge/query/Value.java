package dev.connectors.bridge.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/** A constant in a filter. Immutable. */
public sealed interface Value {

    /** Text. */
    record Text(String text) implements Value {
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /** A number. */
    record Number(BigDecimal number) implements Value {
        public Number {
            Objects.requireNonNull(number, "number");
        }
    }

    /** Yes or no. */
    record Flag(boolean flag) implements Value {}

    /** A day. */
    record Day(LocalDate day) implements Value {
        public Day {
            Objects.requireNonNull(day, "day");
        }
    }

    /** An instant, to the millisecond. */
    record Moment(Instant instant) implements Value {
        public Moment {
            Objects.requireNonNull(instant, "instant");
        }
    }

    /**
     * A member of an enumeration.
     *
     * @param type its qualified name, such as {@code org.reso.metadata.enums.StandardStatus}
     * @param member such as {@code ActiveUnderContract}
     */
    record Member(String type, String member) implements Value {
        public Member {
            if (!type.matches("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)+")) {
                throw new IllegalArgumentException("not the qualified name of an enumeration");
            }
            if (!member.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                throw new IllegalArgumentException("not the name of a member");
            }
        }
    }

    /** Nothing: the field is not filled. */
    record Nothing() implements Value {}

    /** Text. */
    static Value of(String text) {
        return new Text(text);
    }

    /** A number. */
    static Value of(long number) {
        return new Number(BigDecimal.valueOf(number));
    }

    /** A number. */
    static Value of(BigDecimal number) {
        return new Number(number);
    }

    /** Yes or no. */
    static Value of(boolean flag) {
        return new Flag(flag);
    }

    /** A day. */
    static Value of(LocalDate day) {
        return new Day(day);
    }

    /** An instant. */
    static Value of(Instant instant) {
        return new Moment(instant);
    }

    /** Nothing. */
    static Value nothing() {
        return new Nothing();
    }
}
