package dev.connectors.bridge.query;

import dev.connectors.bridge.query.Dialect.Geo;
import dev.connectors.domain.address.GeoPoint;
import dev.connectors.error.Unsupported;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;

/**
 * Writes a filter as a host reads it: {@code $filter} of OData 4.01 part 2, section 5.1.1, not yet percent-encoded. One per filter,
 * one thread.
 *
 * <p>Operators that many stores know as one word only ({@code in}) are spelled out where the host does not promise them. A host that
 * cannot say something is never asked: that is {@link Unsupported}, before any request.
 */
public final class FilterText {

    /** With all its digits: cut to milliseconds it would be an earlier moment, and a sync would stay before it for ever. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Dialect dialect;
    private final StringBuilder out = new StringBuilder(128);

    private FilterText(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * The text.
     *
     * @throws Unsupported if hosts of this kind cannot say it
     */
    public static String of(Filter filter, Dialect dialect) {
        var text = new FilterText(dialect);
        text.write(filter);
        return text.out.toString();
    }

    private void write(Filter filter) {
        if (filter instanceof Filter.And and) {
            joined(and.parts(), " and ");
        } else if (filter instanceof Filter.Or or) {
            joined(or.parts(), " or ");
        } else if (filter instanceof Filter.Not not) {
            out.append("not (");
            write(not.part());
            out.append(')');
        } else if (filter instanceof Filter.Compare compare) {
            compare(compare.field(), compare.operator(), compare.value());
        } else if (filter instanceof Filter.In in) {
            in(in);
        } else if (filter instanceof Filter.Words words) {
            words(words);
        } else if (filter instanceof Filter.Within within) {
            within(within);
        } else if (filter instanceof Filter.Inside inside) {
            inside(inside);
        }
    }

    /** Parts that are themselves joined stand in parentheses, so nothing hangs on which operator binds closer. */
    private void joined(List<Filter> parts, String by) {
        for (int i = 0; i < parts.size(); i++) {
            out.append(i == 0 ? "" : by);
            var part = parts.get(i);
            boolean isJoined = part instanceof Filter.And
                    || part instanceof Filter.Or
                    || (part instanceof Filter.In in && in.values().size() > 1 && !isOneWord(in));
            if (isJoined) {
                out.append('(');
                write(part);
                out.append(')');
            } else {
                write(part);
            }
        }
    }

    private void compare(String field, Filter.Operator operator, Value value) {
        out.append(field)
                .append(' ')
                .append(operator.name().toLowerCase(Locale.ROOT))
                .append(' ');
        value(value);
    }

    /** Members of enumerations are spelled out for every host: some parsers that know {@code in} fail on them. */
    private boolean isOneWord(Filter.In in) {
        return dialect.inList() && in.values().stream().noneMatch(Value.Member.class::isInstance);
    }

    private void in(Filter.In in) {
        if (isOneWord(in)) {
            out.append(in.field()).append(" in (");
            for (int i = 0; i < in.values().size(); i++) {
                out.append(i == 0 ? "" : ",");
                value(in.values().get(i));
            }
            out.append(')');
            return;
        }
        for (int i = 0; i < in.values().size(); i++) {
            out.append(i == 0 ? "" : " or ");
            compare(in.field(), Filter.Operator.EQ, in.values().get(i));
        }
    }

    /** Both sides in lower case, since hosts compare case-sensitively and promise no other function for it. */
    private void words(Filter.Words words) {
        var lower = words.text().toLowerCase(Locale.ROOT);
        switch (words.match()) {
            case EQUALS -> {
                out.append("tolower(").append(words.field()).append(") eq ");
                text(lower);
            }
            case CONTAINS -> function("contains", words.field(), lower);
            case STARTS_WITH -> function("startswith", words.field(), lower);
        }
    }

    private void function(String name, String field, String lower) {
        out.append(name).append("(tolower(").append(field).append("),");
        text(lower);
        out.append(')');
    }

    private void within(Filter.Within within) {
        requireGeo();
        out.append("geo.distance(").append(within.field()).append(',');
        point(within.centre());
        out.append(") le ");
        out.append(plain(BigDecimal.valueOf(within.miles()).setScale(3, RoundingMode.HALF_UP)));
    }

    private void inside(Filter.Inside inside) {
        requireGeo();
        out.append("geo.intersects(").append(inside.field()).append(',');
        out.append("POLYGON((");
        for (var corner : inside.corners()) {
            position(corner);
            out.append(',');
        }
        position(inside.corners().get(0)); // a ring ends where it began
        out.append(")))");
    }

    private void requireGeo() {
        if (dialect.geo() == Geo.NONE) {
            throw new Unsupported("This MLS cannot search by distance or area. Use cities or postal codes.");
        }
    }

    private void point(GeoPoint at) {
        out.append("POINT(");
        position(at);
        out.append(')');
    }

    private void position(GeoPoint at) {
        out.append(plain(BigDecimal.valueOf(at.longitude())))
                .append(' ')
                .append(plain(BigDecimal.valueOf(at.latitude())));
    }

    private void value(Value value) {
        if (value instanceof Value.Text text) {
            text(text.text());
        } else if (value instanceof Value.Number number) {
            out.append(plain(number.number()));
        } else if (value instanceof Value.Flag flag) {
            out.append(flag.flag());
        } else if (value instanceof Value.Day day) {
            out.append(day.day());
        } else if (value instanceof Value.Moment moment) {
            out.append(MOMENT.format(moment.instant()));
        } else if (value instanceof Value.Member member) {
            out.append(member.type()).append('\'').append(member.member()).append('\'');
        } else if (value instanceof Value.Nothing) {
            out.append("null");
        }
    }

    /** The only place where text is quoted: a quote within is written twice. */
    private void text(String text) {
        out.append('\'').append(text.replace("'", "''")).append('\'');
    }

    private static String plain(BigDecimal number) {
        var shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return shortest.toPlainString();
    }
}
