package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Signs id_tokens (RS256) with a key of this run, and serves its public half (RFC 7517). */
final class TokenSigner {

    private static final String KEY_ID = "stand-in-1";
    private static final int KEY_BITS = 2048;

    private Optional<KeyPair> keys = Optional.empty();

    String sign(ObjectNode claims) {
        var header = Json.object().put("alg", "RS256").put("kid", KEY_ID).put("typ", "JWT");
        var content = base64(Json.bytes(header)) + "." + base64(Json.bytes(claims));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys().getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java signs with RSA.", e);
        }
    }

    /** Made at first use: a run without openid should not wait for a key. */
    private KeyPair keys() {
        if (keys.isEmpty()) {
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(KEY_BITS);
                keys = Optional.of(generator.generateKeyPair());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has RSA.", e);
            }
        }
        return keys.get();
    }

    Answer certificates() {
        var key = (RSAPublicKey) keys().getPublic();
        var jwks = Json.object();
        jwks.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", KEY_ID)
                .put("n", base64(unsigned(key.getModulus())))
                .put("e", base64(unsigned(key.getPublicExponent())));
        return Answer.ok(jwks).with("Cache-Control", "public, max-age=19800");
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
