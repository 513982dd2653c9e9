package dev.connectors.runtime;

import dev.connectors.auth.Connection;
import dev.connectors.auth.Registration;
import dev.connectors.call.Catalog;
import dev.connectors.domain.Access;
import dev.connectors.error.ConnectorException;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Grant;
import dev.connectors.permission.Principal;
import dev.connectors.permission.ResourceState;
import dev.connectors.runtime.ConnectorState.State;
import dev.connectors.spi.StaticToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How connectors stand, in words for their owner. */
final class States {

    private final Parts parts;
    private final Principal principal;
    private final Accounts connected;
    private final Function<String, List<ResourceState>> resources;

    States(Parts parts, Principal principal, Accounts connected, Function<String, List<ResourceState>> resources) {
        this.parts = parts;
        this.principal = principal;
        this.connected = connected;
        this.resources = resources;
    }

    List<ConnectorState> all() {
        return found().map(this::state).toList();
    }

    String dataSources() {
        var sources = found().map(this::state)
                .filter(state -> state.state() != State.OFF)
                .map(this::source)
                .collect(Collectors.joining(" \u00b7 "));
        return sources.isEmpty() ? "No data sources. Turn one on in Settings." : "Data sources available: " + sources;
    }

    private Stream<Catalog.Found> found() {
        return parts.catalog().connectors().values().stream()
                .sorted(Comparator.comparing(found -> found.info().title()));
    }

    private ConnectorState state(Catalog.Found found) {
        var title = found.info().title();
        var accounts = connected.of(found).stream().map(connected::state).toList();
        var grant = parts.stores().grants().grant(principal, found.info().id());
        if (!grant.on()) {
            return new ConnectorState(
                    found.info(), State.OFF, "Off. The assistant can't see your " + title + ".", accounts);
        }
        if (accounts.isEmpty()) {
            return new ConnectorState(found.info(), State.NEEDS_SIGN_IN, "Almost there: " + step(found), accounts);
        }
        var keys = keys(found, accounts);
        if (keys.isPresent()) {
            return keys.get();
        }
        if (accounts.stream().noneMatch(ConnectionState::isActive)) {
            return new ConnectorState(
                    found.info(),
                    State.NEEDS_RECONNECT,
                    "Stopped: " + accounts.get(0).sentence(),
                    accounts);
        }
        var without = without(found, grant, accounts);
        return without.isEmpty()
                ? new ConnectorState(found.info(), State.ON, "On.", accounts)
                : new ConnectorState(
                        found.info(),
                        State.LIMITED,
                        "On, without: " + String.join(", ", without) + ". You left it unticked at "
                                + found.provider().provider().title() + ".",
                        accounts);
    }

    /** That all that can be used is the application's key, and that it is refused, or there is none any more. */
    private Optional<ConnectorState> keys(Catalog.Found found, List<ConnectionState> accounts) {
        var provider = found.provider().provider();
        boolean others = connected.of(found).stream()
                .filter(Connection::isActive)
                .anyMatch(connection -> connection.tokens().isPresent()
                        || connection.actingFor().isPresent());
        if (!(provider.auth() instanceof StaticToken)
                || others
                || accounts.stream().noneMatch(ConnectionState::isActive)) {
            return Optional.empty();
        }
        if (!asksNothing(found)) {
            return Optional.of(
                    new ConnectorState(found.info(), State.NEEDS_SIGN_IN, "Almost there: " + step(found), accounts));
        }
        return parts.refusedKeys().isRefused(provider.id())
                ? Optional.of(new ConnectorState(
                        found.info(),
                        State.NEEDS_RECONNECT,
                        "Stopped: " + provider.title()
                                + " does not accept this application's key. Whoever manages the application must give it"
                                + " a new one; there is nothing for you to do.",
                        accounts))
                : Optional.empty();
    }

    private boolean asksNothing(Catalog.Found found) {
        return parts.registrations()
                .find(found.provider().id())
                .filter(Registration::asksNothing)
                .isPresent();
    }

    /** What is left for the person to do. */
    private String step(Catalog.Found found) {
        var provider = found.provider().provider();
        if (asksNothing(found)) {
            return "turn it on again.";
        }
        return provider.auth() instanceof StaticToken key
                ? "give it a key of " + provider.title()
                        + key.help().map(where -> " (" + where + ")").orElse("") + "."
                : "sign in to " + provider.title() + " so that it can start.";
    }

    private static List<String> without(Catalog.Found found, Grant grant, List<ConnectionState> accounts) {
        var without = new ArrayList<String>();
        for (var action : found.connector().actions()) {
            var contract = action.contract();
            boolean off = grant.mode(contract).filter(ActionMode.OFF::equals).isPresent();
            if (!off
                    && accounts.stream()
                            .noneMatch(a -> a.isActive() && action.scopes().metBy(a.scopes()))) {
                without.add(contract.title().toLowerCase(Locale.ROOT));
            }
        }
        return without;
    }

    private String source(ConnectorState state) {
        var title = state.info().title();
        if (state.state() == State.NEEDS_SIGN_IN || state.state() == State.NEEDS_RECONNECT) {
            return title + " needs sign-in";
        }
        var shown = shown(state);
        return shown.isEmpty() ? title : title + " (" + shown + ")";
    }

    /** What is shown; by account, where there are several. */
    private String shown(ConnectorState state) {
        List<ResourceState> items;
        try {
            items = resources.apply(state.info().id());
        } catch (ConnectorException e) {
            return "cannot be reached at the moment";
        }
        if (state.accounts().size() < 2) {
            return shown(items);
        }
        return state.accounts().stream()
                .map(account -> account.isActive()
                        ? account.label() + ": " + shown(of(account, items))
                        : account.label() + " needs sign-in")
                .collect(Collectors.joining("; "));
    }

    private static List<ResourceState> of(ConnectionState account, List<ResourceState> items) {
        return items.stream()
                .filter(item -> item.key().connection().equals(account.id()))
                .toList();
    }

    private static String shown(List<ResourceState> items) {
        var open = titles(items, item -> item.access().compareTo(Access.READ) >= 0);
        var busy = titles(items, item -> item.access() == Access.BUSY);
        if (open.size() + busy.size() > 5) {
            var noun = items.get(0).key().noun();
            return open.size() + " " + noun + "s" + (busy.isEmpty() ? "" : ", busy times of " + busy.size() + " more");
        }
        var text = String.join(", ", open);
        return busy.isEmpty() ? text : (text.isEmpty() ? "" : text + "; ") + "busy times of " + String.join(", ", busy);
    }

    private static List<String> titles(List<ResourceState> items, Predicate<ResourceState> which) {
        return items.stream().filter(which).map(ResourceState::title).toList();
    }
}
