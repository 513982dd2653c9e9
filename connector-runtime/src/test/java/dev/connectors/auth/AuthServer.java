package dev.connectors.auth;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.connectors.spi.OAuth;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** A scripted authorization server on loopback: it keeps codes and refresh tokens, checks PKCE, and fails as it is told. */
final class AuthServer implements AutoCloseable {

    static final String ISSUER = "https://acme.example";

    record Person(String subject, String email) {}

    record Reply(int status, String type, String body, Map<String, String> headers) {

        static Reply json(int status, Map<String, ?> fields) {
            return new Reply(status, "application/json", Forms.object(fields), Map.of());
        }

        /** The connection breaks instead of an answer. */
        static Reply none() {
            return new Reply(0, "", "", Map.of());
        }

        static Reply html(int status) {
            return new Reply(status, "text/html", "<html><script>alert(1)</script></html>", Map.of());
        }
    }

    private record Issued(Person person, Set<String> scopes) {}

    private record Code(Issued issued, Map<String, String> request) {}

    /** Form of each request to the token endpoint. */
    final List<Map<String, String>> tokenRequests = new ArrayList<>();

    final List<Map<String, String>> revocations = new ArrayList<>();
    final AtomicInteger userInfoRequests = new AtomicInteger();

    /** Changes the claims of the next id_tokens. */
    volatile Consumer<Map<String, Object>> claims = claims -> {};

    /** Changes the next token answers. */
    volatile Consumer<Map<String, Object>> answer = answer -> {};

    /** What happens instead of the usual answer of the token endpoint. */
    volatile Function<Map<String, String>, Optional<Reply>> instead = form -> Optional.empty();

    /** What happens instead of the usual answer of the revocation endpoint. */
    volatile Function<Map<String, String>, Optional<Reply>> insteadOfRevoking = form -> Optional.empty();

    /** What the API answers to a bearer token; each line of a header's value is a header of its own. */
    volatile Function<String, Reply> api = token -> Reply.json(200, Map.of());

    /** Hears the path and query of each request to the API. */
    volatile Consumer<String> paths = path -> {};

    volatile boolean rotates;
    volatile Optional<String> issInCallback = Optional.empty();

    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Issued> refreshTokens = new ConcurrentHashMap<>();
    private final Map<String, Issued> accessTokens = new ConcurrentHashMap<>();
    private final AtomicInteger serial = new AtomicInteger();
    private final Clock clock;
    private final WireMockServer server;

