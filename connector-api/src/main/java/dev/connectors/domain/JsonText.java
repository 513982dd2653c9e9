package dev.connectors.domain;

import dev.connectors.error.Fault;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model's JSON text (RFC 8259) in UTF-8, of which nothing is forgiven. One thread.
 *
 * <p>By hand, because a general parser costs more to set up than arguments cost to read: this takes about a third of
 * the time. It throws a {@link MisfitException} that tells where the text breaks, and never what stands there.
 */
final class JsonText extends Source {

    static final int MOST_DEPTH = 32;
    private static final int MOST_DIGITS = 100;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long SPACES = ' ' * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    private final byte[] in;
    private int at;
    private int depth;

    /** Whether the innermost object or list was just entered, so that no comma comes first. */
    private boolean isFresh;

    private Token token = Token.NULL;

    /** The slice of the current text or number. */
    private int from;

    private int to;

    /** The current text where it is not its slice: it has escapes, or characters beyond ASCII. */
    private @Nullable String decoded;

    private boolean isNegative;
    private long magnitude;
    private boolean isLong;

    private int keyFrom;
    private int keyTo;
    private @Nullable String decodedKey;

    /** On the first token of the text. */
    JsonText(byte[] utf8) {
        this.in = utf8;
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
    Token token() {
        return token;
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

    @Override
    String text() {
        return decoded == null ? ascii(from, to) : decoded;
    }

    @Override
    boolean isPlain() {
        return decoded == null;
    }

    @Override
    boolean isLong() {
        return isLong;
    }

    @Override
    long longValue() {
        return isNegative ? -magnitude : magnitude;
    }

    @Override
    double doubleValue() {
        return token == Token.INTEGER && isLong ? (double) longValue() : Double.parseDouble(digits());
    }

    @Override
    String digits() {
        return ascii(from, to);
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

    /** Reads a scalar whole, of an object or a list the first character. */
    private void value() {
        byte first = next();
        switch (first) {
            case '"' -> {
                at++;
                string();
                token = Token.TEXT;
            }
            case '{' -> {
                at++;
                token = Token.OBJECT;
            }
            case '[' -> {
                at++;
                token = Token.LIST;
            }
            case 't' -> literal("true", Token.TRUE);
            case 'f' -> literal("false", Token.FALSE);
            case 'n' -> literal("null", Token.NULL);
            default -> number(first);
        }
    }

    private void literal(String word, Token meaning) {
        for (int i = 0; i < word.length(); i++) {
            if (at == in.length || in[at] != word.charAt(i)) {
                throw broken();
            }
            at++;
        }
        token = meaning;
    }

    private void number(byte first) {
        from = at;
        isNegative = first == '-';
        if (isNegative) {
            at++;
        }
        int start = at;
        magnitude = 0;
        digitsOfNumber();
        if (in[start] == '0' && at > start + 1) {
            throw broken();
        }
        isLong = at - start <= 18;
        token = Token.INTEGER;
        if (at < in.length && in[at] == '.') {
            at++;
            digitsOfNumber();
            token = Token.FRACTION;
        }
        if (at < in.length && (in[at] == 'e' || in[at] == 'E')) {
            at++;
            if (at < in.length && (in[at] == '+' || in[at] == '-')) {
                at++;
            }
            digitsOfNumber();
            token = Token.FRACTION;
        }
        to = at;
        if (to - from > MOST_DIGITS) {
            throw refusal("numbers of at most " + MOST_DIGITS + " digits");
        }
    }

    /** One digit or more; the magnitude is right for the first eighteen. */
    private void digitsOfNumber() {
        int start = at;
        while (at < in.length && in[at] >= '0' && in[at] <= '9') {
            magnitude = magnitude * 10 + (in[at++] - '0');
        }
        if (at == start) {
            throw broken();
        }
    }

    /** Reads a string after its opening quotation mark. */
    private void string() {
        from = at;
        decoded = null;
        int i = at;
        while (i + 8 <= in.length) {
            long special = special((long) EIGHT_BYTES.get(in, i));
            if (special != 0) {
                i += Long.numberOfTrailingZeros(special) >>> 3;
                break;
            }
            i += 8;
        }
        while (i < in.length && in[i] != '"' && in[i] != '\\' && in[i] >= ' ') {
            i++;
        }
        at = i;
        if (i < in.length && in[i] == '"') {
            to = i;
            at++;
        } else {
            decodedString();
        }
    }

    /** Of eight bytes at once: the high bit of each that is no plain character of a string, the lowest one exactly. */
    private static long special(long bytes) {
        long quote = bytes ^ QUOTES;
        long escape = bytes ^ BACKSLASHES;
        // Subtracting one from a byte that is zero, or 32 from one below 32, borrows into its high bit; a byte that has
        // the high bit is beyond ASCII and special, too. A borrow can only spoil the bytes after a special one.
        return ((quote - ONES) | (escape - ONES) | (bytes - SPACES) | bytes) & HIGH_BITS;
    }

    /** Goes on where a string holds its first escape, or byte that is not printable ASCII. */
    private void decodedString() {
        var text = new StringBuilder(ascii(from, at));
        int run = at;
        while (at < in.length && in[at] != '"') {
            byte b = in[at];
            if (b == '\\') {
                append(run, text);
                at++;
                escape(text);
                run = at;
            } else if (b >= 0 && b < ' ') {
                throw broken();
            } else {
                at++;
            }
        }
        if (at == in.length) {
            throw broken();
        }
        append(run, text);
        decoded = text.toString();
        at++;
    }

    private void append(int run, StringBuilder text) {
        try {
            // This decoder refuses overlong forms, surrogates and whatever else is not UTF-8.
            text.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in, run, at - run)));
        } catch (CharacterCodingException wrong) {
            throw refusal("JSON in UTF-8");
        }
    }

    private void escape(StringBuilder text) {
        if (at == in.length) {
            throw broken();
        }
        byte escaped = in[at];
        int simple = "\"\\/bfnrt".indexOf(escaped);
        if (simple >= 0) {
            text.append("\"\\/\b\f\n\r\t".charAt(simple));
            at++;
        } else if (escaped == 'u') {
            at++;
            int unit = 0;
            for (int i = 0; i < 4; i++) {
                int digit = at < in.length ? Character.digit(in[at], 16) : -1;
                if (digit < 0) {
                    throw broken();
                }
                unit = 16 * unit + digit;
                at++;
            }
            text.append((char) unit);
        } else {
            throw broken();
        }
    }

    private String ascii(int start, int end) {
        return new String(in, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** The next byte that is not white space, which stays the next one. */
    private byte next() {
        space();
        if (at == in.length) {
            throw broken();
        }
        return in[at];
    }

    private void space() {
        if (at < in.length && in[at] > ' ') {
            return; // as nearly always
        }
        while (at < in.length && (in[at] == ' ' || in[at] == '\n' || in[at] == '\t' || in[at] == '\r')) {
            at++;
        }
    }

    private void expect(char wanted) {
        if (in[at] != wanted) {
            throw broken();
        }
        at++;
    }

    private MisfitException broken() {
        return refusal("valid JSON");
    }

    private MisfitException refusal(String expected) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < at; i++) {
            boolean ends = in[i] == '\n';
            line += ends ? 1 : 0;
            // Bytes 10xxxxxx go on with a character.
            column = ends ? 1 : (in[i] & 0xC0) == 0x80 ? column : column + 1;
        }
        return new MisfitException(List.of(Fault.of("", expected + " (line " + line + ", column " + column + ")")));
    }
}
