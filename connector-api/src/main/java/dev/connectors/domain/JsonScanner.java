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

/** The bytes of a {@link JsonText}, and what is a value by itself in them: texts, numbers and the three words. One thread. */
abstract class JsonScanner extends Source {

    private static final int MOST_DIGITS = 100;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long SPACES = ' ' * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    final byte[] in;

    /** The next byte. */
    int at;

    private Token token = Token.NULL;

    /** The slice of the current text or number. */
    int from;

    int to;

    /** The current text where it is not its slice: it has escapes, or characters beyond ASCII. */
    @Nullable
    String decoded;

    private boolean isNegative;
    private long magnitude;
    private boolean isLong;

    JsonScanner(byte[] utf8) {
        this.in = utf8;
    }

    @Override
    Token token() {
        return token;
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

    /** Reads a scalar whole, of an object or a list the first character. */
    final void value() {
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
    final void string() {
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

    final String ascii(int start, int end) {
        return new String(in, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** The next byte that is not white space, which stays the next one. */
    final byte next() {
        space();
        if (at == in.length) {
            throw broken();
        }
        return in[at];
    }

    final void space() {
        if (at < in.length && in[at] > ' ') {
            return; // as nearly always
        }
        while (at < in.length && (in[at] == ' ' || in[at] == '\n' || in[at] == '\t' || in[at] == '\r')) {
            at++;
        }
    }

    final void expect(char wanted) {
        if (in[at] != wanted) {
            throw broken();
        }
        at++;
    }

    final MisfitException broken() {
        return refusal("valid JSON");
    }

    final MisfitException refusal(String expected) {
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
