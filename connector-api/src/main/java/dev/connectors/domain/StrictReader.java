package dev.connectors.domain;

import dev.connectors.error.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads a model's JSON into one value, all of it or nothing.
 *
 * <p>Malformed JSON is one fault, since what stands before it may be half of what was meant.
 */
final class StrictReader {

    private static final int MOST_BYTES = 256 * 1024;

    static Object read(Kind kind, String json, Shape.Defaults defaults) {
        if (json.length() > MOST_BYTES) {
            throw tooLong();
        }
        var utf8 = json.getBytes(StandardCharsets.UTF_8);
        // The encoder writes a question mark for half of a pair. As long as the text, it is ASCII and has none.
        if (utf8.length != json.length() && Unicode.hasHalfPairs(json)) {
            throw misfit("text without broken surrogate pairs");
        }
        return read(kind, utf8, defaults);
    }

    static Object read(Kind kind, byte[] utf8, Shape.Defaults defaults) {
        if (utf8.length > MOST_BYTES) {
            throw tooLong();
        }
        var text = new JsonText(utf8);
        var in = new Reading(text, true, defaults);
        Object value;
        try {
            value = kind.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
        text.end();
        if (value == null || in.count() > 0) {
            throw new MisfitException(in.faults());
        }
        return value;
    }

    private static MisfitException tooLong() {
        return misfit("at most " + MOST_BYTES / 1024 + " KiB of JSON");
    }

    private static MisfitException misfit(String expected) {
        return new MisfitException(List.of(Fault.of("", expected)));
    }

    private StrictReader() {}
}
