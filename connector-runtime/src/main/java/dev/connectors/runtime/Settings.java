package dev.connectors.runtime;

import dev.connectors.approval.Approval;
import dev.connectors.audit.AuditEntry;
import dev.connectors.audit.AuditRow;
import dev.connectors.auth.Connection;
import dev.connectors.auth.Granted;
import dev.connectors.auth.Registration;
import dev.connectors.auth.Secret;
import dev.connectors.auth.Tokens;
import dev.connectors.call.Caller;
import dev.connectors.call.Catalog;
import dev.connectors.domain.Access;
import dev.connectors.domain.EmailAddress;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Grant;
import dev.connectors.permission.Principal;
import dev.connectors.permission.RecipientRules;
import dev.connectors.permission.ResourceState;
import dev.connectors.spi.Auth;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.Provider;
import dev.connectors.spi.StaticToken;
import dev.connectors.tool.TextCleaner;
import dev.connectors.tool.ToolResult;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The person's hands on their own connectors: what is on, what it may do, who is connected, what waits for a yes. Immutable and
 * thread-safe. Never hand it to a model: only here can anything be permitted.
 */
public final class Settings {

    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    private final Connectors connectors;
    private final Parts parts;
    private final Principal principal;
    private final Caller caller;

    Settings(Connectors connectors, Parts parts, Principal principal) {
        this.connectors = connectors;
        this.parts = parts;
        this.principal = principal;
        this.caller = new Caller(principal, "settings", parts.zone(), Set.of(), "settings", Optional.empty());
    }

    /** Turns a connector on. What it needs beside that, such as a sign-in, is in its state. */
    public void turnOn(String connector) {
        var found = found(connector);
        parts.registrations()
                .find(found.provider().id())
                .filter(Registration::asksNothing)
                .ifPresent(at -> parts.connections().withoutSignIn(principal, at));
        change(connector, grant -> grant.switched(true), "turn_on");
    }

    /**
     * Turns a connector off, at once: its tools are gone, its calls are refused, and those that run end at their next request. What was
     * chosen is kept.
     */
    public void turnOff(String connector) {
        change(connector, grant -> grant.switched(false), "turn_off");
        parts.pipeline().cancel(principal, connector);
    }

    /** What one action may do: run, ask each time, or nothing. */
    public void set(String connector, String action, ActionMode mode) {
        var found = found(connector);
        if (found.connector().actions().stream()
                .noneMatch(a -> a.contract().name().equals(action))) {
            throw new IllegalArgumentException("There is no action '" + action + "' in " + connector + ". It has: "
                    + String.join(
                            ", ",
                            found.connector().actions().stream()
                                    .map(a -> a.contract().name())
                                    .toList())
                    + ".");
        }
        change(connector, grant -> grant.mode(action, mode), "set_mode");
    }

    /**
     * How much of a resource the assistant may see or do. The first restriction of a type writes down what the others have, so that
     * they stay as they are and only those that come later are hidden.
     *
     * @param resource id or title of a resource of a connected account
     * @throws IllegalArgumentException if there is none, or several
     */
    public void set(String connector, String resource, Access access) {
        var items = resources(connector);
        var chosen = Chosen.of(connector, resource, items);
        change(
                connector,
                grant -> {
                    var next = grant;
                    var kind = new Grant.Kind(
                            chosen.key().connection(), chosen.key().noun());
                    if (access != Access.WRITE
                            && !grant.closed().contains(kind)
                            && !grant.others().containsKey(kind)) {
                        for (var item : items) {
                            if (item.key().connection().equals(kind.connection())
                                    && item.key().noun().equals(kind.noun())) {
                                next = next.access(item.key(), item.access());
                            }
                        }
                    }
                    return next.access(chosen.key(), access);
                },
                "set_access");
    }

