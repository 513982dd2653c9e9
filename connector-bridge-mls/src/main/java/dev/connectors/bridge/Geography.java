package dev.connectors.bridge;

import dev.connectors.bridge.query.Dialect;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Filter.Operator;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.address.GeoPoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Nearness and areas, as filters. Hosts that can are asked for exactly this; of others a box around it is asked, and what is in the box
 * and not in the area is left out afterwards.
 */
final class Geography {

    private static final String POINT = "Coordinates";
    private static final double MILES_PER_DEGREE = 69.0; // a little less than it is, so that the box is not too small

    private Geography() {}

    /** Whether a host answers exactly what was asked, so that its counts are right. */
    static boolean isExact(Source source) {
        return source.client().dialect().geo() != Dialect.Geo.NONE && source.searches(POINT);
    }

    static Filter near(Source source, GeoPoint centre, double miles) {
        if (isExact(source)) {
            return located(source, new Filter.Within(POINT, centre, miles));
        }
        double down = miles / MILES_PER_DEGREE;
        double across = down / Math.max(0.01, Math.cos(Math.toRadians(Math.abs(centre.latitude()) + down)));
        return located(
                source,
                box(
                        source,
                        centre.latitude() - down,
                        centre.latitude() + down,
                        centre.longitude() - across,
                        centre.longitude() + across));
    }

    static Filter within(Source source, List<GeoPoint> corners) {
        if (isExact(source)) {
            return located(source, new Filter.Inside(POINT, counterclockwise(corners)));
        }
        return located(
                source,
                box(
                        source,
                        corners.stream().mapToDouble(GeoPoint::latitude).min().orElseThrow(),
                        corners.stream().mapToDouble(GeoPoint::latitude).max().orElseThrow(),
                        corners.stream().mapToDouble(GeoPoint::longitude).min().orElseThrow(),
                        corners.stream().mapToDouble(GeoPoint::longitude).max().orElseThrow()));
    }

    /** A ring on a sphere has two insides; whoever is strict takes the one on its left (RFC 7946, section 3.1.6). */
    static List<GeoPoint> counterclockwise(List<GeoPoint> corners) {
        double twice = 0; // the area, by the shoelace formula
        for (int i = 0; i < corners.size(); i++) {
            var a = corners.get(i);
            var b = corners.get((i + 1) % corners.size());
            twice += a.longitude() * b.latitude() - b.longitude() * a.latitude();
        }
        if (twice >= 0) {
            return corners;
        }
        var reversed = new ArrayList<>(corners);
        Collections.reverse(reversed);
        return List.copyOf(reversed);
    }

    /** Whether a point lies in an area, by the rule of even and odd; areas of a town's size, not over the date line. */
    static boolean contains(List<GeoPoint> corners, GeoPoint point) {
        boolean inside = false;
        for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
            var a = corners.get(i);
            var b = corners.get(j);
            if ((a.latitude() > point.latitude()) != (b.latitude() > point.latitude())
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

    private static Filter located(Source source, Filter place) {
        return source.display().located().map(place::and).orElse(place);
    }

    private static Filter box(Source source, double south, double north, double west, double east) {
        if (!source.searches("Latitude") || !source.searches("Longitude")) {
            throw source.cannotSearch("distance or area");
        }
        var sides = new ArrayList<Filter>();
        sides.add(Filter.is("Latitude", Operator.GE, degrees(south)));
        sides.add(Filter.is("Latitude", Operator.LE, degrees(north)));
        sides.add(Filter.is("Longitude", Operator.GE, degrees(west)));
        sides.add(Filter.is("Longitude", Operator.LE, degrees(east)));
        return new Filter.And(sides);
    }

    private static Value degrees(double degrees) {
        return Value.of(BigDecimal.valueOf(Math.rint(degrees * 1e6) / 1e6));
    }
}
