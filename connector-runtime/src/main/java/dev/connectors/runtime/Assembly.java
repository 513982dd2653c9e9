package dev.connectors.runtime;

import dev.connectors.approval.Approvals;
import dev.connectors.auth.ClientCredentials;
import dev.connectors.auth.Connections;
import dev.connectors.auth.Credentials;
import dev.connectors.auth.EffectiveProvider;
import dev.connectors.auth.KeyCheck;
import dev.connectors.auth.Registration;
import dev.connectors.auth.Registrations;
import dev.connectors.auth.Revocation;
import dev.connectors.auth.SignIns;
import dev.connectors.call.Catalog;
import dev.connectors.call.Pipeline;
import dev.connectors.call.Services;
import dev.connectors.http.JvmSwitches;
import dev.connectors.http.ProviderHttp;
import dev.connectors.http.WebClient;
import dev.connectors.spi.Auth;
import dev.connectors.spi.Composite;
import dev.connectors.spi.Connector;
import dev.connectors.spi.Provider;
import dev.connectors.spi.Setting;
import dev.connectors.store.Stores;
import dev.connectors.tool.CursorSeal;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts together, and says everything that is wrong with a set-up at once. */
final class Assembly {

    private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);
    private static final char[] BASE32HEX = "0123456789abcdefghijklmnopqrstuv".toCharArray();

    private final ConnectorsBuilder from;
    private final SecureRandom random = new SecureRandom();
    private final List<String> faults;
    private final Sources sources;

    Assembly(ConnectorsBuilder from) {
        this.from = from;
        this.faults = new ArrayList<>(from.faults);
        this.sources = new Sources(from);
    }

    Connectors connectors() {
        checkJvm();
        var found = new ArrayList<>(from.connectors.orElseGet(Assembly::discovered));
        found.addAll(from.added);
        if (found.isEmpty()) {
            faults.add(
                    "No connector found. Add one to the class path, such as dev.connectors:connector-google; on the module path your module also needs it among its --add-modules or requires.");
        }
        var catalog = Catalog.of(
                found, from.composites.orElseGet(Assembly::composites), this::effective, from.toolsBy, faults);
        checkClients(catalog);
        checkSettings(catalog);
        sources.check(catalog, faults);
        var callback = checkedCallback();
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join(System.lineSeparator(), faults));
        }
        return new Connectors(parts(catalog, callback));
    }

    private Parts parts(Catalog catalog, Optional<String> callback) {
        var stores = from.stores.orElseGet(() -> Stores.inMemory(from.clock));
        if (!stores.durable()) {
            LOG.info("connections, grants and the record are kept in memory: they are gone at the next start");
        }
        var owned = new ArrayList<AutoCloseable>();
        Executor executor = from.executor.orElseGet(() -> {
            var made = Background.executor();
            owned.add(made::shutdown);
            return made;
        });
        var web = WebClient.create(from.http);
        var http = ProviderHttp.create(web, from.http, from.clock);
        owned.add(http);
        owned.add(web);
        Supplier<byte[]> bytes = () -> {
            var some = new byte[32];
            random.nextBytes(some);
            return some;
        };
        var registrations = registrations(catalog, web);
        var approvals = new Approvals(stores.approvals(), from.clock);
        var revocation = new Revocation(registrations, stores.connections(), web, executor, from.clock);
        var connections = new Connections(stores.connections(), from.clock, bytes);
        var signIns =
                new SignIns(registrations, stores.connections(), stores.signIns(), revocation, web, from.clock, bytes);
        var credentials = new Credentials(registrations, stores.connections(), revocation, web, executor, from.clock);
        var killed = new AtomicBoolean();
        var pipeline = new Pipeline(new Services(
                catalog,
                stores.connections(),
                stores.grants(),
                stores.conversations(),
                stores.budgets(),
                from.budgets,
                approvals,
                stores.intents(),
                stores.audit(),
                http,
                (connection, provider) -> credentials.of(connection),
                provider -> registrations
                        .find(provider)
                        .filter(Registration::asksNothing)
                        .isPresent(),
                settings(catalog),
                from.policy,
                killed::get,
                new CursorSeal(from.key.orElseGet(bytes), random, from.clock),
                stores.cursors(),
                this::operationId,
                from.clock,
                from.deadline,
                executor));
        var clients = new HashMap<String, Boolean>();
        from.clients.forEach((provider, client) -> clients.put(provider, true));
        return new Parts(
                catalog,
                pipeline,
                stores,
                approvals,
                connections,
                new KeyCheck(web),
                registrations,
                signIns,
                revocation,
                credentials.refusedKeys(),
                clients,
                callback,
                from.approver,
                from.onResult,
                from.tier,
                from.zone,
                from.clock,
                killed,
                new AtomicBoolean(),
                owned);
    }

    private void checkJvm() {
        for (var finding : JvmSwitches.check()) {
            if (finding.refused()) {
                faults.add(finding.code() + ": " + finding.text());
            } else {
                LOG.warn("{}: {}", finding.code(), finding.text());
            }
        }
    }

    private EffectiveProvider effective(Provider declared) {
        try {
            return standingIn(declared).filled(from.settings.getOrDefault(declared.id(), Map.of()));
        } catch (IllegalArgumentException e) {
            faults.add(String.valueOf(e.getMessage()));
            return EffectiveProvider.of(Provider.of(declared.id(), declared.title(), Auth.none()));
        }
    }

    private EffectiveProvider standingIn(Provider declared) {
        for (var standIn : from.standIns) {
            if (standIn.provider().equals(declared.id())) {
                var effective = EffectiveProvider.replaced(declared, standIn.endpoints(), from.permitted);
                if (effective.isStandIn()) {
                    LOG.warn(
                            "{} is not asked itself: {} stands in for it",
                            declared.title(),
                            effective.provider().origins());
                }
                return effective;
            }
        }
        return EffectiveProvider.of(declared);
    }

    private void checkClients(Catalog catalog) {
        for (var provider : from.clients.keySet()) {
            if (catalog.connectors().values().stream()
                    .noneMatch(f -> f.provider().id().equals(provider))) {
                faults.add(
                        "An OAuth client is registered for '" + provider + "', which no connector has. Check the name: "
                                + catalog.connectors().values().stream()
                                        .map(f -> f.provider().id())
                                        .distinct()
                                        .sorted()
                                        .toList()
                                + ".");
            }
        }
        for (var standIn : from.standIns) {
            if (catalog.connectors().values().stream()
                    .noneMatch(f -> f.provider().id().equals(standIn.provider()))) {
                faults.add("A stand-in is given for '" + standIn.provider() + "', which no connector has.");
            }
        }
    }

    private void checkSettings(Catalog catalog) {
        from.settings.forEach((provider, values) -> {
            var known = catalog.connectors().values().stream()
                    .filter(f -> f.provider().id().equals(provider))
                    .flatMap(f -> f.info().provider().settings().stream())
                    .map(Setting::name)
                    .toList();
            for (var name : values.keySet()) {
                if (!known.contains(name)) {
                    faults.add("There is no setting '" + provider + "." + name + "'. "
                            + (known.isEmpty()
                                    ? "No connector has that provider."
                                    : "It has: " + String.join(", ", known) + "."));
                }
            }
        });
        for (var found : catalog.connectors().values()) {
            for (var setting : found.info().provider().settings()) {
                if (setting.usual().isEmpty()
                        && !from.settings
                                .getOrDefault(found.provider().id(), Map.of())
                                .containsKey(setting.name())
                        && (from.connectors.isPresent() || from.added.contains(found.connector()))) {
                    faults.add(found.info().id() + " needs " + found.provider().id() + "." + setting.name() + ": "
                            + setting.doc());
                }
            }
        }
    }

    /** What was given, and what holds where nothing was. */
    private Map<String, Map<String, String>> settings(Catalog catalog) {
        var all = new HashMap<String, Map<String, String>>();
        for (var found : catalog.connectors().values()) {
            var values = new HashMap<String, String>();
            for (var setting : found.info().provider().settings()) {
                setting.usual().ifPresent(value -> values.put(setting.name(), value));
            }
            values.putAll(from.settings.getOrDefault(found.provider().id(), Map.of()));
            all.put(found.provider().id(), values);
        }
        return all;
    }

    private Optional<String> checkedCallback() {
        if (from.callback.isEmpty()) {
            return Optional.empty();
        }
        var text = from.callback.get();
        try {
            var uri = URI.create(text);
            boolean secure = "https".equals(uri.getScheme());
            boolean local = "http".equals(uri.getScheme())
                    && ("127.0.0.1".equals(uri.getHost())
                            || "[::1]".equals(uri.getHost())
                            || "localhost".equals(uri.getHost()));
            if (uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && (secure || local)) {
                return Optional.of(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            }
        } catch (IllegalArgumentException e) {
            faults.add("callback is not a URL: " + text + ".");
            return Optional.empty();
        }
        faults.add("callback must be https (or http on 127.0.0.1 for development), without a query: " + text + ".");
        return Optional.empty();
    }

    private Registrations registrations(Catalog catalog, WebClient web) {
        var byProvider = new LinkedHashMap<String, Registration>();
        for (var found : catalog.connectors().values()) {
            byProvider.computeIfAbsent(
                    found.provider().id(),
                    id -> sources.registration(
                            found.provider(),
                            client -> ClientCredentials.of(found.provider(), client, web, from.clock)));
        }
        return Registrations.of(byProvider.values());
    }

    /** 26 characters of 0-9a-v, 130 bits: fits Google's event id, Graph's transactionId and a Message-ID. */
    private String operationId() {
        var text = new char[26];
        var bytes = new byte[26];
        random.nextBytes(bytes);
        for (int i = 0; i < text.length; i++) {
            text[i] = BASE32HEX[bytes[i] & 31];
        }
        return new String(text);
    }

    private static List<Connector> discovered() {
        var found = new ArrayList<Connector>();
        ServiceLoader.load(Connector.class).forEach(found::add);
        if (found.isEmpty()) {
            ServiceLoader.load(Connector.class, Assembly.class.getClassLoader()).forEach(found::add);
        }
        return found;
    }

    private static List<Composite<?, ?>> composites() {
        var found = new ArrayList<Composite<?, ?>>();
        ServiceLoader.load(Composite.class).forEach(found::add);
        if (found.isEmpty()) {
            ServiceLoader.load(Composite.class, Assembly.class.getClassLoader()).forEach(found::add);
        }
        return found;
    }

    /** Threads that no call waits for. */
    private static final class Background {

        private static ExecutorService executor() {
            return Executors.newCachedThreadPool(task -> {
                var thread = new Thread(task, "connectors-background");
                thread.setDaemon(true);
                return thread;
            });
        }
    }
}
