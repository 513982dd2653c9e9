package dev.connectors.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Text and numbers as the JSON Canonicalization Scheme writes them (RFC 8785, sections 3.2.2.2 and 3.2.2.3). */
final class CanonicalJson {

    private static final double EXACT = 1L << 53;

    /** @throws IllegalArgumentException if the text holds half of a surrogate pair, which UTF-8 cannot write */
    static void text(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append(c < 16 ? "\\u000" : "\\u00").append(Integer.toHexString(c));
                    } else if (!Character.isSurrogate(c)) {
                        out.append(c);
                    } else {
                        pair(text, i++, out);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void pair(String text, int at, StringBuilder out) {
        if (at + 1 == text.length() || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
            throw new IllegalArgumentException("half of a surrogate pair has no canonical form");
        }
        out.append(text, at, at + 2);
    }

    /**
     * Appends a number as ECMAScript prints it (ECMA-262, Number::toString).
     *
     * @throws IllegalArgumentException if it is infinite or not a number
     */
    static void number(double number, StringBuilder out) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a number that is not finite has no canonical form");
        }
        if (Math.abs(number) < EXACT && number == Math.rint(number)) {
            out.append((long) number);
            return;
        }
        if (number < 0) {
            out.append('-');
        }
        var shortest = shortest(Math.abs(number));
        var digits = shortest.unscaledValue().toString();
        int k = digits.length();
        int n = k - shortest.scale(); // the value is 0.digits times ten to the n
        if (k <= n && n <= 21) {
            out.append(digits).append("0".repeat(n - k));
        } else if (0 < n && n <= 21) {
            out.append(digits, 0, n).append('.').append(digits, n, k);
        } else if (-6 < n && n <= 0) {
            out.append("0.").append("0".repeat(-n)).append(digits);
        } else {
            out.append(digits.charAt(0));
            if (k > 1) {
                out.append('.').append(digits, 1, k);
            }
            out.append('e').append(n > 0 ? "+" : "").append(n - 1);
        }
    }

    /**
     * The decimal of the fewest digits that reads as this number, and of several the closest.
     *
     * <p>{@code Double.toString} gives it only since JDK 19 (JDK-4511638). Where it gives fifteen digits or fewer it
     * was right before too, since no two such decimals read as the same normal number.
     */
    private static BigDecimal shortest(double number) {
        var printed = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        if (printed.precision() <= 15 && number >= 1e-300) {
            return printed;
        }
        var exact = new BigDecimal(number);
        for (int digits = 1; digits < 17; digits++) {
            // Next to a power of two the gap below is half the gap above: the closest decimal may read as another
            // number while the second closest reads as this one. So both neighbours are tried.
            var below = exact.round(new MathContext(digits, RoundingMode.DOWN));
            var above = exact.round(new MathContext(digits, RoundingMode.UP));
            boolean belowReads = below.doubleValue() == number;
            boolean aboveReads = above.doubleValue() == number;
            boolean belowIsCloser = exact.subtract(below).compareTo(above.subtract(exact)) <= 0;
            if (belowReads && (belowIsCloser || !aboveReads)) {
                return below.stripTrailingZeros();
            }
            if (aboveReads) {
                return above.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    private CanonicalJson() {}
}
