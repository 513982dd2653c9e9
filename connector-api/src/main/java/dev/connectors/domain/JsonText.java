package dev.connectors.domain;

import org.jspecify.annotations.Nullable;

/**
 * A model's JSON text (RFC 8259) in UTF-8, of which nothing is forgiven. One thread.
 *
 * <p>By hand, with {@link JsonScanner}, because a general parser costs more to set up than arguments cost to read: this
 * goes through them in a third of the time. It throws a {@link MisfitException} that tells where the text breaks, and never what stands there.
 */
final class JsonText extends JsonScanner {

    private static final int MOST_DEPTH = 32;

    private int depth;

    /** Whether the innermost object or list was just entered, so that no comma comes first. */
    private boolean isFresh;

    private int keyFrom;
    private int keyTo;
    private @Nullable String decodedKey;

    /** On the first token of the text. */
    JsonText(byte[] utf8) {
        super(utf8);
        value();
    }

    /** Checks that nothing but white space comes after the value that was read. */
    void end() {
        space();
        if (at < in.length) {
            throw refusal("nothing after the end of the JSON");
        }
    }

    @Override
    void openObject() {
        open();
    }

    @Override
    int nextKey(Keys keys, int guess) {
        byte next = next();
        if (next == '}') {
            close();
            return END;
        }
        if (!isFresh) {
            expect(',');
            next = next();
        }
        if (next != '"') {
            throw broken();
        }
        at++;
        int index = key(keys, guess);
        next();
        expect(':');
        value();
        isFresh = false;
        return index;
    }

    private int key(Keys keys, int guess) {
        int guessed = keys.endOf(guess, in, at);
        if (guessed > 0) {
            keyFrom = at;
            keyTo = guessed;
            decodedKey = null;
            at = guessed + 1;
            return guess;
        }
        string();
        keyFrom = from;
        keyTo = to;
        decodedKey = decoded;
        return decoded == null ? keys.indexOf(in, from, to) : keys.indexOf(decoded);
    }

    @Override
    String key() {
        return decodedKey == null ? ascii(keyFrom, keyTo) : decodedKey;
    }

    @Override
    void openList() {
        open();
    }

    @Override
    boolean nextItem() {
        if (next() == ']') {
            close();
            return false;
        }
        if (!isFresh) {
            expect(',');
        }
        value();
        isFresh = false;
        return true;
    }

    private void open() {
        if (++depth > MOST_DEPTH) {
            throw refusal("JSON nested at most " + MOST_DEPTH + " deep");
        }
        isFresh = true;
    }

    private void close() {
        at++;
        depth--;
        isFresh = false;
    }
}
