package dev.connectors.domain;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A provider's answer, as the caller's parser reads it. */
final class ParserSource extends Source {

    private final JsonParser parser;

    /** @param parser on the first token of a value */
    ParserSource(JsonParser parser) {
        this.parser = parser;
    }

    @Override
    Token token() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> Token.OBJECT;
            case START_ARRAY -> Token.LIST;
            case VALUE_NUMBER_INT -> Token.INTEGER;
            case VALUE_NUMBER_FLOAT -> Token.FRACTION;
            case VALUE_TRUE -> Token.TRUE;
            case VALUE_FALSE -> Token.FALSE;
            case VALUE_NULL -> Token.NULL;
            default -> Token.TEXT;
        };
    }

    @Override
    void openObject() {}

    @Override
    int nextKey(Keys keys, int guess) throws IOException {
        if (there(parser.nextToken()) == JsonToken.END_OBJECT) {
            return END;
        }
        int index = keys.indexOf(parser.currentName());
        there(parser.nextToken());
        return index;
    }

    @Override
    String key() throws IOException {
        return parser.currentName();
    }

    @Override
    void openList() {}

    @Override
    boolean nextItem() throws IOException {
        return there(parser.nextToken()) != JsonToken.END_ARRAY;
    }

    @Override
    String text() throws IOException {
        return parser.getText();
    }

    @Override
    boolean isPlain() {
        return false;
    }

    @Override
    boolean isLong() throws IOException {
        return parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    @Override
    long longValue() throws IOException {
        return parser.getLongValue();
    }

    @Override
    double doubleValue() throws IOException {
        return parser.getDoubleValue();
    }

    @Override
    String digits() throws IOException {
        return parser.getText();
    }

    private static JsonToken there(@Nullable JsonToken token) throws IOException {
        if (token == null) {
            // Parsers of text throw by themselves; one of replayed tokens may just stop.
            throw new EOFException("JSON that ends in the middle");
        }
        return token;
    }
}