    AuthServer(Clock clock) {
        this.clock = clock;
        this.server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .containerThreads(60)
                .disableRequestJournal()
                .extensions(new Script()));
        server.start();
        server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse()));
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    Endpoints endpoints() {
        return Endpoints.none()
                .origin("api", url("/api"))
                .authorization(url("/authorize"))
                .token(url("/token"))
                .revocation(url("/revoke"))
                .userInfo(url("/userinfo"))
                .issuedBy(ISSUER);
    }

    /** Those of them that the provider has. */
    Endpoints endpoints(OAuth declared) {
        var all = endpoints();
        return new Endpoints(
                all.origins(),
                all.authorization(),
                all.token(),
                declared.revocationEndpoint().flatMap(url -> all.revocation()),
                declared.userInfoEndpoint().flatMap(url -> all.userInfo()),
                declared.issuer());
    }

    /** The person says yes to all but these scopes; where the browser goes then. */
    URI consent(URI authorization, Person person, String... unticked) {
        var request = Forms.query(authorization);
        var granted = new LinkedHashSet<>(List.of(request.get("scope").split(" ")));
        List.of(unticked).forEach(granted::remove);
        var code = "code-" + serial.incrementAndGet();
        codes.put(code, new Code(new Issued(person, granted), request));
        return back(request, Map.of("code", code));
    }

    URI back(Map<String, String> request, Map<String, String> parameters) {
        var all = new TreeMap<>(parameters);
        all.put("state", request.get("state"));
        issInCallback.ifPresent(iss -> all.put("iss", iss));
        return URI.create(request.get("redirect_uri") + "?" + Forms.form(all));
    }

    /** A live refresh token of this person. */
    Tokens issue(Person person, Set<String> scopes, Instant expiry) {
        var issued = new Issued(person, scopes);
        return new Tokens(Secret.of(access(issued)), expiry, Optional.of(Secret.of(refresh(issued))));
    }

    /** The user takes the permission back at the provider. */
    void forget(Person person) {
        refreshTokens.values().removeIf(issued -> issued.person().equals(person));
        accessTokens.values().removeIf(issued -> issued.person().equals(person));
    }

    /** Whether any token of this person lives. */
    boolean knows(Person person) {
        return refreshTokens.values().stream()
                        .anyMatch(issued -> issued.person().equals(person))
                || accessTokens.values().stream()
                        .anyMatch(issued -> issued.person().equals(person));
    }

    synchronized int revoked() {
        return revocations.size();
    }

    boolean lives(Secret token) {
        return refreshTokens.containsKey(token.value()) || accessTokens.containsKey(token.value());
    }

    synchronized List<Map<String, String>> refreshes() {
        return tokenRequests.stream()
                .filter(form -> "refresh_token".equals(form.get("grant_type")))
                .toList();
    }

    synchronized List<Map<String, String>> exchanges() {
        return tokenRequests.stream()
                .filter(form -> "authorization_code".equals(form.get("grant_type")))
                .toList();
    }

    private Reply token(Map<String, String> form) {
        synchronized (this) {
            tokenRequests.add(form);
        }
        return instead.apply(form).orElseGet(() -> switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" -> exchanged(form);
            case "refresh_token" -> refreshed(form);
            default -> error("unsupported_grant_type");
        });
    }

    private Reply exchanged(Map<String, String> form) {
        var code = codes.remove(form.get("code"));
        if (code == null
                || !code.request().get("redirect_uri").equals(form.get("redirect_uri"))
                || !code.request().get("client_id").equals(form.get("client_id"))
                || !Codes.sha256(form.get("code_verifier"))
                        .equals(code.request().get("code_challenge"))) {
            return error("invalid_grant");
        }
        var fields = new LinkedHashMap<String, Object>(tokens(code.issued(), Optional.of(refresh(code.issued()))));
        if (code.issued().scopes().contains("openid")) {
            fields.put("id_token", idToken(code, form.get("client_id")));
        }
        answer.accept(fields);
        return Reply.json(200, fields);
    }

    private Reply refreshed(Map<String, String> form) {
        var old = form.get("refresh_token");
        var issued = rotates ? refreshTokens.remove(old) : refreshTokens.get(old);
        if (issued == null) {
            return error("invalid_grant");
        }
        var fields = new LinkedHashMap<String, Object>(
                tokens(issued, rotates ? Optional.of(refresh(issued)) : Optional.empty()));
        answer.accept(fields);
        return Reply.json(200, fields);
    }

    private Map<String, Object> tokens(Issued issued, Optional<String> refresh) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("access_token", access(issued));
        fields.put("expires_in", 3599);
        fields.put("token_type", "Bearer");
        fields.put("scope", String.join(" ", issued.scopes()));
        refresh.ifPresent(token -> fields.put("refresh_token", token));
        return fields;
    }

    private String idToken(Code code, String clientId) {
        var claimed = new LinkedHashMap<String, Object>();
        claimed.put("iss", ISSUER);
        claimed.put("sub", code.issued().person().subject());
        claimed.put("email", code.issued().person().email());
        claimed.put("aud", clientId);
        claimed.put("exp", clock.instant().plusSeconds(3600).getEpochSecond());
        Optional.ofNullable(code.request().get("nonce")).ifPresent(nonce -> claimed.put("nonce", nonce));
        claims.accept(claimed);
        return Forms.base64("{\"alg\":\"RS256\"}") + "." + Forms.base64(Forms.object(claimed)) + "."
                + Forms.base64("signature");
    }

    private Reply userInfo(String authorization) {
        userInfoRequests.incrementAndGet();
        var issued = accessTokens.get(authorization.replaceFirst("^Bearer ", ""));
        if (issued == null) {
            return Reply.json(401, Map.of("error", "invalid_token"));
        }
        return Reply.json(
                200,
                Map.of(
                        "sub",
                        issued.person().subject(),
                        "email",
                        issued.person().email()));
    }

    /** As Google does it: all that this person ever granted ends, and a dead token is an error. */
    private Reply revoked(Map<String, String> form) {
        synchronized (this) {
            revocations.add(form);
        }
        return insteadOfRevoking.apply(form).orElseGet(() -> {
            var issued = Optional.ofNullable(refreshTokens.get(form.get("token")))
                    .or(() -> Optional.ofNullable(accessTokens.get(form.get("token"))));
            issued.ifPresent(found -> forget(found.person()));
            return issued.isPresent() ? Reply.json(200, Map.of()) : error("invalid_token");
        });
    }

    static Reply error(String code) {
        return Reply.json(400, Map.of("error", code, "error_description", "<b>secret-detail</b>"));
    }

    private String access(Issued issued) {
        var token = "access-canary-" + serial.incrementAndGet();
        accessTokens.put(token, issued);
        return token;
    }

    private String refresh(Issued issued) {
        var token = "refresh-canary-" + serial.incrementAndGet();
        refreshTokens.put(token, issued);
        return token;
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Script implements ResponseDefinitionTransformerV2 {

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            var request = event.getRequest();
            var reply = switch (URI.create(request.getUrl()).getPath()) {
                case "/token" -> token(Forms.fields(request.getBodyAsString()));
                case "/revoke" -> revoked(Forms.fields(request.getBodyAsString()));
                case "/userinfo" -> userInfo(request.getHeader("Authorization"));
                default -> {
                    paths.accept(request.getUrl());
                    yield api.apply(
                            String.valueOf(request.getHeader("Authorization")).replaceFirst("^Bearer ", ""));
                }
            };
            if (reply.status() == 0) {
                return ResponseDefinitionBuilder.responseDefinition()
                        .withFault(Fault.CONNECTION_RESET_BY_PEER)
                        .build();
            }
            var response = ResponseDefinitionBuilder.responseDefinition()
                    .withStatus(reply.status())
                    .withHeader("Content-Type", reply.type())
                    .withBody(reply.body());
            reply.headers().forEach((name, lines) -> response.withHeader(name, lines.split("\n")));
            return response.build();
        }

        @Override
        public String getName() {
            return "authorization-server";
        }
    }
}
