package dev.connectors.domain;

import java.io.IOException;

/**
 * JSON as the kinds read it: one value at a time, from its first token on. One thread.
 *
 * <p>A model's text comes through {@link JsonText}, a provider's answer through {@link ParserSource}.
 */
abstract class Source {

    /** What the current value is. */
    enum Token {
        OBJECT("an object"),
        LIST("a list"),
        TEXT("text"),
        INTEGER("a number"),
        FRACTION("a number"),
        TRUE("true or false"),
        FALSE("true or false"),
        NULL("null");

        private final String words;

        Token(String words) {
            this.words = words;
        }

        /** As a model reads it. */
        String words() {
            return words;
        }
    }

    /** Given in place of a key's index at the end of an object. */
    static final int END = -2;

    /** What the current value is. */
    abstract Token token();

    /** Enters the current object, before its first key. */
    abstract void openObject();

    /**
     * Goes to the value of the next key.
     *
     * @param guess the index of the key that comes next if they are in the order of the schema, as mostly they are
     * @return the key's index, -1 for an unknown key, or {@link #END} after leaving the object
     */
    abstract int nextKey(Keys keys, int guess) throws IOException;

    /** The key of the current value. */
    abstract String key() throws IOException;

    /** Enters the current list, before its first item. */
    abstract void openList();

    /** Goes to the next item, or leaves the list and gives false. */
    abstract boolean nextItem() throws IOException;

    /** The current text. */
    abstract String text() throws IOException;

    /** Whether the current text is ASCII without control characters, so that nobody needs to look again. */
    abstract boolean isPlain();

    /** Whether the current integer is within a long. */
    abstract boolean isLong() throws IOException;

    /** The current integer, if it is within a long. */
    abstract long longValue() throws IOException;

    /** The current number, infinite beyond what a double holds. */
    abstract double doubleValue() throws IOException;

    /** The current number as it was written. */
    abstract String digits() throws IOException;

    /** Leaves the current value, whatever is in it. */
    final void skip() throws IOException {
        if (token() == Token.OBJECT) {
            openObject();
            while (nextKey(Keys.NONE, 0) != END) {
                skip();
            }
        } else if (token() == Token.LIST) {
            openList();
            while (nextItem()) {
                skip();
            }
        }
    }
}
