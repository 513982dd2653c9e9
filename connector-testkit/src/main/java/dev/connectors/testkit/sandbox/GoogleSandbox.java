package dev.connectors.testkit.sandbox;

import dev.connectors.runtime.StandIn;
import dev.connectors.testkit.contract.ApiContract;
import dev.connectors.testkit.contract.Violation;
import java.net.URI;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A stateful local stand-in for Google's OAuth and Calendar v3: it listens on 127.0.0.1, forgets everything when closed, and
 * never talks to Google. It answers in the shapes that Google documents; where Google is silent or forgiving it is stricter:
 * unknown query parameters and unknown fields are refused with 400 and named.
 *
 * <p>Thread-safe. Time comes from the clock that it was started with; only ordered delays are real.
 */
public final class GoogleSandbox implements Sandbox {

    /** Says what this is; every page begins with it. */
    public static final String BANNER =
            "This is a local stand-in for Google, made for tests and demonstrations. It is not Google, and no account is real.";

    /** The client that is always registered. */
    public static final String CLIENT_ID = "stand-in-client.apps.example";

    /** Its secret, which is none. */
    public static final String CLIENT_SECRET = "stand-in-secret";

    private final World world;
    private final SandboxServer server = new SandboxServer("google-stand-in", new GoogleRefusals());
    private final Listings listings = new Listings();
    private final Quota quota = new Quota();
    private final Grants grants;
    private final AuthorizationEndpoint authorization;
    private final ServiceAccounts serviceAccounts;
    private final ContractCheck contract;
    private final String issuer;

    private GoogleSandbox(Builder builder) {
        world = new World(builder.clock, Vendor.GOOGLE);
        grants = new Grants(world, builder.secrets);
        issuer = builder.issuer.orElse(server.url());
        var saidIssuer = builder.saysIssuer ? Optional.of(issuer) : Optional.<String>empty();
        var signIn = new GoogleSignIn(builder.clients, saidIssuer);
        authorization = new AuthorizationEndpoint(world, grants, builder.secrets, signIn);
        var idTokens = new IdTokens(world, grants, issuer, server.url(), builder.saysIssuer);
        serviceAccounts = new ServiceAccounts(world, grants, tokenEndpoint().toString());
        var tokens = new TokenEndpoint(builder.clients, grants, idTokens, serviceAccounts);
        var api = new CalendarApi(world, grants, quota, listings, server.url());
        contract = new ContractCheck(builder.contract, CalendarApi.ROOT);
        var routes = new Routes(world, authorization, tokens, idTokens, api, contract, new ConsentPage(signIn));
        server.start(routes::answer, this::accountOf);
    }

    /** Starts with the usual settings. */
    public static GoogleSandbox start(Clock clock) {
        return builder(clock).start();
    }

    /** Begins a stand-in with settings of its own. */
    public static Builder builder(Clock clock) {
        return new Builder(clock);
    }

    /** Collects settings; one thread. */
    public static final class Builder {
        private final Clock clock;
        private final Clients clients = new Clients();
        private Supplier<String> secrets = GoogleSandbox::randomSecret;
        private Optional<String> issuer = Optional.empty();
        private Optional<ApiContract> contract = Optional.empty();
        private boolean saysIssuer;

        private Builder(Clock clock) {
            this.clock = clock;
            client(CLIENT_ID, CLIENT_SECRET);
        }

        /** Registers another OAuth client. Redirects to any port of the loopback address need no registration. */
        public Builder client(String id, String secret, String... redirectUris) {
            clients.add(new Clients.Client(id, secret, Set.of(redirectUris)));
            return this;
        }

        /** The issuer in id_tokens; left out, the base URL. */
        public Builder issuer(String name) {
            issuer = Optional.of(name);
            return this;
        }

        /** Redirects back carry {@code iss} (RFC 9207), and the metadata says so. */
        public Builder saysIssuer() {
            saysIssuer = true;
            return this;
        }

        /** Every call and every answer is held against this document; a call that does not fit is refused with 400. */
        public Builder checkedBy(ApiContract document) {
            contract = Optional.of(document);
            return this;
        }

        Builder secrets(Supplier<String> supplier) {
            secrets = supplier;
            return this;
        }

        /** Starts it. */
        public GoogleSandbox start() {
            return new GoogleSandbox(this);
        }
    }

    /** Such as {@code http://127.0.0.1:40123}, without a slash at the end. */
    public URI baseUrl() {
        return URI.create(server.url());
    }

    /** Where the browser is sent. */
    public URI authorizationEndpoint() {
        return URI.create(server.url() + "/o/oauth2/v2/auth");
    }

    /** Where codes and refresh tokens become access tokens. */
    public URI tokenEndpoint() {
        return URI.create(server.url() + "/token");
    }

    /** Where a grant is ended. */
    public URI revocationEndpoint() {
        return URI.create(server.url() + "/revoke");
    }

    /** Who the account of a token is. */
    public URI userinfoEndpoint() {
        return URI.create(server.url() + "/v1/userinfo");
    }

    /** The keys that sign id_tokens. */
    public URI jwksUri() {
        return URI.create(server.url() + "/oauth2/v3/certs");
    }

    /** The issuer in id_tokens. */
    public String issuer() {
        return issuer;
    }

    /** The root of Calendar v3, without a slash at the end. */
    public URI calendarApi() {
        return URI.create(server.url() + CalendarApi.ROOT);
    }

