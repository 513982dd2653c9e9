package dev.connectors.auth;

import dev.connectors.error.Conflict;
import dev.connectors.error.NotConnected;
import dev.connectors.permission.Principal;
import dev.connectors.spi.StaticToken;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Makes and names connections: of providers without sign-in, with a key, or with what an OAuth sign-in gave. Thread-safe.
 *
 * <p>The same account connected again by the same principal changes the connection that is there; an account is never told by
 * its e-mail address.
 */
public final class Connections {

    /** Each lost race means that somebody else got ahead, so this many in a row do not happen. */
    private static final int MOST_RACES = 1_000;

    private final ConnectionStore store;
    private final Clock clock;
    private final Supplier<byte[]> random;

    /**
     * Over this store.
     *
     * @param random 32 unpredictable bytes each time
     */
    public Connections(ConnectionStore store, Clock clock, Supplier<byte[]> random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /** The one connection of a provider that asks nothing of its people, made where they have none yet. */
    public Connection withoutSignIn(Principal principal, Registration at) {
        var provider = at.provider();
        if (!at.asksNothing()) {
            throw new IllegalArgumentException(provider.id() + " has a sign-in");
        }
        for (int i = 0; i < MOST_RACES; i++) {
            var all = store.all(principal);
            var there = all.stream().filter(provider::madeFor).findFirst();
            if (there.isPresent()) {
                return there.get();
            }
            // Of the same look at the store: whoever makes it at the same time takes the same label, and one of the two
            // is refused.
            var made = named(principal, provider, freeLabel(all, provider.id()));
            if (store.insert(made)) {
                return made;
            }
        }
        throw tooManyRaces();
    }

    /**
     * The person's connection with a key that they or the host have from the provider. A further key takes the place of the one before,
     * also of the application's: a provider does not say whose a key is, and most often it is the same account's. Of several it is one
     * whose key was refused, or else the oldest.
     *
     * @throws IllegalArgumentException if the key holds anything but printable ASCII; the message does not show it
     */
    public Connection withKey(Principal principal, EffectiveProvider provider, Secret key) {
        requireKey(provider, key);
        return keyed(
                principal,
                provider,
                key,
                all -> {
                    var keyed = keyedOf(all, provider);
                    return keyed.stream()
                            .filter(connection -> !connection.isActive())
                            .findFirst()
                            .or(() -> keyed.stream().findFirst());
                },
                all -> freeLabel(all, provider.id()));
    }

    /**
     * The connection of that label with a key: so a person has several of one provider.
     *
     * @throws IllegalArgumentException if the key holds anything but printable ASCII, if it can't be a label, or if an account of another
     *     kind has it
     */
    public Connection withKey(Principal principal, EffectiveProvider provider, Secret key, String label) {
        requireKey(provider, key);
        return keyed(principal, provider, key, all -> labelled(keyedOf(all, provider), label), all -> {
            if (labelled(all, label).isPresent()) {
                throw new IllegalArgumentException("another account has this label");
            }
            return label;
        });
    }

    private static List<Connection> keyedOf(List<Connection> all, EffectiveProvider provider) {
        return all.stream()
                .filter(provider::madeFor)
                .filter(connection -> connection.actingFor().isEmpty())
                .toList();
    }

    private static Optional<Connection> labelled(List<Connection> all, String label) {
        return all.stream()
                .filter(connection -> connection.label().equalsIgnoreCase(label))
                .findFirst();
    }

    /** Of the same look at the store: of two that make the first one at the same time, one is refused and looks again. */
    private Connection keyed(
            Principal principal,
            EffectiveProvider provider,
            Secret key,
            Function<List<Connection>, Optional<Connection>> had,
            Function<List<Connection>, String> label) {
        for (int i = 0; i < MOST_RACES; i++) {
            var all = store.all(principal);
            var there = had.apply(all);
            var next = there.orElseGet(() -> named(principal, provider, label.apply(all)))
                    .granted(Set.of(), Tokens.key(key));
            if (there.isEmpty() ? store.insert(next) : store.replace(there.get(), next)) {
                return there.isEmpty() ? next : next.version(there.get().version() + 1);
            }
        }
        throw tooManyRaces();
    }

    static StaticToken requireKey(EffectiveProvider provider, Secret key) {
        if (!(provider.provider().auth() instanceof StaticToken token)) {
            throw new IllegalArgumentException(provider.id() + " has no keys");
        }
        if (!key.value().matches("[\\x21-\\x7e]{1,8192}")) {
            throw new IllegalArgumentException("a key is printable ASCII without spaces");
        }
        return token;
    }

    /**
     * The connection with what a provider gave: the one of the same account, or a new one.
     *
     * @param granted given by the host, such as tokens from its configuration
     */
    public Connection with(Principal principal, EffectiveProvider provider, Granted granted) {
        return keep(principal, provider, Optional.empty(), granted, had -> granted.tokens())
                .connection();
    }

    /**
     * The connection that acts for an account by the host's token source, with these scopes and those that it has.
     *
     * @param account whom to act for, as the host names them at the provider; letters count without their case
     * @throws dev.connectors.error.ConnectorException if the source gives no token for it
     * @throws IllegalArgumentException if it can't be an account
     */
    public Connection actingFor(Principal principal, Registration at, String account, Set<String> scopes) {
        if (!account.matches("[\\x21-\\x7e]{1,255}")) {
            throw new IllegalArgumentException("an account to act for is 1 to 255 printable characters of ASCII");
        }
        var who = account.toLowerCase(Locale.ROOT);
        var unused = SourcedTokens.asked(at, who, scopes); // now, where the host can do something about it
        for (int i = 0; i < MOST_RACES; i++) {
            var there = store.all(principal).stream()
                    .filter(at.provider()::madeFor)
                    .filter(other -> other.actingFor().equals(Optional.of(who)))
                    .findFirst();
            if (there.isEmpty()) {
                return inserted(principal, at.provider(), made -> made.actingFor(who, scopes));
            }
            var all = new HashSet<>(there.get().scopes());
            all.addAll(scopes);
            var next = there.get().actingFor(who, all);
            if (store.replace(there.get(), next)) {
                return next.version(there.get().version() + 1);
            }
        }
        throw tooManyRaces();
    }

    /**
     * The connection under another label.
     *
     * @throws IllegalArgumentException if it can't be a label, or another connection of the principal has it
     * @throws NotConnected if there is no such connection
     */
    public Connection relabel(Principal principal, String id, String label) {
        for (int i = 0; i < MOST_RACES; i++) {
            var there = alive(principal, id);
            var taken = store.all(principal).stream()
                    .anyMatch(other -> !other.id().equals(id) && other.label().equalsIgnoreCase(label));
            if (taken) {
                throw new IllegalArgumentException("another account has this label");
            }
            if (store.replace(there, there.labelled(label))) {
                return there.labelled(label).version(there.version() + 1);
            }
        }
        throw tooManyRaces();
    }

    /** What was kept, and whether it is a new connection. */
    record Kept(Connection connection, boolean added) {}

    /**
     * Keeps what a provider gave.
     *
     * @param wanted id of the connection that was to be signed in again
     * @param tokens the tokens to keep, given the live refresh token that the connection had
     * @throws NotConnected if the wanted connection was revoked meanwhile
     */
    Kept keep(
            Principal principal,
            EffectiveProvider provider,
            Optional<String> wanted,
            Granted granted,
            Function<Optional<Secret>, Tokens> tokens) {
        for (int i = 0; i < MOST_RACES; i++) {
            var same = same(principal, provider, wanted, granted);
            if (same.isEmpty()) {
                var made = made(principal, provider, granted.tokens(tokens.apply(Optional.empty())));
                if (store.insert(made)) {
                    return new Kept(made, true);
                }
                continue;
            }
            var there = same.get();
            var had = there.isActive() ? there.tokens().flatMap(Tokens::refresh) : Optional.<Secret>empty();
            var next = granted(there, granted.tokens(tokens.apply(had)));
            if (store.replace(there, next)) {
                return new Kept(next.version(there.version() + 1), false);
            }
        }
        throw tooManyRaces();
    }

    private Optional<Connection> same(
            Principal principal, EffectiveProvider provider, Optional<String> wanted, Granted granted) {
        var again = wanted.map(id -> alive(principal, id)).filter(provider::madeFor);
        if (granted.account().isEmpty()) {
            return again;
        }
        return store.all(principal).stream()
                .filter(provider::madeFor)
                .filter(other -> other.account().equals(granted.account()))
                .findFirst()
                .or(() -> again.filter(other -> other.account().isEmpty()));
    }

    private Connection made(Principal principal, EffectiveProvider provider, Granted granted) {
        return granted(named(principal, provider, freeLabel(store.all(principal), provider.id())), granted);
    }

    private static Connection granted(Connection connection, Granted granted) {
        return connection
                .account(
                        granted.account().or(connection::account),
                        granted.accountName().or(connection::accountName))
                .granted(granted.scopes(), granted.tokens());
    }

    private Connection inserted(Principal principal, EffectiveProvider provider, UnaryOperator<Connection> with) {
        for (int i = 0; i < MOST_RACES; i++) {
            var made = with.apply(named(principal, provider, freeLabel(store.all(principal), provider.id())));
            if (store.insert(made)) {
                return made;
            }
        }
        throw tooManyRaces();
    }

    private Connection named(Principal principal, EffectiveProvider provider, String label) {
        var id = "c-" + Codes.base64Url(random.get()).substring(0, 22); // 128 bits
        return Connection.of(id, principal, provider, label, clock.instant());
    }

    /** The provider's id, or the id with the first number that is free: google, google-2, google-3. */
    private static String freeLabel(List<Connection> all, String providerId) {
        var taken = new HashSet<String>();
        all.forEach(other -> taken.add(other.label().toLowerCase(Locale.ROOT)));
        var label = providerId;
        for (int number = 2; taken.contains(label); number++) {
            label = providerId + "-" + number;
        }
        return label;
    }

    private Connection alive(Principal principal, String id) {
        return store.find(principal, id)
                .filter(connection -> connection.state() != Connection.State.REVOKED)
                .orElseThrow(() -> new NotConnected("This account is not connected any more."));
    }

    private static Conflict tooManyRaces() {
        return new Conflict("The connection is being changed all the time. Try again.");
    }
}
