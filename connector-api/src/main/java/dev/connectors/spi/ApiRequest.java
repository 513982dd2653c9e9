package dev.connectors.spi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * One request being put together, then sent. Implemented by the runtime only; one thread, sent once.
 *
 * @since 0.1
 */
public interface ApiRequest {

    /** Reads an answer. Called on the caller's thread, on bytes that were collected within the cap. */
    @FunctionalInterface
    interface Reader<T> {

        /** Reads the value; the parser stands before its first token. */
        T read(JsonParser in) throws IOException;
    }

    /** Writes a body. Called on the caller's thread, before anything is sent. */
    @FunctionalInterface
    interface Writer {

        /** Writes the whole value. */
        void write(JsonGenerator out) throws IOException;
    }

    /** A whole answer, for what is not JSON, or says something in its headers. Given by the runtime only. */
    interface FullAnswer {

        /** The first header of that name, in any spelling of its case. */
        Optional<String> header(String name);

        /** The body, within the cap. */
        byte[] body();

        /** The body read as JSON, within the client's limits. */
        <T> T json(Reader<T> reader) throws IOException;
    }

    /** Reads a whole answer. Called on the caller's thread. */
    @FunctionalInterface
    interface AnswerReader<T> {

        /** Reads the value. */
        T read(FullAnswer answer) throws IOException;
    }

    /** A query parameter; encoded. Repeated calls repeat it. */
    ApiRequest query(String name, String value);

    /** A query parameter, where there is a value; its {@code toString()} is sent. */
    default ApiRequest query(String name, Optional<?> value) {
        return value.isPresent() ? query(name, value.get().toString()) : this;
    }

    /** A query parameter. */
    default ApiRequest query(String name, long value) {
        return query(name, Long.toString(value));
    }

    /** A query parameter. */
    default ApiRequest query(String name, boolean value) {
        return query(name, Boolean.toString(value));
    }

    /** A request header other than those that the client sets itself; CR and LF are refused. */
    ApiRequest header(String name, String value);

    /** {@code If-Match} (RFC 9110 section 13.1.1). */
    default ApiRequest ifMatch(String etag) {
        return header("If-Match", etag);
    }

    /** A JSON body. */
    ApiRequest json(Writer body);

    /** A JSON body of plain values: text, numbers, booleans, maps, lists. */
    ApiRequest json(Map<String, ?> body);

    /**
     * Sends it and reads a JSON answer.
     *
     * @throws dev.connectors.error.ConnectorException the typed error of whatever went wrong
     */
    <T> T send(Reader<T> reader);

    /** Sends it and reads an answer whose JSON is this record; unknown fields are skipped. */
    <T> T send(Class<T> type);

    /**
     * Sends a read and reads the whole answer.
     *
     * @param mediaType what the body must be, such as {@code application/xml}; another one is an answer that cannot be used
     * @since 0.1
     */
    <T> T sendFor(String mediaType, AnswerReader<T> reader);

    /** Sends it; the answer's body, if any, is not read. */
    void send();
}
