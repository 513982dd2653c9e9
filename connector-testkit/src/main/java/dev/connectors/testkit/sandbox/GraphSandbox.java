package dev.connectors.testkit.sandbox;

import dev.connectors.runtime.StandIn;
import dev.connectors.testkit.contract.ApiContract;
import dev.connectors.testkit.contract.Violation;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A stateful local stand-in for the Microsoft identity platform and the calendar of Microsoft Graph v1.0: it listens on
 * 127.0.0.1, forgets everything when closed, and never talks to Microsoft. It answers in the shapes that Microsoft documents;
 * where Microsoft is silent or forgiving it is stricter: unknown parameters, preferences and properties are refused with 400 and
 * named.
 *
 * <p>Thread-safe. Time comes from the clock that it was started with; only ordered delays are real.
 */
public final class GraphSandbox implements Sandbox {

    /** Says what this is; every page begins with it. */
    public static final String BANNER =
            "This is a local stand-in for Microsoft, made for tests and demonstrations. It is not"
                    + " Microsoft, and no account is real.";

    /** The client that is always registered. */
    public static final String CLIENT_ID = "5a4d0000-0000-4000-8000-000000000001";

    /** Its secret, which is none. */
    public static final String CLIENT_SECRET = "stand-in-secret";

    /** The tenant of work accounts for which no other was named. */
    public static final String TENANT = "7e1a0000-0000-4000-8000-0000000000aa";

    /** The tenant of all personal accounts; the same at Microsoft. */
    public static final String PERSONAL_TENANT = Tenants.PERSONAL;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final World world;
    private final SandboxServer server;
    private final Tenants tenants = new Tenants();
    private final ClaimsChallenges challenges = new ClaimsChallenges();
    private final Quota quota = new Quota();
    private final GraphHabits habits = new GraphHabits();
    private final GraphPages pages;
    private final Grants grants;
    private final AuthorizationEndpoint authorization;
    private final ContractCheck contract;

    private GraphSandbox(Builder builder) {
        world = new World(builder.clock, Vendor.MICROSOFT);
        var refusals = new MicrosoftRefusals(world);
        server = new SandboxServer("microsoft-stand-in", refusals);
        grants = new Grants(world, builder.secrets);
        pages = new GraphPages(server.url());
        var signIn = new MicrosoftSignIn(builder.clients, tenants);
        authorization = new AuthorizationEndpoint(world, grants, builder.secrets, signIn);
        var tokens = new MicrosoftTokens(world, builder.clients, grants, tenants, challenges, server.url());
        var api = new GraphApi(world, grants, tenants, challenges, quota, pages, habits);
        contract = new ContractCheck(builder.contract, GraphApi.ROOT);
        var page = new ConsentPage(signIn);
        var routes = new GraphRoutes(world, authorization, tokens, api, contract, refusals, page);
        server.start(routes::answer, this::accountOf);
    }

    /** Starts with the usual settings. */
    public static GraphSandbox start(Clock clock) {
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
        private Supplier<String> secrets = GraphSandbox::randomSecret;
        private Optional<ApiContract> contract = Optional.empty();

        private Builder(Clock clock) {
            this.clock = clock;
            client(CLIENT_ID, CLIENT_SECRET);
        }

        /**
         * Registers another OAuth client. Redirects to any port of the loopback address need no registration.
         *
         * @param secret empty for a public client
         */
        public Builder client(String id, String secret, String... redirectUris) {
            clients.add(new Clients.Client(id, secret, Set.of(redirectUris)));
            return this;
        }

        /** Every call of Graph and every answer is held against this document; a call that does not fit is refused with 400. */
        public Builder checkedBy(ApiContract document) {
            contract = Optional.of(document);
            return this;
        }

        Builder secrets(Supplier<String> supplier) {
            secrets = supplier;
            return this;
        }

        /** Starts it. */
        public GraphSandbox start() {
            return new GraphSandbox(this);
        }
    }

    /** Such as {@code http://127.0.0.1:40123}, without a slash at the end. */
    public URI baseUrl() {
        return URI.create(server.url());
    }

    /**
     * Where the browser is sent.
     *
     * @param tenant {@code common}, {@code organizations}, {@code consumers} or a tenant's id
     */
    public URI authorizationEndpoint(String tenant) {
        return URI.create(server.url() + "/" + tenant + "/oauth2/v2.0/authorize");
    }

    /** Where codes and refresh tokens become access tokens. */
    public URI tokenEndpoint(String tenant) {
        return URI.create(server.url() + "/" + tenant + "/oauth2/v2.0/token");
    }

    /** The issuer in id_tokens of a tenant. */
    public String issuer(String tenantId) {
        return server.url() + "/" + tenantId + "/v2.0";
    }

    /** The root of Graph v1.0, without a slash at the end. */
    public URI graphApi() {
        return URI.create(server.url() + GraphApi.ROOT);
    }

    /** For work, school and personal accounts: the tenant {@code common}. */
    @Override
    public StandIn standIn() {
        return StandIn.of("microsoft")
                .origin("api", graphApi().toString())
                .authorization(authorizationEndpoint("common").toString())
                .token(tokenEndpoint("common").toString())
                .issuedBy(issuer("{tid}"));
    }

