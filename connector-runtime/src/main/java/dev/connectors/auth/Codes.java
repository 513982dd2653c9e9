package dev.connectors.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Hashes and random bytes as text that fits into a URL. */
final class Codes {

    private Codes() {}

    /** SHA-256 of the text, base64url without padding: 43 characters. With a code verifier, RFC 7636 section 4.2's S256. */
    static String sha256(String text) {
        try {
            return base64Url(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Base64url without padding (RFC 7515 appendix C). */
    static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
