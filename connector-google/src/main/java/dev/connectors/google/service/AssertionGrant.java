package dev.connectors.google.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.google.auth.ServiceAccountSigner;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.error.RateLimited;
import dev.connectors.spi.Json;
import dev.connectors.spi.TokenSource.AccessToken;
import dev.connectors.spi.TokenSource.Wanted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The JWT bearer grant (RFC 7523 sections 2.1 and 3): an assertion in, an access token out. One request each time, none of them sent twice.
 * Thread-safe.
 */
final class AssertionGrant {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration LIFE = Duration.ofHours(1); // the longest that Google takes
    private static final int MOST_BYTES = 64 * 1024;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** Writes the fields of one object. */
    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator out) throws IOException;
    }

    private final HttpClient client;
    private final Clock clock;

    AssertionGrant(HttpClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    AccessToken token(ServiceAccountSigner signer, Wanted wanted) throws IOException, InterruptedException {
        var asked = clock.instant();
        var form = "grant_type=" + URLEncoder.encode(GRANT, StandardCharsets.UTF_8) + "&assertion="
                + assertion(signer, wanted);
        var request = HttpRequest.newBuilder(wanted.tokenEndpoint())
                .timeout(wanted.within())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form))
                .build();
        var answer = client.send(request, BodyHandlers.ofInputStream());
        byte[] body;
        try (var in = answer.body()) {
            body = in.readNBytes(MOST_BYTES);
        }
        var fields = texts(body);
        if (answer.statusCode() != 200) {
            throw refused(answer, fields);
        }
        var life = fields.getOrDefault("expires_in", "");
        if (!life.matches("\\d{1,6}") || !"Bearer".equalsIgnoreCase(fields.get("token_type"))) {
            throw unavailable("an answer that is no token");
        }
        return new AccessToken(fields.getOrDefault("access_token", ""), asked.plusSeconds(Long.parseLong(life)));
    }

    private String assertion(ServiceAccountSigner signer, Wanted wanted) throws IOException {
        var now = clock.instant();
        var header = part(out -> {
            out.writeStringField("alg", "RS256");
            out.writeStringField("typ", "JWT");
        });
        var claims = part(out -> {
            out.writeStringField("iss", signer.getAccount());
            out.writeStringField("sub", wanted.account());
            out.writeStringField("scope", String.join(" ", new TreeSet<>(wanted.scopes())));
            out.writeStringField("aud", wanted.tokenEndpoint().toString());
            out.writeNumberField("iat", now.getEpochSecond());
            out.writeNumberField("exp", now.plus(LIFE).getEpochSecond());
        });
        var signed = header + "." + claims;
        return signed + "." + base64(signer.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String part(Fields fields) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        }
        return base64(bytes.toByteArray());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Nothing of the answer's text but the error codes of the table goes on. */
    private static ConnectorException refused(HttpResponse<?> answer, Map<String, String> fields) {
        int status = answer.statusCode();
        if (status == 429) {
            return new RateLimited("Google asks for a pause. Answer with what you have.", Optional.empty());
        }
        if (status / 100 != 4) {
            return unavailable("status " + status);
        }
        return switch (fields.getOrDefault("error", "")) {
            case "unauthorized_client", "access_denied" ->
                rejected(
                        "Google does not let this application act for this account: an administrator of the Workspace must"
                                + " allow the service account's client id with exactly the permissions that are switched"
                                + " on here. Tell the user.",
                        "unauthorized_client");
            case "invalid_grant" ->
                rejected(
                        "Google does not take this application's word for this account: it is not in the Workspace, the"
                                + " service account's key is not valid any more, or the clock here is wrong. Tell the user.",
                        "invalid_grant");
            case "invalid_scope" ->
                rejected("Google does not know a permission that is asked for. Tell the user.", "invalid_scope");
            default ->
                rejected(
                        "Google does not accept this application's service account. Tell the user.",
                        "status " + status);
        };
    }

    private static ProviderRejected rejected(String toModel, String detail) {
        return new ProviderRejected(toModel, "service account: " + detail);
    }

    private static ProviderUnavailable unavailable(String detail) {
        return new ProviderUnavailable(
                "Google's sign-in can't be reached right now. Try again in a minute.", "service account: " + detail);
    }

    /** What is text or a number in one object; none where it is no such JSON. */
    private static Map<String, String> texts(byte[] body) {
        var fields = new HashMap<String, String>();
        try (var in = JSON.createParser(body)) {
            Json.fields(in, name -> {
                if (in.currentToken().isScalarValue()) {
                    fields.put(name, in.getText());
                }
            });
        } catch (IOException e) {
            return Map.of(); // HTML of somebody on the way: the status decides
        }
        return fields;
    }
}
