package dev.connectors.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding (RFC 3986 section 2.1) of one path segment, or one name or value of a query: unreserved characters stay, nothing else. */
final class Percent {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final boolean[] UNRESERVED = new boolean[128];

    static {
        for (var c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".toCharArray()) {
            UNRESERVED[c] = true;
        }
    }

    private Percent() {}

    /** The encoded text; empty where it is not Unicode text, such as half of a surrogate pair. */
    static Optional<String> encoded(String text) {
        if (isUnreserved(text)) {
            return Optional.of(text);
        }
        var out = new StringBuilder(text.length() + 32);
        return append(text, out) ? Optional.of(out.toString()) : Optional.empty();
    }

    /** Appends the encoded text; false, and nothing that may be used, where it is not Unicode text. */
    static boolean append(String text, StringBuilder out) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= 128) {
                return appendUtf8(text.substring(i), out);
            }
            append((byte) c, out);
        }
        return true;
    }

    private static boolean appendUtf8(String text, StringBuilder out) {
        ByteBuffer bytes;
        try {
            bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            return false;
        }
        while (bytes.hasRemaining()) {
            append(bytes.get(), out);
        }
        return true;
    }

    private static void append(byte b, StringBuilder out) {
        if (b >= 0 && UNRESERVED[b]) {
            out.append((char) b);
        } else {
            out.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
        }
    }

    private static boolean isUnreserved(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= 128 || !UNRESERVED[c]) {
                return false;
            }
        }
        return true;
    }
}
