package dev.connectors.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.connectors.spi.ApiRequest.Reader;
import dev.connectors.spi.ApiRequest.Writer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;

/** JSON in answers and in requests, within the caps. Thread-safe. */
final class JsonBodies {

    private static final int MAX_NUMBER_CHARS = 100;
    private static final int MAX_NAME_CHARS = 1_000;

    private final JsonFactory json;

    JsonBodies(HttpPolicy.Limits limits) {
        json = new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.jsonDepth())
                        .maxNumberLength(MAX_NUMBER_CHARS)
                        .maxNameLength(MAX_NAME_CHARS)
                        .maxStringLength(limits.answerBytes())
                        .build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // names are the provider's, and would stay for good
                .build();
    }

    /** Reads the one value of a body, and nothing after it. */
    <T> T read(byte[] body, Reader<T> reader) throws IOException {
        try (var in = json.createParser(body)) {
            var value = reader.read(in);
            if (in.nextToken() != null) {
                throw new IOException("more than was read");
            }
            return value;
        }
    }

    byte[] write(Writer writer) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = json.createGenerator(bytes)) {
            writer.write(out);
        } catch (IOException e) {
            throw new IllegalStateException("rule 7.5: the action's JSON can't be written", e);
        }
        return bytes.toByteArray();
    }

    /** Whether it is this type, whatever its parameters; JSON also where its suffix says so, XML in both spellings. */
    static boolean isType(String contentType, String wanted) {
        if (wanted.equals("application/json")) {
            return isJson(contentType);
        }
        var type = withoutParameters(contentType);
        return type.equals(wanted) || (wanted.equals("application/xml") && type.equals("text/xml"));
    }

    private static String withoutParameters(String contentType) {
        var end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** {@code application/json}, or a type whose suffix says so (RFC 6839 section 3.1). */
    static boolean isJson(String contentType) {
        var type = withoutParameters(contentType);
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }
}
