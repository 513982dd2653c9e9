package dev.connectors.auth;

import dev.connectors.error.Declined;
import dev.connectors.error.NotConnected;
import dev.connectors.error.NotPermitted;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.http.Deadline;
import dev.connectors.http.WebClient;
import dev.connectors.permission.Principal;
import dev.connectors.spi.OAuth;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs people in to providers: OAuth 2.0 authorization code flow with PKCE S256, always (RFC 6749 section 4.1, RFC 7636, RFC 9700).
 * Thread-safe.
 *
 * <p>Only who started a sign-in can finish it: {@code state} is a random value that counts once, for ten minutes, and only for the same
 * principal, the same session of the host, the same provider and the same redirect URI. Each provider has a redirect URI of its own, so
 * that one provider cannot pass off another's code (RFC 9700 section 4.4.2).
 */
public final class SignIns {

    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);
    private static final Duration TIME_TO_FINISH = Duration.ofMinutes(10);
    private static final Duration TIME_TO_EXCHANGE = Duration.ofSeconds(30);

    private final Registrations registrations;
    private final ConnectionStore store;
    private final SignInStore pending;
    private final Connections connections;
    private final Revocation revocation;
    private final TokenEndpoint endpoint;
    private final Clock clock;
    private final Supplier<byte[]> random;

    /**
     * With these parts.
     *
     * @param revocation ends the tokens of a connection that was revoked while its user signed in again
     * @param random 32 unpredictable bytes each time
     */
    public SignIns(
            Registrations registrations,
            ConnectionStore store,
            SignInStore pending,
            Revocation revocation,
            WebClient web,
            Clock clock,
            Supplier<byte[]> random) {
        this.registrations = registrations;
        this.store = store;
        this.pending = pending;
        this.connections = new Connections(store, clock, random);
        this.revocation = revocation;
        this.endpoint = new TokenEndpoint(web, clock);
        this.clock = clock;
        this.random = random;
    }

    /**
     * Starts the sign-in to an account.
     *
     * @param hostSession names the browser session at the host; only the same one can finish
     * @param providerId such as {@code google}
     * @param scopes to ask for, beside those that say who the user is
     * @param redirectUri registered at the provider; its path ends with the provider's id, such as {@code
     *     https://crm.example/connect/google}
     * @return where to send the browser
     */
    public URI start(
            Principal principal, String hostSession, String providerId, Set<String> scopes, String redirectUri) {
        return start(principal, hostSession, registration(providerId), Optional.empty(), scopes, redirectUri);
    }

    /**
     * Starts the sign-in to an account that is connected already: for further scopes, or because the provider ended its sign-in. If the
     * user picks another account at the provider, that one is connected beside it.
     *
     * @param scopes to ask for, beside those that the connection has
     * @return where to send the browser
     * @throws NotConnected if the connection was revoked, or was made for other servers
     */
    public URI startAgain(
            Principal principal, String hostSession, String connectionId, Set<String> scopes, String redirectUri) {
        var connection = store.find(principal, connectionId)
                .filter(found -> found.state() != Connection.State.REVOKED)
                .filter(found -> found.actingFor().isEmpty()) // it has no sign-in that could be made again
                .orElseThrow(() -> new NotConnected("This account is not connected any more."));
        return start(
                principal, hostSession, registrations.of(connection), Optional.of(connection), scopes, redirectUri);
    }

    private URI start(
            Principal principal,
            String hostSession,
            Registration at,
            Optional<Connection> existing,
            Set<String> scopes,
            String redirectUri) {
        Objects.requireNonNull(principal, "principal");
        RedirectUri.requireSound(redirectUri, at.provider().id());
        var comesTo = RedirectUri.spelledFor(at.oauth(), redirectUri);
        var request = AuthorizationRequest.of(at, existing, scopes, comesTo, random);
        pending.put(new PendingSignIn(
                Codes.sha256(request.state().value()),
                principal,
                sessionHash(request.state().value(), hostSession),
                at.provider().id(),
                at.provider().identity(),
                comesTo,
                request.verifier(),
                request.nonce(),
                request.scopes(),
                existing.map(Connection::id),
                clock.instant().plus(TIME_TO_FINISH)));
        return request.uri();
    }

    /**
     * Finishes a sign-in with what the browser brought back.
     *
     * @param principal who is signed in to the host now
     * @param hostSession the browser session at the host
     * @param requested what the browser asked the host for: the whole URI, or its path and query where the host does not know how it is
     *     seen from outside
     * @throws NotPermitted if this does not belong to a sign-in that was started here by the same principal in the same session, or came
     *     too late, or for the second time; no request was sent
     * @throws Declined if the user said no at the provider
     * @throws ReauthorizationRequired if the provider wants the user to sign in once more
     * @throws ProviderRejected if the provider does not accept the host's client or the request
     * @throws dev.connectors.error.ProviderUnavailable if the provider gave no answer that can be trusted; the user starts anew
     */
    public SignedIn finish(Principal principal, String hostSession, URI requested) {
        Objects.requireNonNull(principal, "principal");
        var callback = read(requested);
        var signIn = pending.take(Codes.sha256(callback.state())).orElseThrow(() -> foreign("state"));
        var at = checked(signIn, callback, principal, hostSession);
        if (callback.error().isPresent()) {
            throw AuthorizationError.of(callback.error().get(), at);
        }
        var deadline = Deadline.in(TIME_TO_EXCHANGE);
        var answer = exchange(at, callback.code().orElseThrow(), signIn, deadline);
        var account = account(at, signIn, answer, deadline);
        return keep(at, signIn, answer, account);
    }

    private static Callback read(URI requested) {
        try {
            return Callback.parse(requested);
        } catch (Callback.Malformed e) {
            throw foreign(Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    /** All bindings, before anything is sent. The state is spent already, whatever comes out here. */
    private Registration checked(PendingSignIn signIn, Callback callback, Principal principal, String hostSession) {
        if (!signIn.principal().equals(principal)) {
            throw foreign("principal");
        }
        if (!Secret.of(signIn.sessionHash()).equals(Secret.of(sessionHash(callback.state(), hostSession)))) {
            throw foreign("session");
        }
        if (!signIn.expiry().isAfter(clock.instant())) {
            throw foreign("late");
        }
        var at = registrations
                .find(signIn.providerId())
                .filter(found -> found.provider().identity().equals(signIn.providerIdentity()))
                .orElseThrow(() -> foreign("provider"));
        if (!callback.cameTo(signIn.redirectUri())) {
            throw foreign("redirect_uri");
        }
        if (!isNamed(at.oauth(), callback.issuer())) {
            throw foreign("iss");
        }
        return at;
    }

    /** RFC 9207 section 2.4. A provider that names itself nowhere can't be compared, so an {@code iss} of its is refused too. */
    static boolean isNamed(OAuth oauth, Optional<String> iss) {
        return iss.map(Issuers.of(oauth)::mayBe).orElse(!oauth.issuerInCallback());
    }

    private TokenAnswer exchange(Registration at, Secret code, PendingSignIn signIn, Deadline deadline) {
        try {
            return endpoint.exchange(
                    at, code, signIn.redirectUri(), signIn.verifier(), signIn.scopes(), challenge(signIn), deadline);
        } catch (TokenRefused e) {
            LOG.info("sign-in to {} failed: {}", at.provider().id(), e.getMessage());
            throw switch (e.why()) {
                case INVALID_GRANT ->
                    new NotPermitted("The provider did not accept this sign-in any more. Start it again.");
                case INTERACTION -> AuthorizationError.again(at, text(e));
                case INVALID_TOKEN, CLIENT, OTHER ->
                    new ProviderRejected("The provider did not accept this application's sign-in.", text(e), e);
            };
        }
    }

    /** Of the connection that is signed in again: its token must have what was asked at the authorization endpoint. */
    private Optional<Secret> challenge(PendingSignIn signIn) {
        return signIn.connection()
                .flatMap(id -> store.find(signIn.principal(), id))
                .flatMap(Connection::challenge);
    }

    private Optional<Account> account(Registration at, PendingSignIn signIn, TokenAnswer answer, Deadline deadline) {
        if (answer.idToken().isPresent()) {
            return Optional.of(verified(at, signIn, answer.idToken().get()));
        }
        return at.oauth()
                .userInfoEndpoint()
                .map(url -> endpoint.userInfo(at, url, answer.access(), deadline))
                .map(claims -> Account.of(at, claims));
    }

    private Account verified(Registration at, PendingSignIn signIn, Secret token) {
        try {
            var idToken = WireJson.idToken(token);
            var fault = idToken.fault(
                    Issuers.of(at.oauth()), at.requiredClient().clientId(), signIn.nonce(), clock.instant());
            if (fault.isPresent()) {
                throw new IOException(fault.get());
            }
            return Account.of(at, idToken);
        } catch (IOException e) {
            LOG.warn(
                    "sign-in to {} failed: its id_token is not valid",
                    at.provider().id());
            throw TokenEndpoint.unavailable("id_token: " + text(e));
        }
    }

    private SignedIn keep(Registration at, PendingSignIn signIn, TokenAnswer answer, Optional<Account> account) {
        var scopes = answer.scopes().orElse(signIn.scopes());
        var granted = new Granted(
                account.map(Account::key), account.flatMap(Account::name), scopes, answer.tokens(Optional.empty()));
        var withheld = new HashSet<>(signIn.scopes());
        withheld.removeAll(scopes);
        withheld.removeAll(at.oauth().identityScopes()); // nobody unticks these, and not each is named in an answer
        try {
            var kept =
                    connections.keep(signIn.principal(), at.provider(), signIn.connection(), granted, answer::tokens);
            return new SignedIn(kept.connection(), kept.added(), withheld);
        } catch (NotConnected e) { // revoked while its user signed in again: what came late is ended too
            revocation.endLate(at, granted.tokens());
            throw e;
        }
    }

    private Registration registration(String providerId) {
        return registrations
                .find(providerId)
                .orElseThrow(() -> new IllegalArgumentException("there is no provider '" + providerId + "'"));
    }

    private static String sessionHash(String state, String hostSession) {
        if (Objects.requireNonNull(hostSession, "hostSession").isBlank()) {
            throw new IllegalArgumentException("hostSession is missing");
        }
        return Codes.sha256(state + "\n" + hostSession);
    }

    /** One text for all of them: which binding failed is for the log alone. */
    private static NotPermitted foreign(String reason) {
        LOG.info("sign-in refused: {}", reason);
        return new NotPermitted(
                "This does not belong to a sign-in that you started here, or it came too late. Start the sign-in again.");
    }

    private static String text(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), "");
    }
}