    /**
     * How much of every resource that is not named by itself the assistant may see or do, those that come later included.
     *
     * @throws IllegalStateException if no account is connected yet: there is nothing that could be restricted, and it would be lost
     */
    public void setOthers(String connector, Access access) {
        var found = found(connector);
        var accounts = accounts(found);
        if (accounts.isEmpty()) {
            throw new IllegalStateException("No account of " + found.info().title()
                    + " is connected yet. Connect one, then say what it may show.");
        }
        for (var connection : accounts) {
            for (var type : found.connector().resources()) {
                change(
                        connector,
                        grant -> grant.others(new Grant.Kind(connection.id(), type.noun()), access),
                        "set_access");
            }
        }
    }

    /** The person's word that nobody else sees what is written to a resource. */
    public void notShared(String connector, String resource) {
        var chosen = Chosen.of(connector, resource, resources(connector));
        change(connector, grant -> grant.unshared(chosen.key()), "set_sharing");
    }

    /** Everything that the connector's accounts have, the hidden included. Asks the provider. */
    public List<ResourceState> resources(String connector) {
        var found = found(connector);
        var items = new ArrayList<ResourceState>();
        for (var connection : accounts(found)) {
            if (connection.isActive()) {
                items.addAll(parts.pipeline().inventory().items(caller, connector, connection));
            }
        }
        return items;
    }

    /**
     * A person, or everybody of a domain, who may be reached without a question.
     *
     * @param addressOrDomain such as {@code mia@acme.example} or {@code acme.example}
     * @throws IllegalArgumentException if it is neither, or a domain where anybody can have a mailbox
     */
    public void allowRecipient(String addressOrDomain) {
        changeRules(
                rules -> addressOrDomain.contains("@")
                        ? rules.address(EmailAddress.parse(addressOrDomain))
                        : rules.domain(addressOrDomain),
                "allow_recipient");
    }

    /** Takes it back. */
    public void forgetRecipient(String addressOrDomain) {
        changeRules(rules -> rules.without(addressOrDomain), "forget_recipient");
    }

    /** Who may be reached without a question. */
    public RecipientRules recipients() {
        return parts.stores().grants().rules(principal);
    }

    /**
     * Starts a sign-in for a connector: asks for the scopes of its actions that are not off, and for those that other connectors of the
     * same provider have already.
     *
     * @param session the browser's session at the host; only the same one can finish
     * @return where to send the browser
     */
    public URI signIn(String connector, String session) {
        var found = found(connector);
        requireOAuth(found);
        var scopes = scopesOf(found);
        var redirect = redirectUri(found);
        var again = accounts(found).stream()
                .filter(connection -> connection.actingFor().isEmpty())
                .filter(connection ->
                        !connection.isActive() || !connection.scopes().containsAll(scopes))
                .findFirst();
        return again.isPresent()
                ? parts.signIns().startAgain(principal, session, again.get().id(), scopes, redirect)
                : parts.signIns().start(principal, session, found.provider().id(), scopes, redirect);
    }

    /**
     * Finishes a sign-in with what the browser brought back.
     *
     * @param session the browser's session at the host
     * @param requested the URI that the browser asked for
     * @throws dev.connectors.error.ConnectorException if it cannot be finished; its {@code toModel()} may be shown to the person
     */
    public Connection finishSignIn(String session, URI requested) {
        var signedIn = parts.signIns().finish(principal, session, requested);
        parts.pipeline().forgetListing(signedIn.connection().id());
        record("connect", signedIn.connection().label());
        connectors.toolsChanged(principal);
        return signedIn.connection();
    }

    /**
     * Connects an account with a key that the person has from the provider. Where the provider names a way to ask, it is asked first
     * whether the key is good; while it can't be reached, the first use of the key will tell.
     *
     * @throws IllegalArgumentException if the provider does not accept it, in words for the person, or if it can't be a key
     */
    public Connection connect(String connector, String key) {
        var provider = found(connector).provider();
        parts.keyCheck().requireAccepted(provider, Secret.of(key));
        var made = parts.connections().withKey(principal, provider, Secret.of(key));
        record("connect", made.label());
        connectors.toolsChanged(principal);
        return made;
    }

