package dev.connectors.domain;

import dev.connectors.error.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys that an object may have, and how its values are read into an array. Immutable. */
final class Keys {

    static final int MOST = 64;

    /** Stands for a value that was given and does not fit; its fault is noted. */
    private static final Object UNFIT = new Object();

    /** Of an object of which nothing is wanted. */
    static final Keys NONE = new Keys(List.of());

    private final Part[] parts;
    private final byte[][] names;

    /** Index of a part by its name, open addressing; at most half full, so that each search ends. */
    private final byte[] table;

    Keys(List<Part> parts) {
        this.parts = parts.toArray(Part[]::new);
        this.names = parts.stream()
                .map(part -> part.name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.table = new byte[Math.max(2, Integer.highestOneBit(parts.size()) * 4)];
        Arrays.fill(table, (byte) -1);
        for (int i = 0; i < this.parts.length; i++) {
            int slot = slot(names[i], 0, names[i].length);
            while (table[slot] >= 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = (byte) i;
        }
    }

    /** Where the search for a name begins: its length and ends tell the few names of one record well enough apart. */
    private int slot(byte[] text, int from, int to) {
        int hash = from == to ? 0 : (to - from) + 7 * text[from] + 31 * text[to - 1];
        return (hash ^ (hash >>> 4)) & (table.length - 1);
    }

    /** The index of the part whose name is a slice of UTF-8, or -1. */
    int indexOf(byte[] text, int from, int to) {
        for (int slot = slot(text, from, to); table[slot] >= 0; slot = (slot + 1) & (table.length - 1)) {
            var name = names[table[slot]];
            if (name.length == to - from && Arrays.equals(name, 0, name.length, text, from, to)) {
                return table[slot];
            }
        }
        return -1;
    }

    /** Where the part's name ends, if it stands here before a quotation mark; otherwise -1. */
    int endOf(int index, byte[] text, int from) {
        if (index >= names.length) {
            return -1;
        }
        var name = names[index];
        int end = from + name.length;
        if (end >= text.length || text[end] != '"') {
            return -1;
        }
        for (int i = 0; i < name.length; i++) {
            if (text[from + i] != name[i]) {
                return -1;
            }
        }
        return end;
    }

    /** The index of the part of that name, or -1. */
    int indexOf(String name) {
        var utf8 = name.getBytes(StandardCharsets.UTF_8);
        return indexOf(utf8, 0, utf8.length);
    }

    /** Whether the part was given and does not fit. */
    static boolean isUnfit(@Nullable Object value) {
        return value == UNFIT;
    }

    /**
     * Reads an object whose first token is the current one.
     *
     * @return per part its value, or null where it is absent
     */
    @Nullable
    Object[] read(Reading in) throws IOException {
        var source = in.source;
        var values = new @Nullable Object[parts.length];
        long seen = 0;
        source.openObject();
        for (int index = -1; (index = source.nextKey(this, index + 1)) != Source.END; ) {
            if (index < 0) {
                if (in.strict) {
                    in.fault(Fault.of(shown(source.key()), expectedFor(source.key()), "an unknown key"));
                }
                source.skip();
                continue;
            }
            var part = parts[index];
            if (in.strict && (seen & 1L << index) != 0) {
                in.fault(Fault.of(part.name, "the key once", "it twice"));
                source.skip();
                continue;
            }
            seen |= 1L << index;
            if (source.token() == Source.Token.NULL && (part.isOptional || !in.strict)) {
                values[index] = null;
                continue;
            }
            int before = in.count();
            var value = part.kind.read(in);
            if (in.count() != before) {
                in.within(before, part.name);
                value = UNFIT;
            }
            values[index] = value;
        }
        return values;
    }

    /** 'a, b, c'. */
    String names() {
        return Arrays.stream(parts).map(part -> part.name).collect(Collectors.joining(", "));
    }

    private String expectedFor(String unknown) {
        if (parts.length == 0) {
            return "no keys";
        }
        Part closest = parts[0];
        int least = Integer.MAX_VALUE;
        for (var part : parts) {
            int distance = distance(plain(part.name), plain(unknown));
            if (distance < least) {
                least = distance;
                closest = part;
            }
        }
        // Two slips in a long name, one in a short one; further away it is another word.
        boolean isSlip = least <= Math.min(2, closest.name.length() / 3);
        return isSlip ? "the key " + closest.name : "only the keys " + names();
    }

    /** A key is the model's own text: it is repeated only where it cannot be anything but a name. */
    private static String shown(String name) {
        boolean isName = !name.isEmpty()
                && name.length() <= 40
                && name.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-'));
        return isName ? name : "(a key)";
    }

    private static String plain(String name) {
        return name.length() > 40 ? "" : name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** How many letters must be put in, left out, exchanged or swapped with the next (optimal string alignment). */
    private static int distance(String a, String b) {
        var table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                    continue;
                }
                int exchanged = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int least = Math.min(exchanged, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                table[i][j] = swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
            }
        }
        return table[a.length()][b.length()];
    }
}
