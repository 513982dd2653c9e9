package dev.connectors.runtime;

import dev.connectors.auth.Connection;
import dev.connectors.auth.Granted;
import dev.connectors.auth.Secret;
import dev.connectors.auth.Tokens;
import dev.connectors.call.Catalog;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Principal;
import dev.connectors.spi.OAuth;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** How a person's accounts come and go. */
final class Connecting {

    private final Parts parts;
    private final Principal principal;
    private final Accounts accounts;
    private final Recording recording;

    Connecting(Parts parts, Principal principal, Accounts accounts, Recording recording) {
        this.parts = parts;
        this.principal = principal;
        this.accounts = accounts;
        this.recording = recording;
    }

    List<ConnectionState> all() {
        return accounts.all().stream().map(accounts::state).toList();
    }

    URI signIn(String connector, String session) {
        var found = parts.catalog().required(connector);
        requireOAuth(found);
        var scopes = scopesOf(found);
        var redirect = redirectUri(found);
        var again = accounts.of(found).stream()
                .filter(connection -> connection.actingFor().isEmpty())
                .filter(connection ->
                        !connection.isActive() || !connection.scopes().containsAll(scopes))
                .findFirst();
        return again.isPresent()
                ? parts.signIns().startAgain(principal, session, again.get().id(), scopes, redirect)
                : parts.signIns().start(principal, session, found.provider().id(), scopes, redirect);
    }

    ConnectionState finishSignIn(String session, URI requested) {
        var signedIn = parts.signIns().finish(principal, session, requested).connection();
        parts.pipeline().forgetListing(signedIn.id());
        return connected(signedIn);
    }

    ConnectionState connect(String connector, String key, Optional<String> label) {
        var provider = parts.catalog().required(connector).provider();
        var secret = Secret.of(key);
        parts.keyCheck().requireAccepted(provider, secret);
        var made = label.isPresent()
                ? parts.connections().withKey(principal, provider, secret, label.get())
                : parts.connections().withKey(principal, provider, secret);
        parts.pipeline().forgetListing(made.id()); // it may be another's key, who has other things
        return connected(made);
    }

    ConnectionState connect(String connector, GivenTokens given) {
        var provider = parts.catalog().required(connector).provider();
        var tokens = new Tokens(given.access(), given.expiry().orElse(Tokens.NEVER), given.refresh());
        var granted = new Granted(given.account(), given.accountName(), given.scopes(), tokens);
        return connected(parts.connections().with(principal, provider, granted));
    }

    ConnectionState connectAs(String connector, String account) {
        var found = parts.catalog().required(connector);
        var id = found.provider().id();
        var at = parts.registrations()
                .find(id)
                .filter(registration -> registration.source().isPresent())
                .orElseThrow(() -> new IllegalStateException(
                        "Nothing gives tokens for '" + id + "'. Call tokens(\"" + id + "\", source) at the builder."));
        var made = parts.connections().actingFor(principal, at, account, scopesOf(found));
        parts.pipeline().forgetListing(made.id());
        return connected(made);
    }

    private ConnectionState connected(Connection made) {
        recording.changed("connect", made.label());
        return accounts.state(made);
    }

    ConnectionState rename(String connection, String label) {
        var renamed = parts.connections().relabel(principal, connection, label);
        recording.changed("rename", renamed.label());
        return accounts.state(renamed);
    }

    CompletableFuture<Disconnected> disconnect(String connection) {
        var ended = parts.stores().connections().find(principal, connection);
        var told = parts.revocation().revoke(principal, connection);
        parts.pipeline().cancel(connection);
        for (var connector : parts.catalog().connectors().keySet()) {
            parts.stores().grants().update(principal, connector, grant -> grant.forgetting(connection));
        }
        recording.changed("disconnect", ended.map(Connection::label).orElse(""));
        var was = ended.orElseThrow(); // else nothing could have been ended
        return told.thenApply(outcome -> Disconnected.of(was, accounts.provider(was), outcome));
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
}
