package dev.connectors.tool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a provider's page token, so that a model can hand it back and do nothing else with it: encrypted and authenticated
 * (AES-256-GCM), bound to principal, connection, action and query, good for one hour. It carries no permission: every page is
 * decided and filtered anew. Thread-safe.
 */
public final class CursorSeal {

    /** How long a sealed token is good. */
    public static final Duration LIFE = Duration.ofHours(1);

    private static final String PREFIX = "c1.";
    private static final int LONGEST = 256 * 1024;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;
    private final Clock clock;

    /**
     * With a key.
     *
     * @param key 32 bytes; the same on every node
     */
    public CursorSeal(byte[] key, SecureRandom random, Clock clock) {
        if (key.length != 32) {
            throw new IllegalArgumentException("the key has 32 bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
        this.clock = clock;
    }

    /**
     * Seals.
     *
     * @param token what only we read, such as a provider's page token
     * @param boundTo what it is good for, in one text
     * @return text of {@code A-Za-z0-9_.-}, a third longer than the token
     */
    public String seal(byte[] token, String boundTo) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var plain = ByteBuffer.allocate(Long.BYTES + token.length)
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .put(token)
                .array();
        var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, boundTo, plain)
                .orElseThrow(() -> new IllegalStateException("this JDK cannot encrypt with AES-GCM"));
        var all = ByteBuffer.allocate(NONCE + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Opens; empty if it is not ours, is for something else, or is too old. */
    public Optional<byte[]> open(String sealed, String boundTo) {
        if (!sealed.startsWith(PREFIX) || sealed.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(sealed.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length <= NONCE) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(all);
        var nonce = new byte[NONCE];
        buffer.get(nonce);
        var rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return cipher(Cipher.DECRYPT_MODE, nonce, boundTo, rest).flatMap(this::unexpired);
    }

    private Optional<byte[]> unexpired(byte[] plain) {
        var buffer = ByteBuffer.wrap(plain);
        if (buffer.getLong() < clock.instant().getEpochSecond()) {
            return Optional.empty();
        }
        var token = new byte[buffer.remaining()];
        buffer.get(token);
        return Optional.of(token);
    }

    private Optional<byte[]> cipher(int mode, byte[] nonce, String boundTo, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(input));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
