package dev.connectors.bridge;

import dev.connectors.bridge.client.Row;
import dev.connectors.domain.listings.GetMarketSummary.Median;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The arithmetic of a market summary. Pure. */
final class Market {

    private Market() {}

    /** The middle one of what is filled; of an even number the mean of the two in the middle, to the cent. */
    static Median median(Collection<Row> rows, Function<Row, Optional<BigDecimal>> value) {
        var values = new ArrayList<BigDecimal>();
        rows.forEach(row -> value.apply(row).ifPresent(values::add));
        Collections.sort(values);
        int size = values.size();
        if (size == 0) {
            return new Median(Optional.empty(), 0);
        }
        var upper = values.get(size / 2);
        var lower = values.get((size - 1) / 2);
        return new Median(Optional.of(quotient(upper.add(lower), BigDecimal.valueOf(2), 2)), size);
    }

    /** Of a sale whose living area is in square feet, or whose unit nobody states. */
    static Optional<BigDecimal> pricePerSquareFoot(Row row) {
        boolean isMetric = row.text("LivingAreaUnits")
                .map(unit -> unit.toLowerCase(Locale.ROOT).contains("met"))
                .orElse(false);
        if (isMetric) {
            return Optional.empty();
        }
        return row.quantity("ClosePrice")
                .flatMap(price -> row.quantity("LivingArea").map(area -> quotient(price, area, 2)));
    }

    /** How long what is active would last at the pace of the sales. */
    static Optional<BigDecimal> monthsOfSupply(int active, int closed, int months) {
        return closed == 0
                ? Optional.empty()
                : Optional.of(quotient(BigDecimal.valueOf((long) active * months), BigDecimal.valueOf(closed), 1));
    }

    /** Rounded to so many places, without the zeros that say nothing. */
    private static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor, int places) {
        var rounded = dividend.divide(divisor, places, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** Days on the market as the MLS counts them. */
    static Function<Row, Optional<BigDecimal>> days() {
        return row -> row.count("DaysOnMarket").map(BigDecimal::valueOf);
    }

    /** What is read of each listing, and no more. */
    static final List<String> FIELDS = List.of(
            "ListingKey",
            Display.LISTING,
            "StandardStatus",
            "ListPrice",
            "ClosePrice",
            "LivingArea",
            "LivingAreaUnits",
            "DaysOnMarket");
}
