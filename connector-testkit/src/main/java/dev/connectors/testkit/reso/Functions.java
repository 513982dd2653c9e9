package dev.connectors.testkit.reso;

import dev.connectors.domain.address.GeoPoint;
import java.util.List;
import java.util.Locale;

/** The functions that hosts of this kind know. */
final class Functions {

    private interface OfTexts {
        boolean test(String text, String part);
    }

    private Functions() {}

    static Expression of(String name, List<Expression> arguments) {
        require(name, arguments, name.equals("tolower") ? 1 : 2);
        var first = arguments.get(0);
        return switch (name) {
            case "tolower" ->
                (row, bound) -> first.of(row, bound) instanceof String text ? text.toLowerCase(Locale.ROOT) : null;
            case "contains" -> texts(arguments, String::contains);
            case "startswith" -> texts(arguments, String::startsWith);
            case "endswith" -> texts(arguments, String::endsWith);
            case "geo.distance" ->
                (row, bound) -> first.of(row, bound) instanceof GeoPoint at
                                && arguments.get(1).of(row, bound) instanceof Geometry shape
                        ? (Object) shape.milesFrom(at)
                        : null;
            case "geo.intersects" ->
                (row, bound) -> first.of(row, bound) instanceof GeoPoint at
                                && arguments.get(1).of(row, bound) instanceof Geometry shape
                        ? (Object) shape.holds(at)
                        : null;
            default -> throw new Refusal(400, "There is no function " + name + ".");
        };
    }

    private static void require(String name, List<Expression> arguments, int count) {
        if (arguments.size() != count) {
            throw new Refusal(400, name + " takes " + count + (count == 1 ? " argument." : " arguments."));
        }
    }

    private static Expression texts(List<Expression> arguments, OfTexts test) {
        return (row, bound) -> arguments.get(0).of(row, bound) instanceof String text
                        && arguments.get(1).of(row, bound) instanceof String part
                ? (Object) test.test(text, part)
                : null;
    }
}
