package dev.connectors.runtime;

import dev.connectors.auth.Registration;
import dev.connectors.call.Caller;
import dev.connectors.call.Catalog;
import dev.connectors.domain.Access;
import dev.connectors.domain.EmailAddress;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Grant;
import dev.connectors.permission.Principal;
import dev.connectors.permission.RecipientRules;
import dev.connectors.permission.ResourceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a person lets the assistant do. */
final class Permitting {

    private final Parts parts;
    private final Principal principal;
    private final Accounts accounts;
    private final Recording recording;
    private final Caller caller;

    Permitting(Parts parts, Principal principal, Accounts accounts, Recording recording) {
        this.parts = parts;
        this.principal = principal;
        this.accounts = accounts;
        this.recording = recording;
        this.caller = new Caller(principal, "settings", parts.zone(), Set.of(), "settings", Optional.empty());
    }

    void turnOn(String connector) {
        parts.registrations()
                .find(found(connector).provider().id())
                .filter(Registration::asksNothing)
                .ifPresent(at -> parts.connections().withoutSignIn(principal, at));
        change(connector, grant -> grant.switched(true), "turn_on");
    }

    void turnOff(String connector) {
        change(connector, grant -> grant.switched(false), "turn_off");
        parts.pipeline().cancel(principal, connector);
    }

    void set(String connector, String action, ActionMode mode) {
        var names = found(connector).connector().actions().stream()
                .map(a -> a.contract().name())
                .toList();
        if (!names.contains(action)) {
            throw new IllegalArgumentException("There is no action '" + action + "' in " + connector + ". It has "
                    + (names.isEmpty() ? "none." : names.size() + ": " + String.join(", ", names) + "."));
        }
        change(connector, grant -> grant.mode(action, mode), "set_mode");
    }

    void set(String connector, String resource, Access access) {
        var items = resources(connector);
        var key = Chosen.of(connector, resource, items).key();
        var kind = new Grant.Kind(key.connection(), key.noun());
        change(
                connector,
                grant -> {
                    boolean isFirst = access != Access.WRITE
                            && !grant.closed().contains(kind)
                            && !grant.others().containsKey(kind);
                    return (isFirst ? written(grant, kind, items) : grant).access(key, access);
                },
                "set_access");
    }

    /** Writes down what the resources of a kind have now. */
    private static Grant written(Grant grant, Grant.Kind kind, List<ResourceState> items) {
        var next = grant;
        for (var item : items) {
            if (item.key().connection().equals(kind.connection())
                    && item.key().noun().equals(kind.noun())) {
                next = next.access(item.key(), item.access());
            }
        }
        return next;
    }

    void setOthers(String connector, Access access) {
        var found = found(connector);
        var connected = accounts.of(found);
        if (connected.isEmpty()) {
            throw new IllegalStateException("No account of " + found.info().title()
                    + " is connected yet. Connect one, then say what it may show.");
        }
        for (var connection : connected) {
            for (var type : found.connector().resources()) {
                change(
                        connector,
                        grant -> grant.others(new Grant.Kind(connection.id(), type.noun()), access),
                        "set_access");
            }
        }
    }

    void notShared(String connector, String resource) {
        var chosen = Chosen.of(connector, resource, resources(connector));
        change(connector, grant -> grant.unshared(chosen.key()), "set_sharing");
    }

    List<ResourceState> resources(String connector) {
        var items = new ArrayList<ResourceState>();
        for (var connection : accounts.of(found(connector))) {
            if (connection.isActive()) {
                items.addAll(parts.pipeline().inventory().items(caller, connector, connection));
            }
        }
        return items;
    }

    void allowRecipient(String addressOrDomain) {
        changeRules(
                rules -> addressOrDomain.contains("@")
                        ? rules.address(EmailAddress.parse(addressOrDomain))
                        : rules.domain(addressOrDomain),
                "allow_recipient");
    }

    void forgetRecipient(String addressOrDomain) {
        changeRules(rules -> rules.without(addressOrDomain), "forget_recipient");
    }

    RecipientRules recipients() {
        return parts.stores().grants().rules(principal);
    }

    private Catalog.Found found(String connector) {
        return parts.catalog().required(connector);
    }

    private void change(String connector, UnaryOperator<Grant> change, String what) {
        found(connector);
        parts.stores().grants().update(principal, connector, change);
        recording.changed(what, connector);
    }

    private void changeRules(UnaryOperator<RecipientRules> change, String what) {
        parts.stores().grants().updateRules(principal, change);
        recording.record(what, "");
    }
}
