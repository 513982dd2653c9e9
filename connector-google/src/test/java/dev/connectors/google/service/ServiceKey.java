package dev.connectors.google.service;

import com.google.auth.ServiceAccountSigner;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;

/** A service account's key, made for one test. */
final class ServiceKey {

    static final String EMAIL = "assistant@stand-in.iam.example";

    private final KeyPair pair = pair();

    PublicKey publicKey() {
        return pair.getPublic();
    }

    ServiceAccountSigner signer() {
        return ServiceAccountCredentials.newBuilder()
                .setClientEmail(EMAIL)
                .setPrivateKey(pair.getPrivate())
                .build();
    }

    /** As Google's console gives it. */
    InputStream json(String tokenUri) {
        var pem = "-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\\n-----END PRIVATE KEY-----\\n";
        var json =
                "{\"type\":\"service_account\",\"project_id\":\"stand-in\",\"private_key_id\":\"k1\",\"private_key\":\""
                        + pem + "\",\"client_email\":\"" + EMAIL + "\",\"client_id\":\"1\",\"token_uri\":\"" + tokenUri
                        + "\"}";
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}