    @Override
    public StandIn standIn() {
        return StandIn.of("google")
                .origin("api", calendarApi().toString())
                .authorization(authorizationEndpoint().toString())
                .token(tokenEndpoint().toString())
                .revocation(revocationEndpoint().toString())
                .userInfo(userinfoEndpoint().toString())
                .issuedBy(issuer());
    }

    /**
     * Adds an account with its primary calendar, in UTC until told otherwise.
     *
     * @throws IllegalArgumentException if there is one with this address
     */
    @Override
    public SandboxAccount account(String email, String subject) {
        synchronized (world) {
            var account = new SandboxAccount(world, email, subject, ZoneId.of("UTC"));
            world.add(account);
            return account;
        }
    }

    /**
     * Lets a service account act for everybody here, with at most these scopes, as an administrator does in Google's console.
     *
     * @param email of the service account
     * @param key with which its assertions are checked, RSA
     * @param scopes such as {@code calendar.events}
     */
    public GoogleSandbox delegate(String email, PublicKey key, String... scopes) {
        synchronized (world) {
            serviceAccounts.add(email, key, Scopes.normalised(List.of(scopes)));
            return this;
        }
    }

    /** From now on the consent page is answered at once: by this account, with all scopes but the unticked ones. */
    @Override
    public GoogleSandbox autoConsent(SandboxAccount account, String... unticked) {
        synchronized (world) {
            var without = Scopes.normalised(List.of(unticked));
            authorization.prepare(
                    Optional.of(new AuthorizationEndpoint.Consent(Optional.of(account.email()), without)));
            return this;
        }
    }

    /** From now on the consent page is answered at once with no. */
    public GoogleSandbox refuseConsent() {
        synchronized (world) {
            authorization.prepare(Optional.of(new AuthorizationEndpoint.Consent(Optional.empty(), Set.of())));
            return this;
        }
    }

    /** From now on a person answers the consent page, as at the start. */
    public GoogleSandbox askConsent() {
        synchronized (world) {
            authorization.prepare(Optional.empty());
            return this;
        }
    }

    /**
     * Opens an authorization request as a browser would, and gives the address that it is sent back to, code and all. Needs
     * {@link #autoConsent} or {@link #refuseConsent}.
     *
     * @throws IllegalStateException if a page came instead, with what it says
     */
    @Override
    public URI browse(URI authorizationRequest) {
        return Browser.open(authorizationRequest);
    }

    /** Tokens for an account without a sign-in; scopes may have their short names, such as {@code calendar.events}. */
    public IssuedTokens issue(SandboxAccount account, String... scopes) {
        synchronized (world) {
            var issued = grants.issueDirectly(
                    new Grants.Key(CLIENT_ID, account.email()), Scopes.normalised(List.of(scopes)));
            return new IssuedTokens(issued.accessToken(), issued.refreshToken().orElseThrow());
        }
    }

    /** Lets the account's access tokens expire; its refresh tokens stay good. */
    @Override
    public GoogleSandbox expireAccessTokens(SandboxAccount account) {
        synchronized (world) {
            grants.expireAccessTokens(account.email());
            return this;
        }
    }

    /** Ends all grants of an account, as the user can on Google's own page. */
    @Override
    public GoogleSandbox revokeGrants(SandboxAccount account) {
        synchronized (world) {
            grants.killAll(account.email());
            return this;
        }
    }

    /** Takes one scope out of an account's grants; the next refresh comes without it. */
    public GoogleSandbox withdrawScope(SandboxAccount account, String scope) {
        synchronized (world) {
            grants.withdraw(account.email(), Scopes.wireName(scope));
            return this;
        }
    }

    /** From now on all sync tokens given so far are too old (410). */
    public GoogleSandbox expireSyncTokens() {
        synchronized (world) {
            listings.expireSyncTokens();
            return this;
        }
    }

    /** Pages hold at most so many items, whatever a request allows; with {@code beginEmpty} the first page holds none. */
    @Override
    public GoogleSandbox pages(int largest, boolean beginEmpty) {
        synchronized (world) {
            listings.largestPage(largest);
            listings.beginsEmpty(beginEmpty);
            return this;
        }
    }

    /** New conferences stay pending until their event was read this many times. */
    public GoogleSandbox conferencesPendingFor(int reads) {
        synchronized (world) {
            world.pendingReads(reads);
            return this;
        }
    }

    /** Requests per account and minute, and how more are refused: 403 or 429, rateLimitExceeded or userRateLimitExceeded. */
    public GoogleSandbox quota(int perMinute, int status, String reason) {
        synchronized (world) {
            quota.limit(perMinute, status, reason);
            return this;
        }
    }

    /** Orders faults. */
    @Override
    public Faults faults() {
        return server.faults();
    }

    /** Every request so far, without secrets. */
    @Override
    public List<RecordedRequest> requests() {
        return server.requests();
    }

    /** What was wrong with calls and answers; always empty without a Discovery document. */
    @Override
    public List<Violation> violations() {
        synchronized (world) {
            return contract.violations();
        }
    }

    /** Whom each write notified, in order. */
    @Override
    public List<Mail> mails() {
        synchronized (world) {
            return world.mails();
        }
    }

    /** Forgets the recorded requests and mails; the state stays. */
    @Override
    public GoogleSandbox forgetRecords() {
        server.clearRequests();
        synchronized (world) {
            world.clearMails();
            return this;
        }
    }

    /** Stops listening and ends every connection. */
    @Override
    public void close() {
        server.close();
    }

    private Optional<String> accountOf(Request request) {
        synchronized (world) {
            return request.bearer().flatMap(grants::access).map(it -> it.key().email());
        }
    }

    private static final SecureRandom RANDOM = new SecureRandom();

    private static String randomSecret() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
