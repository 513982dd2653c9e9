package dev.connectors.testkit.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The token endpoint of the Microsoft identity platform, v2.0, its id_tokens and its metadata. */
final class MicrosoftTokens {

    private static final Set<String> KNOWN = Set.of(
            "grant_type",
            "code",
            "client_id",
            "client_secret",
            "redirect_uri",
            "code_verifier",
            "refresh_token",
            "scope",
            "claims");
    private static final Set<String> NEVER_ANSWERED = Set.of("offline_access");

    private final World world;
    private final Clients clients;
    private final Grants grants;
    private final Tenants tenants;
    private final ClaimsChallenges challenges;
    private final String site;
    private final TokenSigner signer = new TokenSigner();

    MicrosoftTokens(
            World world, Clients clients, Grants grants, Tenants tenants, ClaimsChallenges challenges, String site) {
        this.world = world;
        this.clients = clients;
        this.grants = grants;
        this.tenants = tenants;
        this.challenges = challenges;
        this.site = site;
    }

    Answer token(Request request) {
        var form = TokenForm.read(request, KNOWN);
        var client = clients.authenticated(
                form.required("client_id"), form.value("client_secret").orElse(""));
        var issued = switch (form.required("grant_type")) {
            case "authorization_code" -> redeemed(form, client);
            case "refresh_token" -> refreshed(form, client);
            default ->
                throw new OAuthError(
                        400, "unsupported_grant_type", "AADSTS70003: The app requested an unsupported grant type.");
        };
        admit(request.segments().get(0), issued);
        return answer(issued);
    }

    private Grants.Issued redeemed(TokenForm form, Clients.Client client) {
        var code = form.code(grants, client);
        var issued = grants.issue(code);
        challenges.issued(issued, Optional.ofNullable(code.request().more().get("claims")));
        return issued;
    }

    /** The old refresh token stays good, so that a lost answer does no harm. */
    private Grants.Issued refreshed(TokenForm form, Clients.Client client) {
        var issued = grants.refresh(form.required("refresh_token"), client.id())
                .orElseThrow(() -> TokenForm.invalidGrant(
                        "AADSTS700082: The refresh token has expired due to inactivity, or was revoked."));
        var wanted = form.value("scope").map(GraphScopes::parse).orElse(Set.of());
        if (!grants.covers(issued.key(), wanted)) {
            throw TokenForm.invalidGrant(
                    "AADSTS65001: The user or administrator has not consented to use the application.");
        }
        challenges.needingPerson(issued.key().email()).ifPresent(it -> {
            throw new OAuthError(
                    400,
                    "interaction_required",
                    "AADSTS50076: Due to a configuration change made by your administrator, you must use"
                            + " multi-factor authentication.",
                    Map.of("suberror", "basic_action", "claims", it.json()));
        });
        challenges.issued(issued, form.value("claims"));
        return issued;
    }

    private void admit(String segment, Grants.Issued issued) {
        if (!tenants.admits(segment, account(issued))) {
            throw TokenForm.invalidGrant("AADSTS700003: The token was issued for another tenant.");
        }
    }

    private SandboxAccount account(Grants.Issued issued) {
        return world.account(issued.key().email()).orElseThrow();
    }

    private Answer answer(Grants.Issued issued) {
        var life = Grants.TOKEN_LIFE.toSeconds();
        var scopes = issued.scopes().stream()
                .filter(it -> !NEVER_ANSWERED.contains(it))
                .collect(Collectors.joining(" "));
        var body = Json.object().put("token_type", "Bearer").put("scope", scopes);
        body.put("expires_in", life).put("ext_expires_in", life).put("access_token", issued.accessToken());
        issued.refreshToken().ifPresent(it -> body.put("refresh_token", it));
        if (issued.scopes().contains("openid")) {
            body.put("id_token", idToken(issued));
        }
        return Answer.ok(body).with("Cache-Control", "no-store");
    }

    /** The subject differs from client to client; what stays is {@code tid} with {@code oid}, which needs {@code profile}. */
    private String idToken(Grants.Issued issued) {
        var account = account(issued);
        var tenant = tenants.of(account);
        var pair = issued.key().client() + " " + account.subject();
        var now = world.instant().getEpochSecond();
        var claims = Json.object().put("ver", "2.0").put("iss", site + "/" + tenant + "/v2.0");
        claims.put(
                "sub",
                UUID.nameUUIDFromBytes(pair.getBytes(StandardCharsets.UTF_8)).toString());
        claims.put("aud", issued.key().client()).put("tid", tenant);
        claims.put("iat", now).put("nbf", now).put("exp", now + Grants.TOKEN_LIFE.toSeconds());
        if (issued.scopes().contains("profile")) {
            claims.put("oid", account.subject()).put("preferred_username", account.email());
            claims.put("name", GraphPeople.name(account.email()));
        }
        if (issued.scopes().contains("email")) {
            claims.put("email", account.email());
        }
        if (!issued.nonce().isEmpty()) {
            claims.put("nonce", issued.nonce());
        }
        return signer.sign(claims);
    }

    Answer certificates() {
        return signer.certificates();
    }

    /** The issuer of the three words is a template, which OpenID Connect's own comparison would refuse. */
    Answer metadata(String tenant) {
        var base = site + "/" + tenant;
        var isWord = Set.of("common", "organizations").contains(tenant);
        var id = tenant.equals("consumers") ? Tenants.PERSONAL : tenant;
        var metadata = Json.object().put("issuer", site + "/" + (isWord ? "{tenantid}" : id) + "/v2.0");
        metadata.put("authorization_endpoint", base + "/oauth2/v2.0/authorize");
        metadata.put("token_endpoint", base + "/oauth2/v2.0/token");
        metadata.put("jwks_uri", base + "/discovery/v2.0/keys");
        metadata.putArray("response_types_supported").add("code");
        metadata.putArray("subject_types_supported").add("pairwise");
        metadata.putArray("id_token_signing_alg_values_supported").add("RS256");
        metadata.putArray("token_endpoint_auth_methods_supported").add("client_secret_post");
        return Answer.ok(metadata);
    }
}
