package dev.connectors.mcp.config;

import dev.connectors.auth.EffectiveProvider;
import dev.connectors.auth.Endpoints;
import dev.connectors.auth.OAuthClient;
import dev.connectors.auth.Secret;
import dev.connectors.auth.StandIns;
import dev.connectors.mcp.config.Configuration.GivenConnection;
import dev.connectors.mcp.config.Configuration.Grants;
import dev.connectors.mcp.config.Configuration.ProviderSettings;
import dev.connectors.spi.Auth;
import dev.connectors.spi.Connector;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.Origin;
import dev.connectors.spi.Provider;
import dev.connectors.spi.StaticToken;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how accounts are reached: providers, given connections, sign-in. One thread. */
final class AccountsReader {

    private final Folders folders;
    private final Section root;
    private final Installed installed;
    private final Reading reading;
    private final StandIns standIns;

    AccountsReader(Folders folders, Section root, Installed installed, Reading reading, StandIns standIns) {
        this.folders = folders;
        this.root = root;
        this.installed = installed;
        this.reading = reading;
        this.standIns = standIns;
    }

    /** The section of each provider that has one. */
    Map<String, ProviderSettings> providers() {
        var all = new LinkedHashMap<String, ProviderSettings>();
        for (var id : installed.providers()) {
            var provider = installed.provider(id).orElseThrow();
            root.section(id).ifPresent(section -> all.put(id, provider(provider, section)));
        }
        return all;
    }

    private ProviderSettings provider(Provider provider, Section section) {
        Optional<OAuthClient> client = Optional.empty();
        Optional<Placed<Secret>> apiKey = Optional.empty();
        if (provider.auth() instanceof OAuth) {
            var id = section.text("clientId");
            var secret = section.secret("clientSecret");
            client = id.map(text -> new OAuthClient(text.value(), secret.map(Placed::value)));
            if (!section.has("clientId") && section.has("clientSecret")) {
                reading.fault(section.line("clientSecret"), "'clientSecret' stands here without 'clientId'.");
            }
        } else if (provider.auth() instanceof StaticToken) {
            apiKey = section.secret("key");
        }
        var settings = new LinkedHashMap<String, Placed<String>>();
        for (var setting : provider.settings()) {
            section.text(setting.name())
                    .flatMap(text -> setting.name().equals(Folders.FOLDER) ? folders.resolve(text) : Optional.of(text))
                    .ifPresent(text -> settings.put(setting.name(), text));
        }
        var endpoints = section.section("endpoints").flatMap(e -> endpoints(provider, e));
        section.end();
        return new ProviderSettings(section.line(), client, apiKey, settings, endpoints);
    }

