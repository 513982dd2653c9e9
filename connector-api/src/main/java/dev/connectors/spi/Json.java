package dev.connectors.spi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** Two loops that make streaming codecs short: over the fields of an object, and over the items of an array. */
public final class Json {

    /** Reads the value of one field; what it does not read is skipped. */
    @FunctionalInterface
    public interface Field {

        /** Called once per field; the parser stands on the first token of the value. */
        void read(String name) throws IOException;
    }

    /** Reads one item. */
    @FunctionalInterface
    public interface Item {

        /** Called once per item; the parser stands on its first token. */
        void read() throws IOException;
    }

    private Json() {}

    /** Goes over the fields of the object that starts here, or next. A {@code null} value is passed over without a call. */
    public static void fields(JsonParser in, Field field) throws IOException {
        start(in, JsonToken.START_OBJECT);
        for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            var token = in.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                continue;
            }
            field.read(name);
            if (in.currentToken() == null) {
                throw new IOException("the object does not end");
            }
            if (in.currentToken().isStructStart()) { // read, it would stand on its end
                in.skipChildren();
            }
        }
    }

    /** Goes over the items of the array that starts here, or next. */
    public static void items(JsonParser in, Item item) throws IOException {
        start(in, JsonToken.START_ARRAY);
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() == null) {
                throw new IOException("the array does not end");
            }
            item.read();
            if (in.currentToken().isStructStart()) {
                in.skipChildren();
            }
        }
    }

    /** The text of the value here; empty where it is not text. */
    public static Optional<String> text(JsonParser in) throws IOException {
        return in.currentToken() == JsonToken.VALUE_STRING ? Optional.of(in.getText()) : Optional.empty();
    }

    private static void start(JsonParser in, JsonToken expected) throws IOException {
        if (in.currentToken() == null || in.currentToken() == JsonToken.FIELD_NAME) {
            in.nextToken();
        }
        if (in.currentToken() != expected) {
            throw new IOException("expected " + expected + ", found " + in.currentToken());
        }
    }
}
