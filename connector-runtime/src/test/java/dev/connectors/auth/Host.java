package dev.connectors.auth;

import dev.connectors.auth.AuthServer.Person;
import dev.connectors.http.Credential;
import dev.connectors.http.HttpPolicy;
import dev.connectors.http.WebClient;
import dev.connectors.permission.Principal;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.Provider;
import dev.connectors.store.MemoryConnectionStore;
import dev.connectors.store.MemorySignInStore;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A host application with one provider, whose servers are an {@link AuthServer}. */
final class Host implements AutoCloseable {

    static final Principal ANNA = Principal.of("acme-realty", "anna");
    static final Principal BEN = Principal.of("acme-realty", "ben");
    static final Person ANNA_AT_ACME = new Person("1001", "anna@acme.example");
    static final Person ANNA_PRIVATELY = new Person("1002", "anna.private@acme.example");
    static final String SESSION = "host-session-canary";
    static final String REDIRECT = "https://crm.example/connect/acme";
    static final Set<String> SCOPES = Set.of("calendar.read", "calendar.write");

    static final Provider ACME = Provider.of(
                    "acme",
                    "Acme",
                    OAuth.at("https://acme.example/authorize", "https://acme.example/token")
                            .revocation("https://acme.example/revoke")
                            .userInfo("https://acme.example/userinfo")
                            .issuedBy(AuthServer.ISSUER)
                            .identity("openid", "email")
                            .scopeAlso("https://acme.example/scope/email", "email")
                            .parameter("access_type", "offline")
                            .parameter("prompt", "consent")
                            .parameter("include_granted_scopes", "true"))
            .origin("api", "https://api.acme.example");

    final MutableClock clock = new MutableClock();
    final AuthServer server = new AuthServer(clock);
    final WebClient web = WebClient.create(HttpPolicy.defaults());
    final ExecutorService executor = Executors.newCachedThreadPool();
    final ConnectionStore store;
    final MemorySignInStore pending = new MemorySignInStore(clock);
    final Registration registration;
    final Registrations registrations;
    final Revocation revocation;
    final SignIns signIns;
    final Credentials credentials;

    Host() {
        this(ACME);
    }

    Host(Provider provider) {
        this(provider, MemoryConnectionStore::new);
    }

    Host(Provider provider, java.util.function.Function<java.time.Clock, ConnectionStore> stores) {
        store = stores.apply(clock);
        registration = Registration.of(
                EffectiveProvider.replaced(provider, server.endpoints((OAuth) provider.auth()), StandIns.ON_LOOPBACK),
                OAuthClient.of("client-1", "client-secret-canary"));
        registrations = Registrations.of(List.of(registration));
        revocation = new Revocation(registrations, store, web, executor, clock, time -> {});
        signIns = new SignIns(registrations, store, pending, revocation, web, clock, random());
        credentials = node();
    }

    /** One more process over the same store. */
    Credentials node() {
        return new Credentials(
                registrations,
                store,
                revocation,
                new Refreshes(registrations, store, revocation, web, executor, clock, time -> Thread.yield()),
                new SourcedTokens(registrations, store, executor, clock));
    }

    static Supplier<byte[]> random() {
        var source = new SecureRandom();
        return () -> {
            var bytes = new byte[32];
            source.nextBytes(bytes);
            return bytes;
        };
    }

    URI start(Principal principal) {
        return signIns.start(principal, SESSION, "acme", SCOPES, REDIRECT);
    }

    SignedIn signIn(Principal principal, Person person, String... unticked) {
        return signIns.finish(principal, SESSION, server.consent(start(principal), person, unticked));
    }

    /** A connection whose access token is over in this time, or was over so long ago. */
    Connection connected(Principal principal, Person person, Duration left) {
        var tokens = server.issue(person, SCOPES, clock.instant().plus(left));
        return new Connections(store, clock, random())
                .with(
                        principal,
                        registration.provider(),
                        Granted.of(SCOPES, tokens)
                                .to(new AccountKey(AuthServer.ISSUER, person.subject()), person.email()));
    }

    Connection stored(Connection connection) {
        return store.find(connection.principal(), connection.id()).orElseThrow();
    }

    Credential credential(Connection connection) {
        return credentials.of(connection);
    }

    @Override
    public void close() {
        executor.shutdownNow();
        web.close();
        server.close();
    }
}
