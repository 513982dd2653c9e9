package dev.connectors.domain.address;

import java.math.BigDecimal;

/**
 * A point on the earth (WGS 84). In JSON it is one string, latitude first: {@code 30.2672,-97.7431}. Immutable.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
public record GeoPoint(double latitude, double longitude) {

    private static final double EARTH_RADIUS_MILES = 3958.7613; // mean radius of 6371.0088 km

    public GeoPoint {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("latitude must be -90 to 90, then longitude -180 to 180");
        }
        latitude += 0.0; // minus zero is zero
        longitude += 0.0;
    }

    /**
     * Reads {@code latitude,longitude}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static GeoPoint parse(String text) {
        if (!text.matches("-?\\d{1,2}(\\.\\d{1,12})?, ?-?\\d{1,3}(\\.\\d{1,12})?")) {
            throw new IllegalArgumentException("latitude,longitude in degrees, such as 30.2672,-97.7431");
        }
        int comma = text.indexOf(',');
        return new GeoPoint(
                Double.parseDouble(text.substring(0, comma)),
                Double.parseDouble(text.substring(comma + 1).strip()));
    }

    /** Miles to another point, by the haversine formula on a sphere: within half a percent of the ellipsoid. */
    public double milesTo(GeoPoint other) {
        double down = Math.toRadians(other.latitude - latitude);
        double across = Math.toRadians(other.longitude - longitude);
        double a = Math.pow(Math.sin(down / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(across / 2), 2);
        return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(a)));
    }

    /** Latitude first, without exponents. */
    @Override
    public String toString() {
        return plain(latitude) + "," + plain(longitude);
    }

    private static String plain(double degrees) {
        return BigDecimal.valueOf(degrees).stripTrailingZeros().toPlainString();
    }
}