    /**
     * Adds a work account of the {@link #TENANT usual tenant}, with its default calendar, in UTC until told otherwise.
     *
     * @param objectId its {@code oid}
     * @throws IllegalArgumentException if there is one with this address
     */
    @Override
    public SandboxAccount account(String email, String objectId) {
        return account(email, objectId, TENANT);
    }

    /** The same for a personal account, which Teams and getSchedule are not for. */
    public SandboxAccount personalAccount(String email, String objectId) {
        return account(email, objectId, PERSONAL_TENANT);
    }

    /** The same for an account of any tenant. */
    public SandboxAccount account(String email, String objectId, String tenantId) {
        synchronized (world) {
            var account = new SandboxAccount(world, email, objectId, ZoneId.of("UTC"));
            world.add(account);
            tenants.put(account, tenantId);
            return account;
        }
    }

    /** From now on the consent page is answered at once: by this account, with all scopes but those withheld. */
    @Override
    public GraphSandbox autoConsent(SandboxAccount account, String... withheld) {
        synchronized (world) {
            var without = GraphScopes.normalised(List.of(withheld));
            authorization.prepare(
                    Optional.of(new AuthorizationEndpoint.Consent(Optional.of(account.email()), without)));
            return this;
        }
    }

    /** From now on the consent page is answered at once with no. */
    public GraphSandbox refuseConsent() {
        synchronized (world) {
            authorization.prepare(Optional.of(new AuthorizationEndpoint.Consent(Optional.empty(), Set.of())));
            return this;
        }
    }

    /** From now on a person answers the consent page, as at the start. */
    public GraphSandbox askConsent() {
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

    /** Tokens for an account without a sign-in; scopes may have their short names, such as {@code Calendars.ReadWrite}. */
    public IssuedTokens issue(SandboxAccount account, String... scopes) {
        synchronized (world) {
            var key = new Grants.Key(CLIENT_ID, account.email());
            var issued = grants.issueDirectly(key, GraphScopes.normalised(List.of(scopes)));
            return new IssuedTokens(issued.accessToken(), issued.refreshToken().orElseThrow());
        }
    }

    /** Lets the account's access tokens expire; its refresh tokens stay good. */
    @Override
    public GraphSandbox expireAccessTokens(SandboxAccount account) {
        synchronized (world) {
            grants.expireAccessTokens(account.email());
            return this;
        }
    }

    /** Ends all grants of an account, as the user or an administrator can; Microsoft offers no address for it. */
    @Override
    public GraphSandbox revokeGrants(SandboxAccount account) {
        synchronized (world) {
            grants.killAll(account.email());
            return this;
        }
    }

    /** Takes one scope out of an account's grants; the next refresh comes without it. */
    public GraphSandbox withdrawScope(SandboxAccount account, String scope) {
        synchronized (world) {
            grants.withdraw(account.email(), GraphScopes.wireName(scope));
            return this;
        }
    }

    /**
     * Refuses the account's access tokens with a claims challenge until one was asked for with these claims.
     *
     * @param claims such as {@code {'access_token':{'acrs':{'essential':true,'value':'c1'}}}}; single quotes are for reading
     * @param needsPerson whether a refresh with the claims is answered with interaction_required
     */
    public GraphSandbox challenge(SandboxAccount account, String claims, boolean needsPerson) {
        synchronized (world) {
            challenges.pose(account, new ClaimsChallenges.Challenge(Json.seed(claims), needsPerson));
            return this;
        }
    }

    /** Pages hold at most so many items, whatever a request allows; with {@code beginEmpty} the first page holds none. */
    @Override
    public GraphSandbox pages(int largest, boolean beginEmpty) {
        synchronized (world) {
            pages.largest(largest);
            pages.beginsEmpty(beginEmpty);
            return this;
        }
    }

    /** The join link of a new online meeting is not there until its event was read this many times. */
    public GraphSandbox meetingsPendingFor(int reads) {
        synchronized (world) {
            world.pendingReads(reads);
            return this;
        }
    }

    /** From now on the change key of a created event is another one right after the answer, as Exchange does by itself. */
    public GraphSandbox rewriteChangeKeys() {
        synchronized (world) {
            habits.rewritesChangeKeys = true;
            return this;
        }
    }

    /** From now on a create that is repeated as it was is refused with 409, not answered with the event that is there. */
    public GraphSandbox refuseRepeatedTransactions() {
        synchronized (world) {
            habits.refusesRepeats = true;
            return this;
        }
    }

    /** Requests per account and minute; more are refused with 429 and a Retry-After of ten seconds. */
    public GraphSandbox quota(int perMinute) {
        synchronized (world) {
            quota.limit(perMinute, 429, "ApplicationThrottled");
            return this;
        }
    }

    /** Refuses the next matching requests as Graph does when an application has too many of them in one mailbox at once. */
    public GraphSandbox throttle(int times, Predicate<RecordedRequest> matching, Duration retryAfter) {
        server.faults().fail(times, matching, 429, "ApplicationThrottled", retryAfter);
        return this;
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

    /** What was wrong with calls and answers; always empty without an OpenAPI document. */
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
    public GraphSandbox forgetRecords() {
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

    private static String randomSecret() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
