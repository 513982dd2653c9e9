package dev.connectors.domain;

import java.util.List;

/**
 * A regular expression that is checked in linear time: each character is looked at once. Immutable.
 *
 * <p>It is the position automaton (Glushkov 1961): a state is a character or class of the expression, a set of states is
 * the bits of one long. {@link PatternParser} makes it.
 */
final class LinearPattern {

    static final int MOST_POSITIONS = 64;

    private final String regex;
    private final String schema;
    private final boolean acceptsNothing;
    private final long first;
    private final long last;
    private final long[] follow;
    private final List<CodePoints> positions;
    private final long[] ascii = new long[128];

    LinearPattern(
            String regex,
            boolean hasAlternatives,
            boolean acceptsNothing,
            long first,
            long last,
            long[] follow,
            List<CodePoints> positions) {
        this.regex = regex;
        this.schema = hasAlternatives ? "^(?:" + regex + ")$" : "^" + regex + "$";
        this.acceptsNothing = acceptsNothing;
        this.first = first;
        this.last = last;
        this.follow = follow;
        this.positions = List.copyOf(positions);
        for (int c = 0; c < ascii.length; c++) {
            ascii[c] = matching(-1L, c);
        }
    }

    /** @throws IllegalArgumentException if it cannot be checked in linear time; the message says what is not accepted */
    static LinearPattern of(String regex) {
        return new PatternParser(regex).parse();
    }

    /** As it was written. */
    String regex() {
        return regex;
    }

    /** As JSON Schema wants it, which looks for a match anywhere unless told. */
    String schema() {
        return schema;
    }

    /** Whether the whole text matches. */
    boolean matches(String text) {
        if (text.isEmpty()) {
            return acceptsNothing;
        }
        long next = first;
        long here = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            here = c < 128 ? next & ascii[c] : matching(next, c);
            if (here == 0) {
                return false;
            }
            next = 0;
            for (long left = here; left != 0; left &= left - 1) {
                next |= follow[Long.numberOfTrailingZeros(left)];
            }
        }
        return (here & last) != 0;
    }

    private long matching(long among, int c) {
        long matching = 0;
        for (int i = 0; i < positions.size(); i++) {
            long bit = 1L << i;
            if ((among & bit) != 0 && positions.get(i).contains(c)) {
                matching |= bit;
            }
        }
        return matching;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearPattern pattern && pattern.regex.equals(regex);
    }

    @Override
    public int hashCode() {
        return regex.hashCode();
    }

    @Override
    public String toString() {
        return regex;
    }

    /**
     * A set of characters.
     *
     * @param ranges first and last of each range in turn
     * @param negated whether it is all others
     */
    record CodePoints(int[] ranges, boolean negated) {

        boolean contains(int c) {
            for (int i = 0; i < ranges.length; i += 2) {
                if (c >= ranges[i] && c <= ranges[i + 1]) {
                    return !negated;
                }
            }
            return negated;
        }
    }
}
