package dev.connectors.notes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells versions of a note apart. Pure. */
final class Hash {

    /** Hexadecimal digits of a hash. */
    static final int LENGTH = 16;

    private Hash() {}

    /** The first 64 bits of SHA-256: enough against accidents, and nobody gains by an intended collision with their own note. */
    static String of(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
