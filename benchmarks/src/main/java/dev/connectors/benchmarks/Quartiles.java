package dev.connectors.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** The median of some numbers, and their lower and upper quartile. */
public record Quartiles(double lower, double median, double upper) {

    static Quartiles of(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    static double median(double[] values) {
        return of(values).median();
    }

    private static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", median, lower, upper);
    }
}
