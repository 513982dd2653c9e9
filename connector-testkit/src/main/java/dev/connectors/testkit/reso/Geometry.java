package dev.connectors.testkit.reso;

import dev.connectors.domain.address.GeoPoint;
import java.util.ArrayList;
import java.util.List;

/** A point, or a ring whose last point is the first again, as filters of this kind write them: longitude first. */
record Geometry(List<GeoPoint> points) {

    static Geometry parse(String shape) {
        var points = new ArrayList<GeoPoint>();
        for (var pair : shape.replaceAll("[A-Z()]", "").split(",")) {
            var parts = pair.strip().split("\\s+");
            if (parts.length != 2) {
                throw new Refusal(400, "A point is 'longitude latitude'.");
            }
            points.add(point(parts[1], parts[0]));
        }
        return new Geometry(points);
    }

    private static GeoPoint point(String latitude, String longitude) {
        try {
            return new GeoPoint(Double.parseDouble(latitude), Double.parseDouble(longitude));
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "A point is 'longitude latitude', in degrees.");
        }
    }

    double milesFrom(GeoPoint point) {
        return point.milesTo(points.get(0));
    }

    /** Whether a point lies in the ring; on the plane. */
    boolean holds(GeoPoint point) {
        boolean inside = false;
        for (int i = 0; i + 1 < points.size(); i++) {
            var a = points.get(i);
            var b = points.get(i + 1);
            if (a.latitude() > point.latitude() != b.latitude() > point.latitude()) {
                double crossing = a.longitude()
                        + (b.longitude() - a.longitude())
                                * (point.latitude() - a.latitude())
                                / (b.latitude() - a.latitude());
                inside ^= point.longitude() < crossing;
            }
        }
        return inside;
    }
}
