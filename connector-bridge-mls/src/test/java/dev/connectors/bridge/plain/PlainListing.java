package dev.connectors.bridge.plain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** A row of the server; what it does not hold is an empty text, and no number. */
record PlainListing(Map<String, Object> row, PlainAddress address) {

    private static final double SQUARE_FEET_PER_SQUARE_METRE = 1 / (0.3048 * 0.3048);

    static PlainListing of(Map<String, Object> row) {
        return new PlainListing(row, PlainAddress.of(row));
    }

    String key() {
        return text("ListingKey");
    }

    String text(String field) {
        return (String) row.getOrDefault(field, "");
    }

    /** Not a number where there is none, so that it is neither more nor less than anything. */
    double number(String field) {
        return (Double) row.getOrDefault(field, Double.NaN);
    }

    double squareFeet() {
        double area = number("LivingArea");
        return text("LivingAreaUnits").equals("Square Meters") ? area * SQUARE_FEET_PER_SQUARE_METRE : area;
    }

    Instant moment(String field) {
        return (Instant) row.get(field);
    }

    /** Came on the market: where the MLS does not say, by contract. */
    LocalDate listed() {
        return (LocalDate) row.getOrDefault("OnMarketDate", row.get("ListingContractDate"));
    }

    /** A seller's consent; silence is one or not. */
    boolean consents(String field, boolean silenceIsConsent) {
        return (Boolean) row.getOrDefault(field, silenceIsConsent);
    }

    /** Where it is; zeros say nothing. */
    Optional<PlainPlace> place() {
        double latitude = number("Latitude");
        return Double.isNaN(latitude) || latitude == 0
                ? Optional.empty()
                : Optional.of(new PlainPlace(latitude, number("Longitude")));
    }
}
