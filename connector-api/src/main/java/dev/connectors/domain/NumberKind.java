package dev.connectors.domain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number.
 *
 * <p>Whole numbers stay within what every JSON reader holds exactly (RFC 7493 section 2.2), decimals within fifteen
 * digits before, after and in all, so that canonical JSON gives back an equal value. A decimal is read in its shortest
 * form: 2.50 as 2.5.
 */
final class NumberKind extends Kind {

    private static final int MOST_ZEROS = 40;

    /** The Java types of numbers. */
    enum Form {
        INT(Integer.class, "a whole number"),
        LONG(Long.class, "a whole number"),
        DOUBLE(Double.class, "a number"),
        DECIMAL(BigDecimal.class, "a number of at most 15 digits");

        private final Class<?> type;
        private final String noun;

        Form(Class<?> type, String noun) {
            this.type = type;
            this.noun = noun;
        }
    }

    private static final long MOST_EXACT = (1L << 53) - 1;
    private static final int DIGITS = 15;

    private final Form form;
    private final Limits limits;
    private final long least;
    private final long greatest;

    NumberKind(Form form) {
        this(form, Limits.NONE);
    }

    private NumberKind(Form form, Limits limits) {
        this.form = form;
        this.limits = limits;
        this.least = Math.max(limits.min(), form == Form.INT ? Integer.MIN_VALUE : -MOST_EXACT);
        this.greatest = Math.min(limits.max(), form == Form.INT ? Integer.MAX_VALUE : MOST_EXACT);
    }

    @Override
    NumberKind limitedTo(Limits further) {
        return new NumberKind(form, limits.and(further));
    }

    @Override
    String misplaced(Limits wanted) {
        return wanted.beyond(false, true, false);
    }

    @Override
    Class<?> type() {
        return form.type;
    }

    @Override
    String expected() {
        return limits.limitsRange() ? form.noun + ", " + limits.numbers() : form.noun;
    }

    @Override
    @Nullable
    Object read(Reading in) throws IOException {
        var token = in.source.token();
        boolean isWhole = form == Form.INT || form == Form.LONG;
        if (token == Source.Token.FRACTION && isWhole) {
            return in.unfit(expected() + ", without a point");
        }
        if (token != Source.Token.INTEGER && token != Source.Token.FRACTION) {
            return in.misfit(expected());
        }
        var value = switch (form) {
            case INT, LONG -> integer(in);
            case DOUBLE -> real(in);
            case DECIMAL -> decimal(in);
        };
        return value == null ? in.unfit(refusal(in)) : value;
    }

    private String refusal(Reading in) {
        boolean isWhole = form == Form.INT || form == Form.LONG;
        // Says the bounds of the machine only where one was broken: they are nothing to know beforehand.
        return isWhole && !(in.strict && limits.limitsRange())
                ? form.noun + ", " + Limits.span(least, greatest, Long.MIN_VALUE, Long.MAX_VALUE)
                : expected();
    }

    private @Nullable Object integer(Reading in) throws IOException {
        if (!in.source.isLong()) {
            return null;
        }
        long value = in.source.longValue();
        if (in.strict ? value < least || value > greatest : form == Form.INT && value != (int) value) {
            return null;
        }
        return form == Form.INT ? (Object) (int) value : (Object) value;
    }

    private @Nullable Object real(Reading in) throws IOException {
        double value = in.source.doubleValue() + 0.0; // minus zero is zero, as in canonical JSON
        boolean fits = Double.isFinite(value)
                && (!in.strict || !limits.limitsRange() || (value >= limits.min() && value <= limits.max()));
        return fits ? value : null;
    }

    private @Nullable Object decimal(Reading in) throws IOException {
        BigDecimal value;
        try {
            value = new BigDecimal(in.source.digits());
        } catch (NumberFormatException exponentBeyondInt) {
            return null;
        }
        if (value.signum() == 0) {
            value = BigDecimal.ZERO;
        } else {
            // Long, because the sum of two ints of hostile size would wrap around.
            long scale = value.scale();
            if (value.precision() > 100 || value.precision() - scale > DIGITS || scale > 100) {
                return null;
            }
            value = value.stripTrailingZeros();
            if (value.precision() > DIGITS || value.scale() > DIGITS) {
                return null;
            }
            value = value.scale() < 0 ? value.setScale(0) : value;
        }
        boolean fits = !in.strict
                || !limits.limitsRange()
                || (value.compareTo(BigDecimal.valueOf(limits.min())) >= 0
                        && value.compareTo(BigDecimal.valueOf(limits.max())) <= 0);
        return fits ? value : null;
    }

    @Override
    void schema(JsonGenerator out) throws IOException {
        out.writeStringField("type", form == Form.INT || form == Form.LONG ? "integer" : "number");
        if (limits.min() > Long.MIN_VALUE) {
            out.writeNumberField("minimum", limits.min());
        }
        if (limits.max() < Long.MAX_VALUE) {
            out.writeNumberField("maximum", limits.max());
        }
    }

    @Override
    void write(Object value, JsonGenerator out, Shape.Output sink, String field) throws IOException {
        switch (form) {
            case INT -> out.writeNumber((int) value);
            case LONG -> out.writeNumber((long) value);
            case DOUBLE -> out.writeNumber((double) value);
            case DECIMAL -> out.writeNumber(plain((BigDecimal) value));
        }
    }

    @Override
    void canonical(Object value, StringBuilder out) {
        switch (form) {
            case INT, LONG -> out.append(((Number) value).longValue());
            case DOUBLE, DECIMAL -> CanonicalJson.number(((Number) value).doubleValue(), out);
        }
    }

    /** Without an exponent, such as 610000 for 6.1E+5: readers take that for text. */
    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 && number.scale() > -MOST_ZEROS ? number.setScale(0) : number;
    }
}
