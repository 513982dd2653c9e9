package dev.connectors.testkit.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Who has granted what to whom: codes, access tokens, refresh tokens. A grant belongs to an account and a client, and dies as a
 * whole. Guarded by the world's monitor.
 */
final class Grants {

    static final Duration CODE_LIFE = Duration.ofMinutes(10);
    static final Duration TOKEN_LIFE = Duration.ofSeconds(3599);
    private static final int MOST_REFRESH_TOKENS = 100;

    private final World world;
    private final Supplier<String> secrets;
    private final Map<String, Code> codes = new LinkedHashMap<>();
    private final Map<String, Access> accessTokens = new LinkedHashMap<>();
    private final Map<String, Refresh> refreshTokens = new LinkedHashMap<>();
    private final Map<Key, Grant> grants = new LinkedHashMap<>();

    Grants(World world, Supplier<String> secrets) {
        this.world = world;
        this.secrets = secrets;
    }

    /** Whose grant it is. */
    record Key(String client, String email) {}

    /** An authorization code and what it is bound to. */
    record Code(
            Key key, Set<String> scopes, AuthorizationRequest request, boolean givesRefreshToken, Instant expires) {}

    /** What an access token is good for. */
    record Access(Key key, Set<String> scopes, Instant expires) {}

    private record Refresh(Key key, Set<String> scopes) {}

    /** Tokens as they leave the token endpoint. */
    record Issued(Key key, String accessToken, Optional<String> refreshToken, Set<String> scopes, String nonce) {}

    private static final class Grant {
        private final Set<String> scopes = new LinkedHashSet<>();
        private final Deque<String> refreshTokens = new ArrayDeque<>();
        private boolean isConsented;
    }

    /** Whether the account has granted all these scopes to the client before. */
    boolean covers(Key key, Collection<String> scopes) {
        return Optional.ofNullable(grants.get(key))
                .filter(it -> it.scopes.containsAll(scopes))
                .isPresent();
    }

    /** Records a consent and gives the code for it. */
    String consent(Key key, Set<String> granted, AuthorizationRequest request) {
        var grant = grants.computeIfAbsent(key, it -> new Grant());
        var isFirst = !grant.isConsented;
        grant.isConsented = true;
        var scopes = new LinkedHashSet<>(granted);
        if (request.includesGrantedScopes()) {
            scopes.addAll(grant.scopes);
        }
        grant.scopes.addAll(granted);
        var givesRefresh = request.isOffline()
                && (isFirst || request.prompts("consent") || world.vendor.givesRefreshTokenEachTime());
        var code = world.vendor.secretPrefix("code") + secrets.get();
        codes.put(
                code,
                new Code(key, scopes, request, givesRefresh, world.instant().plus(CODE_LIFE)));
        return code;
    }

    /** Takes a code out: it is good once, whatever comes of it. */
    Optional<Code> take(String code) {
        return Optional.ofNullable(codes.remove(code))
                .filter(it -> world.instant().isBefore(it.expires()));
    }

    Issued issue(Code code) {
        var refresh = code.givesRefreshToken()
                ? Optional.of(newRefreshToken(code.key(), code.scopes()))
                : Optional.<String>empty();
        return new Issued(
                code.key(),
                newAccessToken(code.key(), code.scopes()),
                refresh,
                code.scopes(),
                code.request().nonce());
    }

    /** Tokens without a sign-in, as a test needs them. */
    Issued issueDirectly(Key key, Set<String> scopes) {
        grants.computeIfAbsent(key, it -> new Grant()).scopes.addAll(scopes);
        return new Issued(key, newAccessToken(key, scopes), Optional.of(newRefreshToken(key, scopes)), scopes, "");
    }

    /** An access token alone: who acts by an assertion asks with another one next time. */
    Issued issueForService(Key key, Set<String> scopes) {
        return new Issued(key, newAccessToken(key, scopes), Optional.empty(), scopes, "");
    }

    /** A new access token for a live refresh token of this client; its scopes are what is still granted. */
    Optional<Issued> refresh(String refreshToken, String client) {
        return Optional.ofNullable(refreshTokens.get(refreshToken))
                .filter(it -> it.key().client().equals(client))
                .map(it -> {
                    var scopes = new LinkedHashSet<>(it.scopes());
                    scopes.retainAll(granted(it.key()));
                    var another = world.vendor.givesRefreshTokenEachTime()
                            ? Optional.of(newRefreshToken(it.key(), it.scopes()))
                            : Optional.<String>empty();
                    return new Issued(it.key(), newAccessToken(it.key(), scopes), another, scopes, "");
                });
    }

    private Set<String> granted(Key key) {
        return Optional.ofNullable(grants.get(key)).map(it -> it.scopes).orElse(Set.of());
    }

    private String newAccessToken(Key key, Set<String> scopes) {
        var token = world.vendor.secretPrefix("access") + secrets.get();
        accessTokens.put(
                token, new Access(key, Set.copyOf(scopes), world.instant().plus(TOKEN_LIFE)));
        return token;
    }

    /** The hundred-and-first refresh token of an account and a client lets the oldest die without a word. */
    private String newRefreshToken(Key key, Set<String> scopes) {
        var token = world.vendor.secretPrefix("refresh") + secrets.get();
        var grant = grants.computeIfAbsent(key, it -> new Grant());
        grant.refreshTokens.add(token);
        if (grant.refreshTokens.size() > MOST_REFRESH_TOKENS) {
            refreshTokens.remove(grant.refreshTokens.removeFirst());
        }
        refreshTokens.put(token, new Refresh(key, scopes));
        return token;
    }

    /** What a token is good for now; nothing if it is unknown, expired or revoked, or the scopes were withdrawn. */
    Optional<Access> access(String token) {
        return Optional.ofNullable(accessTokens.get(token))
                .filter(it -> world.instant().isBefore(it.expires()));
    }

    /** Kills the whole grant that a live token, of either kind, belongs to; false if the token is dead. */
    boolean revoke(String token) {
        var key = access(token)
                .map(Access::key)
                .or(() -> Optional.ofNullable(refreshTokens.get(token)).map(Refresh::key));
        key.ifPresent(this::kill);
        return key.isPresent();
    }

    /** Ends every grant of an account, as the user can on Google's own page. */
    void killAll(String email) {
        Set.copyOf(grants.keySet()).stream()
                .filter(it -> StoredEvent.sameAddress(it.email(), email))
                .forEach(this::kill);
    }

    private void kill(Key key) {
        grants.remove(key);
        accessTokens.values().removeIf(it -> it.key().equals(key));
        refreshTokens.values().removeIf(it -> it.key().equals(key));
        codes.values().removeIf(it -> it.key().equals(key));
    }

    /** Lets all access tokens of an account expire; its refresh tokens stay. */
    void expireAccessTokens(String email) {
        accessTokens.values().removeIf(it -> StoredEvent.sameAddress(it.key().email(), email));
    }

    /** Takes one scope out of an account's grants; the next refresh comes without it. */
    void withdraw(String email, String scope) {
        grants.forEach((key, grant) -> {
            if (StoredEvent.sameAddress(key.email(), email)) {
                grant.scopes.remove(scope);
                accessTokens.replaceAll((token, it) -> it.key().equals(key) ? without(it, scope) : it);
            }
        });
    }

    private static Access without(Access access, String scope) {
        var left = new LinkedHashSet<>(access.scopes());
        left.remove(scope);
        return new Access(access.key(), left, access.expires());
    }
}