    /** Connects an account with tokens that the host has. */
    public Connection connect(String connector, GivenTokens given) {
        var tokens = new Tokens(given.access(), given.expiry().orElse(Tokens.NEVER), given.refresh());
        var made = parts.connections()
                .with(
                        principal,
                        found(connector).provider(),
                        new Granted(given.account(), given.accountName(), given.scopes(), tokens));
        record("connect", made.label());
        connectors.toolsChanged(principal);
        return made;
    }

    /**
     * Connects an account for which the application's {@link ConnectorsBuilder#tokens token source} acts, without a sign-in. The source may
     * act for everybody, so who a person is at the provider comes from your directory: never from a model, and not from what the person
     * types.
     *
     * @param account as the provider names it, such as {@code anna@acme.example}
     * @throws dev.connectors.error.ConnectorException if the source gives no token for it; nothing is connected then
     */
    public Connection connectAs(String connector, String account) {
        var found = found(connector);
        var at = parts.registrations()
                .find(found.provider().id())
                .filter(registration -> registration.source().isPresent())
                .orElseThrow(() -> new IllegalStateException("Nothing gives tokens for '"
                        + found.provider().id() + "'. Call tokens(\""
                        + found.provider().id()
                        + "\", source) at the builder."));
        var made = parts.connections().actingFor(principal, at, account, scopesOf(found));
        parts.pipeline().forgetListing(made.id());
        record("connect", made.label());
        connectors.toolsChanged(principal);
        return made;
    }

    /** The accounts that are connected. */
    public List<Connection> connections() {
        return parts.stores().connections().all(principal);
    }

    /** Another label for an account: plain characters, read by people and models. */
    public Connection rename(String connection, String label) {
        var renamed = parts.connections().relabel(principal, connection, label);
        record("rename", renamed.label());
        connectors.toolsChanged(principal);
        return renamed;
    }

    /**
     * Ends a connection: new calls stop at once, those that run are stopped at their next request, tokens are erased, and the provider is
     * told. What came of that, in words for the person too, is in the future, which never fails.
     */
    public CompletableFuture<Disconnected> disconnect(String connection) {
        var ended = parts.stores().connections().find(principal, connection);
        var label = ended.map(Connection::label).orElse("");
        var told = parts.revocation().revoke(principal, connection);
        parts.pipeline().cancel(connection);
        for (var connector : parts.catalog().connectors().keySet()) {
            parts.stores().grants().update(principal, connector, grant -> grant.forgetting(connection));
        }
        record("disconnect", label);
        connectors.toolsChanged(principal);
        if (ended.filter(c -> c.state() == Connection.State.REVOKED).isPresent()) {
            return told.thenApply(outcome -> Disconnected.before());
        }
        var provider = provider(ended.map(Connection::providerId).orElse(""));
        if (ended.filter(c -> c.isActive() && c.tokens().isEmpty()).isPresent()
                && provider.auth() instanceof StaticToken) {
            return told.thenApply(outcome -> Disconnected.ofApplicationKey(provider));
        }
        return ended.filter(c -> c.actingFor().isPresent()).isPresent()
                ? told.thenApply(outcome -> Disconnected.ofActing(provider))
                : told.thenApply(outcome -> Disconnected.of(provider, outcome));
    }

    /** Ends every connection and turns every connector off. */
    public List<CompletableFuture<Disconnected>> disconnectAll() {
        for (var connector : parts.catalog().connectors().keySet()) {
            turnOff(connector);
        }
        return connections().stream()
                .map(connection -> disconnect(connection.id()))
                .toList();
    }

    /** The questions that wait. */
    public List<Approval> waiting() {
        return parts.approvals().waiting(principal);
    }

    /** A person's yes: the call is planned and decided again, then run. The result's text is what the model reads next. */
    public ToolResult approve(String approvalId) {
        return approve(approvalId, "settings");
    }

    /** The same, with the channel by which the yes came, for the record. */
    public ToolResult approve(String approvalId, String channel) {
        return new Answering(parts, principal).approve(approvalId, TextCleaner.line(channel, 80));
    }

