package dev.connectors.permission;

import dev.connectors.domain.Access;
import dev.connectors.domain.ActionContract;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a principal allows the assistant with one connector. Immutable; a new one allows nothing.
 *
 * @param connector id of the connector
 * @param on whether it is switched on
 * @param modes what was chosen per action name; an action that is not there has no mode
 * @param access what was chosen per resource
 * @param others what was chosen for every resource that is not named, by connection and noun
 * @param closed connections and nouns in which a resource that is not named is hidden, since one was restricted
 * @param unshared resources of which the person said that nobody else sees them
 */
public record Grant(
        String connector,
        boolean on,
        Map<String, ActionMode> modes,
        Map<ResourceKey, Access> access,
        Map<Kind, Access> others,
        Set<Kind> closed,
        Set<ResourceKey> unshared) {

    /**
     * A resource type within a connection.
     *
     * @param connection id of the connection
     * @param noun such as "calendar"
     */
    public record Kind(String connection, String noun) {
        public Kind {
            Objects.requireNonNull(connection, "connection");
            Objects.requireNonNull(noun, "noun");
        }
    }

    public Grant {
        Objects.requireNonNull(connector, "connector");
        modes = Map.copyOf(modes);
        access = Map.copyOf(access);
        others = Map.copyOf(others);
        closed = Set.copyOf(closed);
        unshared = Set.copyOf(unshared);
    }

    /** Nothing chosen yet: off. */
    public static Grant none(String connector) {
        return new Grant(connector, false, Map.of(), Map.of(), Map.of(), Set.of(), Set.of());
    }

    /** Switched on or off; what was chosen is kept. */
    public Grant switched(boolean on) {
        return new Grant(connector, on, modes, access, others, closed, unshared);
    }

    /** With a mode for an action. */
    public Grant mode(String action, ActionMode mode) {
        var more = new HashMap<>(modes);
        more.put(action, mode);
        return new Grant(connector, on, more, access, others, closed, unshared);
    }

    /** What was chosen for an action. */
    public Optional<ActionMode> mode(String action) {
        return Optional.ofNullable(modes.get(action));
    }

    /** What holds for an action: what was chosen, and OFF where nothing was and the action waits for that. */
    public Optional<ActionMode> mode(ActionContract<?, ?> action) {
        return mode(action.name()).or(() -> action.offUntilAllowed() ? Optional.of(ActionMode.OFF) : Optional.empty());
    }

    /** With a rung for a resource. Anything below WRITE restricts its type: from then on what is not named is hidden. */
    public Grant access(ResourceKey resource, Access chosen) {
        var more = new HashMap<>(access);
        more.put(resource, chosen);
        var kinds = new HashSet<>(closed);
        if (chosen != Access.WRITE) {
            kinds.add(new Kind(resource.connection(), resource.noun()));
        }
        return new Grant(connector, on, modes, more, others, kinds, unshared);
    }

    /** With a rung for every resource of a type that is not named, those that appear later included. */
    public Grant others(Kind kind, Access chosen) {
        var more = new HashMap<>(others);
        more.put(kind, chosen);
        return new Grant(connector, on, modes, access, more, closed, unshared);
    }

    /** With the person's word that nobody else sees a resource. */
    public Grant unshared(ResourceKey resource) {
        var more = new HashSet<>(unshared);
        more.add(resource);
        return new Grant(connector, on, modes, access, others, closed, more);
    }

    /** Without anything that was said about a connection. */
    public Grant forgetting(String connection) {
        var keptAccess = new HashMap<>(access);
        keptAccess.keySet().removeIf(key -> key.connection().equals(connection));
        var keptOthers = new HashMap<>(others);
        keptOthers.keySet().removeIf(kind -> kind.connection().equals(connection));
        var keptClosed = new HashSet<>(closed);
        keptClosed.removeIf(kind -> kind.connection().equals(connection));
        var keptUnshared = new HashSet<>(unshared);
        keptUnshared.removeIf(key -> key.connection().equals(connection));
        return new Grant(connector, on, modes, keptAccess, keptOthers, keptClosed, keptUnshared);
    }

    /**
     * How much of a resource the assistant may see or do: what was chosen, and where nothing was, READ, or WRITE where the account
     * owns it, until one of its type was restricted. Never more than the provider lets the account do.
     *
     * @param resource which
     * @param owned whether the account owns it
     * @param most the most that the provider lets the account do
     */
    public Access accessTo(ResourceKey resource, boolean owned, Access most) {
        var chosen = access.get(resource);
        if (chosen == null) {
            var kind = new Kind(resource.connection(), resource.noun());
            var rest = others.get(kind);
            if (rest != null) {
                chosen = rest;
            } else if (closed.contains(kind)) {
                chosen = Access.HIDDEN;
            } else {
                chosen = owned ? Access.WRITE : Access.READ;
            }
        }
        return chosen.compareTo(most) < 0 ? chosen : most;
    }
}
