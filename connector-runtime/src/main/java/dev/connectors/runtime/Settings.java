package dev.connectors.runtime;

import dev.connectors.approval.Approval;
import dev.connectors.audit.AuditRow;
import dev.connectors.domain.Access;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Principal;
import dev.connectors.permission.RecipientRules;
import dev.connectors.permission.ResourceState;
import dev.connectors.tool.ToolResult;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The person's hands on their own connectors: what is on, what it may do, who is connected, what waits for a yes. Immutable and
 * thread-safe. Never hand it to a model: only here can anything be permitted. What it gives back is made to be shown: no token is in it.
 *
 * <p>Where a connector is named that there is none of, an {@link IllegalArgumentException} says which there are.
 */
public final class Settings {

    private final Parts parts;
    private final Principal principal;
    private final Permitting permitting;
    private final Connecting connecting;
    private final Answering answering;
    private final States states;

    Settings(Connectors connectors, Parts parts, Principal principal) {
        this.parts = parts;
        this.principal = principal;
        var accounts = new Accounts(parts, principal);
        var recording = new Recording(connectors, parts, principal);
        this.permitting = new Permitting(parts, principal, accounts, recording);
        this.connecting = new Connecting(parts, principal, accounts, recording);
        this.answering = new Answering(parts, principal, recording);
        this.states = new States(parts, principal, accounts, permitting::resources);
    }

    /** Turns a connector on. What it needs beside that, such as a sign-in, is in its state. */
    public void turnOn(String connector) {
        permitting.turnOn(connector);
    }

    /**
     * Turns a connector off, at once: its tools are gone, its calls are refused, and those that run end at their next request. What was
     * chosen is kept.
     */
    public void turnOff(String connector) {
        permitting.turnOff(connector);
    }

    /** What one action may do: run, ask each time, or nothing. */
    public void set(String connector, String action, ActionMode mode) {
        permitting.set(connector, action, mode);
    }

    /**
     * How much of a resource the assistant may see or do. The first restriction of a type writes down what the others have, so that
     * they stay as they are and only those that come later are hidden.
     *
     * @param resource id or title of a resource of a connected account
     * @throws IllegalArgumentException if there is none, or several
     */
    public void set(String connector, String resource, Access access) {
        permitting.set(connector, resource, access);
    }

    /**
     * How much of every resource that is not named by itself the assistant may see or do, those that come later included.
     *
     * @throws IllegalStateException if no account is connected yet: there is nothing that could be restricted, and it would be lost
     */
    public void setOthers(String connector, Access access) {
        permitting.setOthers(connector, access);
    }

    /** The person's word that nobody else sees what is written to a resource. */
    public void notShared(String connector, String resource) {
        permitting.notShared(connector, resource);
    }

    /** Everything that the connector's accounts have, the hidden included. Asks the provider. */
    public List<ResourceState> resources(String connector) {
        return permitting.resources(connector);
    }

    /**
     * A person, or everybody of a domain, who may be reached without a question.
     *
     * @param addressOrDomain such as {@code mia@acme.example} or {@code acme.example}
     * @throws IllegalArgumentException if it is neither, or a domain where anybody can have a mailbox
     */
    public void allowRecipient(String addressOrDomain) {
        permitting.allowRecipient(addressOrDomain);
    }

    /** Takes it back. */
    public void forgetRecipient(String addressOrDomain) {
        permitting.forgetRecipient(addressOrDomain);
    }

    /** Who may be reached without a question. */
    public RecipientRules recipients() {
        return permitting.recipients();
    }

    /**
     * Starts a sign-in for a connector: asks for the scopes of its actions that are not off, and for those that other connectors of the
     * same provider have already.
     *
     * @param session the browser's session at the host; only the same one can finish
     * @return where to send the browser
     */
    public URI signIn(String connector, String session) {
        return connecting.signIn(connector, session);
    }

    /**
     * Finishes a sign-in with what the browser brought back.
     *
     * @param session the browser's session at the host
     * @param requested the URI that the browser asked for
     * @throws dev.connectors.error.ConnectorException if it cannot be finished; its {@code toModel()} may be shown to the person
     */
    public ConnectionState finishSignIn(String session, URI requested) {
        return connecting.finishSignIn(session, requested);
    }

    /**
     * Connects an account with a key that the person has from the provider. Where the provider names a way to ask, it is asked first
     * whether the key is good; while it can't be reached, the first use of the key will tell.
     *
     * <p>A further key takes the place of the one before, or of the application's, and what was chosen for the account stays; so a key
     * that was mistyped or refused is mended by giving the right one. A second account is {@link #connect(String, String, String)}.
     *
     * @throws IllegalArgumentException if the provider does not accept it, in words for the person, or if it can't be a key
     */
    public ConnectionState connect(String connector, String key) {
        return connecting.connect(connector, key, Optional.empty());
    }

    /**
     * The same for the account of a label, which is made where there is none: for people with several keys of one provider.
     *
     * @param label plain characters, read by people and models
     * @throws IllegalArgumentException also if it can't be a label, or if an account of another provider has it
     */
    public ConnectionState connect(String connector, String key, String label) {
        return connecting.connect(connector, key, Optional.of(label));
    }

    /** Connects an account with tokens that the host has. */
    public ConnectionState connect(String connector, GivenTokens given) {
        return connecting.connect(connector, given);
    }

    /**
     * Connects an account for which the application's {@link ConnectorsBuilder#tokens token source} acts, without a sign-in. The source may
     * act for everybody, so who a person is at the provider comes from your directory: never from a model, and not from what the person
     * types.
     *
     * @param account as the provider names it, such as {@code anna@acme.example}
     * @throws dev.connectors.error.ConnectorException if the source gives no token for it; nothing is connected then
     */
    public ConnectionState connectAs(String connector, String account) {
        return connecting.connectAs(connector, account);
    }

    /** The accounts that are connected, the oldest first. Their tokens are nobody's to see, not even their owner's. */
    public List<ConnectionState> connections() {
        return connecting.all();
    }

    /**
     * Another label for an account: plain characters, read by people and models.
     *
     * @param connection id of the account
     * @throws IllegalArgumentException if it can't be a label, or another account has it
     * @throws dev.connectors.error.NotConnected if there is no such account
     */
    public ConnectionState rename(String connection, String label) {
        return connecting.rename(connection, label);
    }

    /**
     * Ends a connection: new calls stop at once, those that run are stopped at their next request, tokens are erased, and the provider is
     * told. What came of that, in words for the person too, is in the future, which never fails.
     *
     * @param connection id of the account
     * @throws dev.connectors.error.NotConnected if there is no such account
     */
    public CompletableFuture<Disconnected> disconnect(String connection) {
        return connecting.disconnect(connection);
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
        return answering.approve(approvalId, channel);
    }

    /** A person's no. The same call is then declined without a new question. */
    public void decline(String approvalId) {
        decline(approvalId, "settings");
    }

    /** The same, with the channel by which the no came, for the record. */
    public void decline(String approvalId, String channel) {
        answering.decline(approvalId, channel);
    }

    /** One row per connector, for a settings page. */
    public List<ConnectorState> states() {
        return states.all();
    }

    /** What is on and what it shows, in one line for the head of a chat. */
    public String dataSources() {
        return states.dataSources();
    }

    /** The person's own record, oldest first. */
    public List<AuditRow> history() {
        return parts.stores().audit().rows(principal);
    }
}