    /** A person's no. The same call is then declined without a new question. */
    public void decline(String approvalId) {
        decline(approvalId, "settings");
    }

    /** The same, with the channel by which the no came, for the record. */
    public void decline(String approvalId, String channel) {
        new Answering(parts, principal).decline(approvalId, TextCleaner.line(channel, 80));
        record("decline", "");
    }

    /** One row per connector, for a settings page. */
    public List<ConnectorState> states() {
        return new States(parts, principal, this::resources).all();
    }

    /** What is on and what it shows, in one line for the head of a chat. */
    public String dataSources() {
        return new States(parts, principal, this::resources).dataSources();
    }

    /** The person's own record, oldest first. */
    public List<AuditRow> history() {
        return parts.stores().audit().rows(principal);
    }

    private Catalog.Found found(String connector) {
        var found = parts.catalog().connectors().get(Objects.requireNonNull(connector, "connector"));
        if (found == null) {
            throw new IllegalArgumentException("There is no connector '" + connector + "'. You have: "
                    + String.join(
                            ", ",
                            parts.catalog().connectors().keySet().stream()
                                    .sorted()
                                    .toList())
                    + ".");
        }
        return found;
    }

    /** One that no connector has any more is told by its id. */
    private Provider provider(String id) {
        return parts.catalog().connectors().values().stream()
                .map(found -> found.provider().provider())
                .filter(provider -> provider.id().equals(id))
                .findFirst()
                .orElseGet(() -> Provider.of(id, id, Auth.none()));
    }

    private List<Connection> accounts(Catalog.Found found) {
        return connections().stream().filter(found.provider()::madeFor).toList();
    }

    private void requireOAuth(Catalog.Found found) {
        if (!(found.provider().provider().auth() instanceof OAuth)) {
            throw new IllegalArgumentException(found.info().title() + " has no sign-in page; connect it with a key.");
        }
        if (!parts.clients().containsKey(found.provider().id())) {
            throw new IllegalStateException(found.info().id() + " needs an OAuth client for '"
                    + found.provider().id() + "'. Call oauthClient(\""
                    + found.provider().id() + "\", id, secret).");
        }
    }

    private String redirectUri(Catalog.Found found) {
        return parts.callback()
                        .orElseThrow(() -> new IllegalStateException("a sign-in needs callback(url) at the builder"))
                + "/" + found.provider().id();
    }

    /** The union over the actions that are not off. */
    private Set<String> scopesOf(Catalog.Found found) {
        var grant = parts.stores().grants().grant(principal, found.info().id());
        var scopes = new LinkedHashSet<String>();
        for (var action : found.connector().actions()) {
            if (grant.mode(action.contract()).filter(ActionMode.OFF::equals).isEmpty()) {
                scopes.addAll(action.scopes().missing(scopes));
            }
        }
        found.connector()
                .resources()
                .forEach(type -> scopes.addAll(type.scopes().missing(scopes)));
        return scopes;
    }

    private void change(String connector, UnaryOperator<Grant> change, String what) {
        found(connector);
        parts.stores().grants().update(principal, connector, change);
        record(what, connector);
        connectors.toolsChanged(principal);
    }

    private void changeRules(UnaryOperator<RecipientRules> change, String what) {
        parts.stores().grants().updateRules(principal, change);
        record(what, "");
    }

    /** A record that cannot be written keeps nobody from turning something off. */
    private void record(String what, String of) {
        try {
            parts.stores().audit().append(row(what, of));
        } catch (RuntimeException e) {
            LOG.error(
                    "the setting {} cannot be recorded: {}", what, e.getClass().getName());
        }
    }

    private AuditEntry row(String what, String of) {
        return new AuditEntry(
                AuditEntry.Kind.SETTING,
                parts.clock().instant(),
                principal,
                "",
                "settings",
                what,
                of,
                "",
                Set.of(),
                "",
                "",
                "",
                "ok",
                "",
                0,
                Duration.ZERO,
                0);
    }
}
