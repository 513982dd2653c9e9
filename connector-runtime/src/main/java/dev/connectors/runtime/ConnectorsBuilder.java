package dev.connectors.runtime;

import dev.connectors.approval.Approver;
import dev.connectors.auth.OAuthClient;
import dev.connectors.auth.StandIns;
import dev.connectors.domain.Tier;
import dev.connectors.http.HttpPolicy;
import dev.connectors.permission.Budgets;
import dev.connectors.permission.WorkspacePolicy;
import dev.connectors.spi.Composite;
import dev.connectors.spi.Connector;
import dev.connectors.spi.TokenSource;
import dev.connectors.store.Stores;
import dev.connectors.tool.ToolResult;
import dev.connectors.tool.ToolsBy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Puts the library together for one application. One thread. What is wrong is said by {@link #build()}, all of it at once, each with
 * its cure.
 */
public final class ConnectorsBuilder {

    final Map<String, Map<String, String>> settings = new HashMap<>();
    final Map<String, OAuthClient> clients = new LinkedHashMap<>();
    final Map<String, TokenSource> sources = new LinkedHashMap<>();
    final Map<String, String> keys = new LinkedHashMap<>();
    final Set<String> applications = new LinkedHashSet<>();
    final List<StandIn> standIns = new ArrayList<>();
    final List<String> faults = new ArrayList<>();
    final List<Connector> added = new ArrayList<>();
    Optional<List<Connector>> connectors = Optional.empty();
    Optional<List<Composite<?, ?>>> composites = Optional.empty();
    Optional<String> callback = Optional.empty();
    Optional<Stores> stores = Optional.empty();
    Optional<byte[]> key = Optional.empty();
    Optional<Approver> approver = Optional.empty();
    Optional<Executor> executor = Optional.empty();
    BiConsumer<Conversation, ToolResult> onResult = (conversation, result) -> {};
    ToolsBy toolsBy = ToolsBy.DOMAIN;
    Tier tier = Tier.DEFAULT;
    WorkspacePolicy policy = WorkspacePolicy.open();
    Budgets budgets = Budgets.defaults();
    HttpPolicy http = HttpPolicy.defaults();
    StandIns permitted = StandIns.STRICT;
    ZoneId zone = ZoneId.systemDefault();
    Clock clock = Clock.systemUTC();
    Duration deadline = Duration.ofSeconds(30);

    ConnectorsBuilder() {}

    /**
     * A setting of a provider.
     *
     * @param name provider and setting, such as {@code notes.folder}
     */
    public ConnectorsBuilder set(String name, String value) {
        int dot = Objects.requireNonNull(name, "name").indexOf('.');
        if (dot < 1 || dot == name.length() - 1) {
            faults.add("A setting is named provider.name, such as notes.folder: '" + name + "'.");
            return this;
        }
        settings.computeIfAbsent(name.substring(0, dot), provider -> new HashMap<>())
                .put(name.substring(dot + 1), Objects.requireNonNull(value, "value"));
        return this;
    }

    /** The application's OAuth client at a provider, such as {@code google}. */
    public ConnectorsBuilder oauthClient(String provider, String clientId, String clientSecret) {
        clients.put(provider, OAuthClient.of(clientId, clientSecret));
        return this;
    }

    /** A public OAuth client: PKCE alone protects it. */
    public ConnectorsBuilder oauthClient(String provider, String clientId) {
        clients.put(provider, OAuthClient.of(clientId));
        return this;
    }

    /**
     * A source of tokens for accounts of a provider, such as a service account that acts for all people of a domain. Beside it people can
     * sign in by themselves, too. Which account a person has is said by {@link Settings#connectAs}.
     */
    public ConnectorsBuilder tokens(String provider, TokenSource source) {
        sources.put(provider, Objects.requireNonNull(source, "source"));
        return this;
    }

    /**
     * Lets the application act as itself at a provider for the accounts that an administrator let it act for (client credentials, RFC 6749
     * section 4.4), with the client of {@link #oauthClient(String, String, String)}. At Microsoft that needs a setting
     * {@code microsoft.tenant} with the one tenant.
     */
    public ConnectorsBuilder clientCredentials(String provider) {
        applications.add(Objects.requireNonNull(provider, "provider"));
        return this;
    }

    /**
     * A key that the application has from a provider for all of its people, such as a server token of an MLS. Nobody is asked for one
     * then, no connection holds it, and no disconnect erases it; what each person's assistant may do with it is theirs to say as ever.
     */
    public ConnectorsBuilder applicationKey(String provider, String key) {
        keys.put(provider, Objects.requireNonNull(key, "key"));
        return this;
    }

    /**
     * Where sign-ins come back to: https, or http on a loopback address. Each provider has a redirect URI of its own below it, such as
     * {@code https://crm.example/connect/google}.
     */
    public ConnectorsBuilder callback(String url) {
        this.callback = Optional.of(url);
        return this;
    }

    /** Where everything is kept; in memory, where this is left out. */
    public ConnectorsBuilder store(Stores stores) {
        this.stores = Optional.of(stores);
        return this;
    }

    /** 32 bytes that seal cursors, the same on every node; made at start, where this is left out. */
    public ConnectorsBuilder key(byte[] key) {
        if (key.length != 32) {
            faults.add("key has 32 bytes, not " + key.length + ".");
            return this;
        }
        this.key = Optional.of(key.clone());
        return this;
    }

    /** A person who can be asked while a call waits, as in a terminal; left out, a call ends with approval_required. */
    public ConnectorsBuilder approver(Approver approver) {
        this.approver = Optional.of(approver);
        return this;
    }

    /** Hears of every result, after the call and on its thread: where a page shows a question or a sign-in. */
    public ConnectorsBuilder onResult(BiConsumer<Conversation, ToolResult> listener) {
        this.onResult = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /** What workspaces let their people's assistants do at all. */
    public ConnectorsBuilder policy(WorkspacePolicy policy) {
        this.policy = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /** Which tools models are offered for what several vendors share: one over all accounts, where this is left out. */
    public ConnectorsBuilder tools(ToolsBy toolsBy) {
        this.toolsBy = Objects.requireNonNull(toolsBy, "toolsBy");
        return this;
    }

    /** Which tiers of tools models are offered: the default one, where this is left out. It permits nothing more. */
    public ConnectorsBuilder tools(Tier tier) {
        if (tier == Tier.HOST) {
            faults.add("What is for the host alone is offered to no model: tools(Tier.ALL) is the most.");
        }
        this.tier = Objects.requireNonNull(tier, "tier");
        return this;
    }

    /** Caps per hour. */
    public ConnectorsBuilder budgets(Budgets budgets) {
        this.budgets = Objects.requireNonNull(budgets, "budgets");
        return this;
    }

    /** The zone of users for whom a conversation names none; this computer's, where this is left out. */
    public ConnectorsBuilder zone(ZoneId zone) {
        this.zone = Objects.requireNonNull(zone, "zone");
        return this;
    }

    /** How long a call may take, connecting, waiting, reading and retrying together; 30 seconds. A person's time does not count. */
    public ConnectorsBuilder deadline(Duration deadline) {
        if (deadline.isNegative() || deadline.isZero() || deadline.compareTo(Duration.ofMinutes(10)) > 0) {
            faults.add("deadline is more than 0 and at most 10 minutes: " + deadline + ".");
            return this;
        }
        this.deadline = deadline;
        return this;
    }

    /** Numbers of the HTTP client; the defaults fit. */
    public ConnectorsBuilder http(HttpPolicy policy) {
        this.http = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /** Servers that are asked instead of a provider's own. */
    public ConnectorsBuilder standIn(StandIn standIn) {
        standIns.add(standIn);
        return this;
    }

    /** Lets stand-ins on a loopback address speak plain http. */
    public ConnectorsBuilder allowPlainHttpOnLoopback() {
        this.permitted = new StandIns(true, permitted.elsewhere());
        return this;
    }

    /** Lets stand-ins be elsewhere than on a loopback address. */
    public ConnectorsBuilder allowStandInElsewhere() {
        this.permitted = new StandIns(permitted.plainHttp(), true);
        return this;
    }

    /** Exactly these connectors, instead of all that are found. */
    public ConnectorsBuilder connectors(List<? extends Connector> connectors) {
        this.connectors = Optional.of(List.copyOf(connectors));
        return this;
    }

    /** One more connector, beside those that are found: for one that does not announce itself. */
    public ConnectorsBuilder add(Connector connector) {
        added.add(Objects.requireNonNull(connector, "connector"));
        return this;
    }

    /** Exactly these composites, instead of all that are found. */
    public ConnectorsBuilder composites(List<? extends Composite<?, ?>> composites) {
        this.composites = Optional.of(List.copyOf(composites));
        return this;
    }

    /** Where several accounts are asked at a time, and where work goes on that no call waits for, such as telling a provider to revoke. */
    public ConnectorsBuilder executor(Executor executor) {
        this.executor = Optional.of(executor);
        return this;
    }

    /** The time, for tests. */
    public ConnectorsBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * The library, ready.
     *
     * @throws IllegalStateException with everything that is wrong with the set-up, a sentence each
     */
    public Connectors build() {
        return new Assembly(this).connectors();
    }
}
