package dev.connectors.domain;

import dev.connectors.domain.LinearPattern.CodePoints;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads the regular expressions of {@link Matches} by recursive descent. One thread, one expression.
 *
 * <p>The grammar is what ECMA-262 with the {@code u} flag, {@code java.util.regex} and an automaton agree on.
 */
final class PatternParser {

    private static final String SYNTAX = "^$\\.*+?()[]{}|/";
    private static final int[] DIGITS = {'0', '9'};
    private static final int[] WORD = {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'};
    private static final int[] LINE_ENDS = {'\n', '\n', '\r', '\r', 0x2028, 0x2029};

    /** A part of the expression: where it may begin and end, as bits of positions. */
    private record Part(boolean nullable, long first, long last) {

        static final Part EMPTY = new Part(true, 0, 0);
    }

    private final String regex;
    private final List<CodePoints> positions = new ArrayList<>();
    private final long[] follow = new long[LinearPattern.MOST_POSITIONS];
    private int at;

    PatternParser(String regex) {
        this.regex = regex;
    }

    LinearPattern parse() {
        var first = sequence();
        boolean several = more() && peek() == '|';
        var whole = several ? or(first, alternativesAfterBar()) : first;
        if (more()) {
            throw refuse("a ) without its (");
        }
        return new LinearPattern(regex, several, whole.nullable, whole.first, whole.last, follow, positions);
    }

    private Part alternatives() {
        var left = sequence();
        return more() && peek() == '|' ? or(left, alternativesAfterBar()) : left;
    }

    private Part alternativesAfterBar() {
        at++;
        return alternatives();
    }

    private static Part or(Part left, Part right) {
        return new Part(left.nullable || right.nullable, left.first | right.first, left.last | right.last);
    }

    private Part sequence() {
        var sequence = Part.EMPTY;
        while (more() && peek() != '|' && peek() != ')') {
            sequence = then(sequence, repeated());
        }
        return sequence;
    }

    private Part then(Part left, Part right) {
        connect(left.last, right.first);
        return new Part(
                left.nullable && right.nullable,
                left.nullable ? left.first | right.first : left.first,
                right.nullable ? left.last | right.last : right.last);
    }

    private void connect(long from, long to) {
        for (long left = from; left != 0; left &= left - 1) {
            follow[Long.numberOfTrailingZeros(left)] |= to;
        }
    }

    private Part repeated() {
        int start = at;
        var once = atom();
        if (!more()) {
            return once;
        }
        var repeated = switch (peek()) {
            case '?' -> {
                at++;
                yield optional(once);
            }
            case '*' -> {
                at++;
                yield optional(looped(once));
            }
            case '+' -> {
                at++;
                yield looped(once);
            }
            case '{' -> counted(start, once);
            default -> once;
        };
        if (more() && "?*+{".indexOf(peek()) >= 0) {
            throw refuse("a quantifier after a quantifier");
        }
        return repeated;
    }

    private static Part optional(Part part) {
        return new Part(true, part.first, part.last);
    }

    private Part looped(Part part) {
        connect(part.last, part.first);
        return part;
    }

    /** Copies the part as often as it counts, by reading it again. */
    private Part counted(int start, Part once) {
        int end = at;
        at++;
        int least = number();
        boolean open = false;
        int most = least;
        if (more() && peek() == ',') {
            at++;
            open = more() && peek() == '}';
            most = open ? Math.max(least, 1) : number();
        }
        expect('}');
        int after = at;
        if (most < 1 || least > most) {
            throw refuse("a count of nothing, or with its least above its greatest");
        }
        Supplier<Part> again = () -> {
            at = start;
            var copy = atom();
            at = end;
            return copy;
        };
        var all = Part.EMPTY;
        for (int i = 0; i < most; i++) {
            var copy = i == 0 ? once : again.get();
            copy = open && i == most - 1 ? looped(copy) : copy;
            all = then(all, i < least ? copy : optional(copy));
        }
        at = after;
        return all;
    }

    private Part atom() {
        int c = next();
        switch (c) {
            case '(':
                if (regex.startsWith("?", at)) {
                    if (!regex.startsWith("?:", at)) {
                        throw refuse("(? other than (?:");
                    }
                    at += 2;
                }
                var inside = alternatives();
                expect(')');
                return inside;
            case '[':
                return position(set());
            case '.':
                return position(new CodePoints(LINE_ENDS, true));
            case '\\':
                return position(escaped(next(), false));
            default:
                if (SYNTAX.indexOf(c) >= 0 && c != '/') {
                    throw refuse("a bare " + (char) c);
                }
                return position(new CodePoints(new int[] {c, c}, false));
        }
    }

    private Part position(CodePoints points) {
        int index = positions.size();
        if (index == LinearPattern.MOST_POSITIONS) {
            throw refuse("more than 64 characters and classes, counts written out (put the length into @Size)");
        }
        positions.add(points);
        return new Part(false, 1L << index, 1L << index);
    }

    private CodePoints set() {
        boolean negated = more() && peek() == '^';
        if (negated) {
            at++;
        }
        var ranges = new ArrayList<Integer>();
        while (more() && peek() != ']') {
            int c = next();
            if (c == '\\') {
                var escaped = escaped(next(), true);
                if (escaped.negated()) {
                    throw refuse("a negated class inside of a class");
                }
                for (int end : escaped.ranges()) {
                    ranges.add(end);
                }
            } else if (c == '[' || c == '&' || c == '^' || c == '-' && more() && peek() != ']' && !ranges.isEmpty()) {
                // Each of these means something else in one of the dialects.
                throw refuse("a bare " + (char) c + " inside of a class");
            } else {
                ranges.add(c);
                ranges.add(upTo(c));
            }
        }
        expect(']');
        if (ranges.isEmpty()) {
            throw refuse("an empty class");
        }
        return new CodePoints(ranges.stream().mapToInt(i -> i).toArray(), negated);
    }

    /** The end of a range such as a-z, or the character itself. */
    private int upTo(int c) {
        if (!regex.startsWith("-", at) || regex.startsWith("-]", at)) {
            return c;
        }
        at++;
        int end = next();
        if (end == '\\' || end == '[' || end < c) {
            throw refuse("such a range inside of a class");
        }
        return end;
    }

    private CodePoints escaped(int c, boolean inSet) {
        switch (c) {
            case 'd':
                return new CodePoints(DIGITS, false);
            case 'D':
                return new CodePoints(DIGITS, true);
            case 'w':
                return new CodePoints(WORD, false);
            case 'W':
                return new CodePoints(WORD, true);
            default:
                if (SYNTAX.indexOf(c) < 0 && !(inSet && c == '-')) {
                    throw refuse("\\" + Character.toString(c));
                }
                return new CodePoints(new int[] {c, c}, false);
        }
    }

    private int number() {
        int start = at;
        while (more() && peek() >= '0' && peek() <= '9' && at - start < 3) {
            at++;
        }
        if (at == start) {
            throw refuse("a { that counts nothing");
        }
        return Integer.parseInt(regex.substring(start, at));
    }

    private void expect(char wanted) {
        if (!more() || peek() != wanted) {
            throw refuse("a group, class or count that does not end with " + wanted);
        }
        at++;
    }

    private boolean more() {
        return at < regex.length();
    }

    private char peek() {
        return regex.charAt(at);
    }

    private int next() {
        if (!more()) {
            throw refuse("an end in the middle");
        }
        int c = regex.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    private IllegalArgumentException refuse(String what) {
        return new IllegalArgumentException(
                "@Matches(\"" + regex + "\") has " + what + ", which is not part of the expressions that are accepted");
    }
}
