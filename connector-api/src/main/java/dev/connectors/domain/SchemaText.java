package dev.connectors.domain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A kind's JSON Schema (2020-12) as one value. */
final class SchemaText {

    private static final JsonFactory FACTORY = new JsonFactory();

    static String of(Kind kind) {
        var text = new StringWriter();
        try (var out = FACTORY.createGenerator(text)) {
            write(kind, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    static void write(Kind kind, JsonGenerator out) throws IOException {
        out.writeStartObject();
        kind.schema(out);
        out.writeEndObject();
    }

    private SchemaText() {}
}
