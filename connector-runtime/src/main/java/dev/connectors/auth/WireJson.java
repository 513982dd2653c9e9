package dev.connectors.auth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.connectors.spi.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON of authorization servers, read strictly: one object, no key twice, and values that can go into a header. */
final class WireJson {

    private static final int LONGEST_TOKEN = 16 * 1024;
    private static final Duration LONGEST_LIFE = Duration.ofDays(3650);

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(20).build())
            .build();

    private WireJson() {}

    /** RFC 6749 section 5.1. */
    static TokenAnswer tokens(byte[] body, Instant asked, ScopeSpelling spelling) throws IOException {
        var fields = texts(body);
        if (!fields.getOrDefault("token_type", "Bearer")
                .toLowerCase(Locale.ROOT)
                .equals("bearer")) {
            throw new IOException("token_type"); // a token of another kind is proved in another way
        }
        return new TokenAnswer(
                token(fields, "access_token").orElseThrow(() -> new IOException("access_token")),
                asked,
                seconds(fields.get("expires_in")).map(life -> life.compareTo(LONGEST_LIFE) > 0 ? LONGEST_LIFE : life),
                token(fields, "refresh_token"),
                Optional.ofNullable(fields.get("scope")).map(spelling::read),
                token(fields, "id_token"));
    }

    /** The error code of RFC 6749 section 5.2; empty where there is none that could be one. */
    static String error(byte[] body) {
        try {
            var code = texts(body).getOrDefault("error", "");
            return code.matches("[a-z_]{1,60}") ? code : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** What the next sign-in must ask for, where a refusal says so beside its error code. */
    static Optional<Secret> claims(byte[] body) {
        try {
            return Optional.ofNullable(texts(body).get("claims")).flatMap(ClaimsRequest::challenge);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The claims of an id_token in compact form (RFC 7519 section 7.2). */
    static IdToken idToken(Secret token) throws IOException {
        var parts = token.value().split("\\.", -1);
        if (parts.length != 3) {
            throw new IOException("id_token");
        }
        byte[] payload;
        try {
            payload = Base64.getUrlDecoder().decode(parts[1].replaceAll("={1,2}$", "")); // some pad, against RFC 7515
        } catch (IllegalArgumentException e) {
            throw new IOException("id_token");
        }
        var audience = new ArrayList<String>();
        var fields = new HashMap<String, String>();
        read(payload, (in, name) -> {
            if (name.equals("aud") && in.currentToken() == JsonToken.START_ARRAY) {
                Json.items(in, () -> Json.text(in).ifPresent(audience::add));
            } else {
                keep(in, name, fields);
            }
        });
        Optional.ofNullable(fields.get("aud")).ifPresent(audience::add);
        var expiry = seconds(fields.get("exp")).orElseThrow(() -> new IOException("exp"));
        return new IdToken(
                Optional.ofNullable(fields.get("iss")).orElseThrow(() -> new IOException("iss")),
                List.copyOf(audience),
                Optional.ofNullable(fields.get("azp")),
                Instant.EPOCH.plus(expiry),
                token(fields, "nonce"),
                Map.copyOf(fields));
    }

    /** RFC 6749 appendix A.12: printable ASCII, so it can't break out of a header. */
    private static Optional<Secret> token(Map<String, String> fields, String name) throws IOException {
        var text = fields.get(name);
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("[\\x21-\\x7e]{1," + LONGEST_TOKEN + "}")) {
            throw new IOException(name);
        }
        return Optional.of(Secret.of(text));
    }

    /** Seconds as a number, or as a text of digits, which some send. */
    private static Optional<Duration> seconds(@Nullable String text) throws IOException {
        if (text == null) {
            return Optional.empty();
        }
        if (!text.matches("\\d{1,12}(\\.\\d{1,6})?")) {
            throw new IOException("seconds");
        }
        return Optional.of(Duration.ofSeconds(Long.parseLong(text.replaceAll("\\..*", ""))));
    }

    /** All that is text, a number or a boolean in one object. */
    static Map<String, String> texts(byte[] body) throws IOException {
        var fields = new HashMap<String, String>();
        read(body, (in, name) -> keep(in, name, fields));
        return fields;
    }

    private static void keep(JsonParser in, String name, Map<String, String> fields) throws IOException {
        if (in.currentToken().isScalarValue()) {
            fields.put(name, in.getText());
        }
    }

    private interface Reader {
        void read(JsonParser in, String name) throws IOException;
    }

    private static void read(byte[] body, Reader reader) throws IOException {
        try (var in = JSON.createParser(body)) {
            Json.fields(in, name -> reader.read(in, name));
            if (in.nextToken() != null) {
                throw new IOException("more than one value");
            }
        }
    }
}