    private Optional<Placed<Endpoints>> endpoints(Provider provider, Section section) {
        int faultsBefore = reading.faults().size();
        var all = Endpoints.none();
        for (var name : provider.origins().stream().map(Origin::name).toList()) {
            var base = url(section, name);
            all = base.isPresent() ? all.origin(name, base.get()) : all;
        }
        if (provider.auth() instanceof OAuth) {
            var authorization = url(section, "authorization");
            var token = url(section, "token");
            var revocation = url(section, "revocation");
            var userInfo = url(section, "userInfo");
            all = authorization.isPresent() ? all.authorization(authorization.get()) : all;
            all = token.isPresent() ? all.token(token.get()) : all;
            all = revocation.isPresent() ? all.revocation(revocation.get()) : all;
            all = userInfo.isPresent() ? all.userInfo(userInfo.get()) : all;
        }
        section.end();
        if (reading.faults().size() > faultsBefore) {
            return Optional.empty();
        }
        try {
            EffectiveProvider.replaced(provider, all, standIns);
            return Optional.of(new Placed<>(section.line(), all));
        } catch (IllegalArgumentException e) {
            reading.fault(section.line(), hinted(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private String hinted(String fault) {
        var hint = "";
        if (fault.contains("plain http") && !standIns.plainHttp()) {
            hint = " For a stand-in on this machine write: \"allowPlainHttp\": true.";
        } else if (fault.contains("not on this machine")) {
            hint = " If that is meant, write: \"allowStandInElsewhere\": true.";
        }
        return fault + hint;
    }

    private Optional<String> url(Section section, String key) {
        return section.text(key).flatMap(text -> {
            try {
                var url = new URI(text.value());
                if (url.isAbsolute() && url.getHost() != null) {
                    return Optional.of(text.value());
                }
            } catch (URISyntaxException e) {
                // told below
            }
            reading.fault(text.line(), "'" + key + "' must be a URL such as https://api.example/v1.");
            return Optional.empty();
        });
    }

    /** Accounts whose tokens stand in the file. */
    List<Placed<GivenConnection>> connections(Map<String, ProviderSettings> providers) {
        var all = new ArrayList<Placed<GivenConnection>>();
        for (var section : root.sections("connections")) {
            var connector = section.text("connector");
            var expires = section.text("expires").flatMap(this::instant);
            var access = section.secret("accessToken");
            var refresh = section.secret("refreshToken");
            var scopes = section.texts("scopes").stream().map(Placed::value).toList();
            var account = section.text("account").map(Placed::value);
            if (!section.has("connector")) {
                reading.fault(section.line(), "'connector' is missing, such as " + installed.connectors() + ".");
            }
            if (!section.has("accessToken")) {
                reading.fault(section.line(), "'accessToken' is missing.");
            }
            section.end();
            var known = connector.flatMap(this::connector);
            known.ifPresent(c -> requireClient(c, section, providers));
            if (known.isPresent() && access.isPresent()) {
                all.add(new Placed<>(
                        section.line(),
                        new GivenConnection(
                                known.get().info().id(),
                                access.get().value(),
                                refresh.map(Placed::value),
                                expires,
                                scopes,
                                account)));
            }
        }
        return all;
    }

    private void requireClient(Connector connector, Section section, Map<String, ProviderSettings> providers) {
        var provider = connector.info().provider();
        if (!(provider.auth() instanceof OAuth)) {
            reading.fault(
                    section.line(),
                    connector.info().id() + " has no tokens to give here; its provider's section '" + provider.id()
                            + "' says what it needs.");
        } else if (section.has("refreshToken")
                && client(provider.id(), providers).isEmpty()) {
            reading.fault(
                    section.line("refreshToken"),
                    "'refreshToken' needs the OAuth client that it was given to. Write: \"" + provider.id()
                            + "\": {\"clientId\": \"...\", \"clientSecret\": \"${...}\"}.");
        }
    }

    private Optional<Instant> instant(Placed<String> text) {
        try {
            return Optional.of(Instant.parse(text.value()));
        } catch (DateTimeException e) {
            reading.fault(text.line(), "'expires' must be a moment in UTC such as \"2026-03-03T14:00:00Z\".");
            return Optional.empty();
        }
    }

    /** Connectors that are connected in a browser. */
    List<Placed<String>> signIn(Map<String, ProviderSettings> providers) {
        var all = new ArrayList<Placed<String>>();
        for (var name : root.texts("signIn")) {
            connector(name).ifPresent(connector -> {
                var provider = connector.info().provider();
                if (!(provider.auth() instanceof OAuth)) {
                    reading.fault(name.line(), name.value() + " needs no sign-in. Take it out of 'signIn'.");
                } else if (client(provider.id(), providers).isEmpty()) {
                    reading.fault(
                            name.line(),
                            name.value() + " is to sign in, but no OAuth client for '" + provider.id()
                                    + "' is given. Write: \"" + provider.id()
                                    + "\": {\"clientId\": \"...\", \"clientSecret\": \"${...}\"}.");
                } else {
                    all.add(name);
                }
            });
        }
        return all;
    }

    /** Each connector that is on must have what it needs. */
    void requireReady(
            Map<String, Grants> grants,
            Map<String, ProviderSettings> providers,
            List<Placed<GivenConnection>> connections,
            List<Placed<String>> signIn) {
        grants.forEach((id, grant) -> {
            if (!grant.on()) {
                return;
            }
            var provider = installed.connector(id).orElseThrow().info().provider();
            requireSettings(id, grant, provider, providers);
            requireAccount(id, grant, provider, providers, isNamed(provider, connections, signIn));
        });
    }

    private void requireSettings(String id, Grants grant, Provider provider, Map<String, ProviderSettings> providers) {
        for (var setting : provider.settings()) {
            var given = Optional.ofNullable(providers.get(provider.id()))
                    .filter(section -> section.settings().containsKey(setting.name()));
            if (given.isEmpty() && setting.usual().isEmpty()) {
                reading.fault(
                        grant.line(),
                        id + " is on, but '" + setting.name() + "' is missing. " + setting.doc() + " Write: \""
                                + provider.id() + "\": {\"" + setting.name() + "\": \"...\"}.");
            }
        }
    }

    private void requireAccount(
            String id, Grants grant, Provider provider, Map<String, ProviderSettings> providers, boolean named) {
        Auth auth = provider.auth();
        if (auth instanceof OAuth && !named) {
            reading.fault(
                    grant.line(),
                    id + " is on, but no account would be connected. Write: \"signIn\": [\"" + id
                            + "\"], or give tokens in 'connections'.");
        }
        if (auth instanceof StaticToken token
                && Optional.ofNullable(providers.get(provider.id()))
                        .flatMap(ProviderSettings::apiKey)
                        .isEmpty()) {
            reading.fault(
                    grant.line(),
                    id + " is on, but it has no key. Write: \"" + provider.id() + "\": {\"key\": \"${...}\"}."
                            + token.help()
                                    .map(help -> " The key is at: " + help + ".")
                                    .orElse(""));
        }
    }

    /** One account of a provider serves all its connectors. */
    private boolean isNamed(Provider provider, List<Placed<GivenConnection>> connections, List<Placed<String>> signIn) {
        var siblings = installed.connectorsOf(provider.id());
        return root.has("signIn") && signIn.isEmpty() // its own faults were told
                || signIn.stream().anyMatch(name -> siblings.contains(name.value()))
                || root.has("connections") && connections.isEmpty()
                || connections.stream()
                        .anyMatch(given -> siblings.contains(given.value().connector()));
    }

    private Optional<Connector> connector(Placed<String> name) {
        var connector = installed.connector(name.value());
        if (connector.isEmpty()) {
            reading.fault(name.line(), GrantsReader.unknown(name.value(), installed));
        }
        return connector;
    }

    private static Optional<OAuthClient> client(String provider, Map<String, ProviderSettings> providers) {
        return Optional.ofNullable(providers.get(provider)).flatMap(ProviderSettings::client);
    }
}
