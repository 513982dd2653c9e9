package dev.connectors.testkit.reso;

import java.util.ArrayList;
import java.util.List;

/**
 * A point on earth.
 *
 * @param longitude degrees, east positive
 * @param latitude degrees, north positive
 */
public record Place(double longitude, double latitude) {

    private static final double EARTH_MILES = 3958.7613;

    /** The points of a shape; of a ring the last is the first again. */
    record Shape(List<Place> points) {}

    static Shape parse(String shape) {
        var points = new ArrayList<Place>();
        for (var pair : shape.replaceAll("[A-Z()]", "").split(",")) {
            var parts = pair.strip().split("\\s+");
            if (parts.length != 2) {
                throw new Refusal(400, "A point is 'longitude latitude'.");
            }
            points.add(new Place(number(parts[0]), number(parts[1])));
        }
        return new Shape(points);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new Refusal(400, "A point is 'longitude latitude'.");
        }
    }

    /** Along the great circle. */
    double miles(Place other) {
        double dLat = Math.toRadians(other.latitude - latitude);
        double dLon = Math.toRadians(other.longitude - longitude);
        double h = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_MILES * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    /** Whether it lies in a ring; on the plane. */
    boolean in(Shape ring) {
        var points = ring.points();
        boolean inside = false;
        for (int i = 0; i + 1 < points.size(); i++) {
            var a = points.get(i);
            var b = points.get(i + 1);
            if (a.latitude > latitude != b.latitude > latitude) {
                double crossing =
                        a.longitude + (b.longitude - a.longitude) * (latitude - a.latitude) / (b.latitude - a.latitude);
                inside ^= longitude < crossing;
            }
        }
        return inside;
    }
}
