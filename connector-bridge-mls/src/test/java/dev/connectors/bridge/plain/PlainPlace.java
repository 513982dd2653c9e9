package dev.connectors.bridge.plain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Geography of a town: a sphere for distances, a plane for areas. */
record PlainPlace(double latitude, double longitude) {

    private static final double EARTH_RADIUS_MILES = 3958.7613;

    /** As an argument has it, {@code latitude,longitude}. */
    static PlainPlace read(String text) {
        var parts = text.split(",");
        return new PlainPlace(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    }

    static List<PlainPlace> all(JsonNode corners) {
        var places = new ArrayList<PlainPlace>();
        corners.forEach(corner -> places.add(read(corner.asText())));
        return places;
    }

    /** By the spherical law of cosines, another way than the one that is tested. */
    double milesTo(PlainPlace other) {
        double a = Math.toRadians(latitude);
        double b = Math.toRadians(other.latitude);
        double across = Math.toRadians(other.longitude - longitude);
        double cosine = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(across);
        return EARTH_RADIUS_MILES * Math.acos(Math.min(1, cosine));
    }

    /** Whoever stands inside and watches somebody walk round the corners turns around once, and outside not at all. */
    boolean isWithin(List<PlainPlace> corners) {
        double turned = 0;
        for (int i = 0; i < corners.size(); i++) {
            double turn = angleTo(corners.get((i + 1) % corners.size())) - angleTo(corners.get(i));
            turned += Math.atan2(Math.sin(turn), Math.cos(turn)); // the shorter way around
        }
        return Math.abs(turned) > Math.PI;
    }

    private double angleTo(PlainPlace other) {
        return Math.atan2(other.latitude - latitude, other.longitude - longitude);
    }
}
