package dev.connectors.domain;

import com.fasterxml.jackson.core.JsonToken;
import dev.connectors.error.Fault;
import java.io.IOException;
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

    private final Part[] parts;

    /** Index of a part by the hash of its name, open addressing; at most half full, so that each search ends. */
    private final byte[] table;

    Keys(List<Part> parts) {
        this.parts = parts.toArray(Part[]::new);
        this.table = new byte[Math.max(2, Integer.highestOneBit(parts.size()) * 4)];
        Arrays.fill(table, (byte) -1);
        for (int i = 0; i < this.parts.length; i++) {
            int slot = slot(this.parts[i].name);
            while (table[slot] >= 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = (byte) i;
        }
    }

    private int slot(String name) {
        int hash = name.hashCode();
        return (hash ^ (hash >>> 16)) & (table.length - 1);
    }

    /** The index of the part of that name, or -1. */
    int indexOf(String name) {
        for (int slot = slot(name); table[slot] >= 0; slot = (slot + 1) & (table.length - 1)) {
            if (parts[table[slot]].name.equals(name)) {
                return table[slot];
            }
        }
        return -1;
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
        var parser = in.parser;
        var values = new @Nullable Object[parts.length];
        long seen = 0;
        for (String name; (name = parser.nextFieldName()) != null; ) {
            var token = parser.nextToken();
            int index = indexOf(name);
            if (index < 0) {
                if (in.strict) {
                    in.fault(Fault.of(shown(name), expectedFor(name), "an unknown key"));
                }
                parser.skipChildren();
                continue;
            }
            var part = parts[index];
            if (in.strict && (seen & 1L << index) != 0) {
                in.fault(Fault.of(name, "the key once", "it twice"));
                parser.skipChildren();
                continue;
            }
            seen |= 1L << index;
            if (token == JsonToken.VALUE_NULL && (part.isOptional || !in.strict)) {
                values[index] = null;
                continue;
            }
            int before = in.count();
            var value = part.kind.read(in);
            if (in.count() != before) {
                in.within(before, name);
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
