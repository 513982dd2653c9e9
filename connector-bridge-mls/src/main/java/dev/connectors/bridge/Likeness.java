package dev.connectors.bridge;

import dev.connectors.domain.listings.FindComparables.Comparable;
import dev.connectors.domain.listings.ListingSummary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * In what two listings are alike, and in what not, as sentences and as a number to sort by. It knows nothing of value. Pure.
 *
 * @param comparable the listing with its sentences
 * @param distance 0 for the same; each difference adds
 */
record Likeness(Comparable comparable, double distance) {

    private static final double ALIKE = 0.1; // a tenth more or less of an area is alike
    private static final int ALIKE_YEARS = 10;

    /** Compares a listing whose distance is known with the subject. */
    static Likeness of(ListingSummary subject, ListingSummary other) {
        var alike = new ArrayList<String>();
        var different = new ArrayList<String>();
        double miles = other.miles().map(BigDecimal::doubleValue).orElse(0.0);
        alike.add(other.miles().map(BigDecimal::toPlainString).orElse("?") + " miles away");
        double distance = miles
                + bedrooms(subject, other, alike, different)
                + baths(subject, other, alike, different)
                + area(subject, other, alike, different)
                + year(subject, other, alike, different)
                + kind(subject, other, alike, different);
        return new Likeness(new Comparable(other, List.copyOf(alike), List.copyOf(different)), distance);
    }

    private static double bedrooms(
            ListingSummary subject, ListingSummary other, List<String> alike, List<String> different) {
        return rooms("bedroom", subject.BedroomsTotal(), other.BedroomsTotal(), alike, different);
    }

    private static double baths(
            ListingSummary subject, ListingSummary other, List<String> alike, List<String> different) {
        return rooms("bathroom", subject.BathroomsTotalInteger(), other.BathroomsTotalInteger(), alike, different) / 2;
    }

    private static double rooms(
            String noun,
            Optional<Integer> subject,
            Optional<Integer> other,
            List<String> alike,
            List<String> different) {
        if (subject.isEmpty() || other.isEmpty()) {
            different.add("the number of " + noun + "s is not stated");
            return 0.5;
        }
        int more = other.get() - subject.get();
        if (more == 0) {
            alike.add(count(other.get(), noun) + ", as many");
        } else {
            different.add(count(Math.abs(more), noun) + (more > 0 ? " more" : " fewer"));
        }
        return Math.abs(more);
    }

    private static double area(
            ListingSummary subject, ListingSummary other, List<String> alike, List<String> different) {
        boolean sameUnits = subject.LivingAreaUnits().equals(other.LivingAreaUnits());
        if (subject.LivingArea().isEmpty() || other.LivingArea().isEmpty() || !sameUnits) {
            different.add("the living areas cannot be compared");
            return 0.5;
        }
        double ratio = other.LivingArea().get().doubleValue()
                        / subject.LivingArea().get().doubleValue()
                - 1;
        var percent = Math.round(Math.abs(ratio) * 100);
        var words = percent == 0
                ? "living area the same"
                : "living area " + percent + "% " + (ratio > 0 ? "larger" : "smaller");
        (Math.abs(ratio) <= ALIKE ? alike : different).add(words);
        return Math.abs(ratio) * 4;
    }

    private static double year(
            ListingSummary subject, ListingSummary other, List<String> alike, List<String> different) {
        if (subject.YearBuilt().isEmpty() || other.YearBuilt().isEmpty()) {
            return 0.25;
        }
        int later = other.YearBuilt().get() - subject.YearBuilt().get();
        var words = later == 0
                ? "built in the same year"
                : "built " + count(Math.abs(later), "year") + (later > 0 ? " later" : " earlier");
        (Math.abs(later) <= ALIKE_YEARS ? alike : different).add(words);
        return Math.abs(later) / 40.0;
    }

    private static double kind(
            ListingSummary subject, ListingSummary other, List<String> alike, List<String> different) {
        boolean same = subject.PropertySubType().isPresent()
                && subject.PropertySubType().equals(other.PropertySubType());
        (same ? alike : different).add(same ? "of the same subtype" : "of another subtype, or none is stated");
        return same ? 0 : 1;
    }

    private static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
