package dev.connectors.domain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.connectors.error.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads a model's JSON (RFC 8259) into one value, all of it or nothing.
 *
 * <p>Malformed JSON is one fault, since what stands before it may be half of what was meant.
 */
final class StrictReader {

    /** Bytes of UTF-8. */
    static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_DEPTH = 32;
    private static final int MOST_DIGITS = 100;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            // Unknown keys come from models: they must not fill the JVM's table of interned strings.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxNumberLength(MOST_DIGITS)
                    .maxDocumentLength(MOST_BYTES)
                    .build())
            .build();

    static Object read(Kind kind, String json, Shape.Defaults defaults) {
        if (json.length() > MOST_BYTES / 3 && utf8Length(json) > MOST_BYTES) {
            throw tooLong();
        }
        try (var parser = FACTORY.createParser(json)) {
            return read(kind, parser, defaults);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    static Object read(Kind kind, byte[] utf8, Shape.Defaults defaults) {
        if (utf8.length > MOST_BYTES) {
            throw tooLong();
        }
        if (!isAscii(utf8)) {
            // Jackson takes overlong forms, surrogates and a byte order mark; this decoder and the char parser don't.
            return read(kind, decoded(utf8), defaults);
        }
        try (var parser = FACTORY.createParser(utf8)) {
            return read(kind, parser, defaults);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static Object read(Kind kind, JsonParser parser, Shape.Defaults defaults) throws IOException {
        var in = new Reading(parser, true, defaults);
        Object value;
        try {
            parser.nextToken();
            value = kind.read(in);
            if (parser.currentToken() != null && parser.nextToken() != null) {
                throw misfit(place("nothing after the end of the JSON", parser));
            }
        } catch (StreamConstraintsException beyondLimits) {
            throw misfit(place(
                    "JSON nested at most " + MOST_DEPTH + " deep, with numbers of at most " + MOST_DIGITS + " digits",
                    parser));
        } catch (JsonProcessingException malformed) {
            // Its message repeats the text.
            throw misfit(place("valid JSON", parser));
        }
        if (value == null || in.count() > 0) {
            throw new MisfitException(in.faults());
        }
        return value;
    }

    private static String place(String expected, JsonParser parser) {
        var location = parser.currentLocation();
        return expected + " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static MisfitException tooLong() {
        return misfit("at most " + MOST_BYTES / 1024 + " KiB of JSON");
    }

    private static MisfitException misfit(String expected) {
        return new MisfitException(List.of(Fault.of("", expected)));
    }

    /** Whether each byte is ASCII and none is NUL, which would let Jackson guess at UTF-16. */
    private static boolean isAscii(byte[] utf8) {
        for (byte b : utf8) {
            if (b <= 0) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw misfit("JSON in UTF-8");
        }
    }

    private static int utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }

    private StrictReader() {}
}
