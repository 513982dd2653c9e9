package dev.connectors.bridge.odata;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.jspecify.annotations.Nullable;

/** OData's values and their order: literals, comparisons (OData 4.01 part 2, 5.1.1.1), and geography. */
final class Values {

    private static final double EARTH_MILES = 3958.7613;

    private Values() {}

    static @Nullable Object literal(Literal literal) {
        var text = literal.getText();
        if (literal.getType() == null || text.equals("null")) {
            return null;
        }
        return switch (literal.getType().getName()) {
            case "String" -> text.substring(1, text.length() - 1).replace("''", "'");
            case "Boolean" -> Boolean.valueOf(text);
            case "Date" -> LocalDate.parse(text);
            case "DateTimeOffset" -> OffsetDateTime.parse(text).toInstant();
            case "GeographyPoint" -> points(text).get(0);
            case "GeographyPolygon" -> points(text);
            default -> Double.valueOf(text);
        };
    }

    /** The points in a geography literal, whatever it is of. */
    private static List<Table.Point> points(String text) {
        var inner = text.substring(text.indexOf('(') + 1, text.lastIndexOf(')')).replaceAll("[()]", "");
        var points = new ArrayList<Table.Point>();
        for (var pair : inner.split(",")) {
            var parts = pair.strip().split("\\s+");
            points.add(new Table.Point(Double.parseDouble(parts[0]), Double.parseDouble(parts[1])));
        }
        return points;
    }

    /** A comparison; with null only eq and ne can be true. */
    static boolean compare(BinaryOperatorKind kind, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return switch (kind) {
                case EQ -> left == right;
                case NE -> left != right;
                default -> false;
            };
        }
        int order = order(left, right);
        return switch (kind) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    /** Null comes first (OData 4.01 part 1, 11.2.6.2). */
    static int ordered(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? -1 : 1;
        }
        return order(left, right);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // both are of the property's type, or comparable dates
    private static int order(Object left, Object right) {
        if (left instanceof Instant instant && right instanceof LocalDate day) {
            return instant.compareTo(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        if (left instanceof LocalDate && right instanceof Instant) {
            return -order(right, left);
        }
        return ((Comparable) left).compareTo(right);
    }

    /** Great circle, in miles, as this dialect measures. */
    static double miles(Table.Point a, Table.Point b) {
        double dLat = Math.toRadians(b.latitude() - a.latitude());
        double dLon = Math.toRadians(b.longitude() - a.longitude());
        double h = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(a.latitude()))
                        * Math.cos(Math.toRadians(b.latitude()))
                        * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_MILES * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    /** Whether a point lies in a closed ring; on the plane, which is exact enough for a town. */
    static boolean within(Table.Point point, List<Table.Point> ring) {
        boolean inside = false;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            var a = ring.get(i);
            var b = ring.get(j);
            if (a.latitude() > point.latitude() != b.latitude() > point.latitude()
                    && point.longitude()
                            < (b.longitude() - a.longitude())
                                            * (point.latitude() - a.latitude())
                                            / (b.latitude() - a.latitude())
                                    + a.longitude()) {
                inside = !inside;
            }
        }
        return inside;
    }
}
