package dev.connectors.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.domain.Cursor;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Shape;
import dev.connectors.spi.ApiRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What somebody writes by hand who wants the same result and nothing else: one request, the same mapping, the same JSON. No
 * permission, no record, no deadline for the body, no cap, no retry, no check of the arguments.
 */
public final class Direct {

    /** Which of the JDK client's ways is taken. */
    public enum Transport {
        /** Ours: no executor of its own, the bytes collected, the mapping on the caller's thread. */
        SAME,
        /** As most write it: the default executor, and the body as a stream. */
        DEFAULT
    }

    private static final JsonFactory JSON = new JsonFactory();

    private final Transport transport;
    private final HttpClient client;

    /** With a client of its own, and so a connection of its own. */
    public Direct(Transport transport) {
        this.transport = transport;
        var builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        this.client = (transport == Transport.SAME ? builder.executor(Runnable::run) : builder).build();
    }

    /** One call: what a tool would return. */
    public <T> String call(URI uri, ApiRequest.Reader<T> mapping, Class<T> type)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .setHeader("Accept", "application/json")
                .setHeader("Authorization", "Bearer " + Ours.TOKEN)
                .build();
        if (transport == Transport.SAME) {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            try (var in = JSON.createParser(answer.body())) {
                return result(mapped(answer.statusCode(), in, mapping), type);
            }
        }
        var answer = client.send(request, BodyHandlers.ofInputStream());
        try (var in = JSON.createParser(answer.body())) {
            return result(mapped(answer.statusCode(), in, mapping), type);
        }
    }

    private static <T> T mapped(int status, JsonParser in, ApiRequest.Reader<T> mapping) throws IOException {
        if (status != 200) {
            throw new IOException("status " + status);
        }
        return mapping.read(in);
    }

    private static <T> String result(T value, Class<T> type) throws IOException {
        var text = new StringWriter(512);
        var foreign = new Names();
        try (var out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeFieldName("data");
            Shape.of(type).write(value, out, foreign);
            if (!foreign.names.isEmpty()) {
                out.writeArrayFieldStart("foreign");
                for (var name : foreign.names) {
                    out.writeString(name);
                }
                out.writeEndArray();
            }
            out.writeEndObject();
        }
        return text.toString();
    }

    private static final class Names implements Shape.Output {

        private final Set<String> names = new LinkedHashSet<>();

        @Override
        public String foreign(ForeignText text, String fieldName) {
            names.add(fieldName);
            return text.value();
        }

        @Override
        public void next(Cursor cursor) {
            throw new IllegalStateException("a canned page is the last one");
        }
    }
}
