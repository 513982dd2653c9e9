package dev.connectors.runtime;

import dev.connectors.audit.AuditRow;
import dev.connectors.call.Caller;
import dev.connectors.permission.Principal;
import dev.connectors.spi.ConnectorInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library in an application: one and shared. Thread-safe.
 *
 * <p>The assistant's hands are a {@link Conversation}; the person's hands are {@link Settings}. Only settings can permit anything.
 */
public final class Connectors implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);

    private final Parts parts;
    private final ConcurrentHashMap<Principal, CopyOnWriteArrayList<Runnable>> listeners = new ConcurrentHashMap<>();

    Connectors(Parts parts) {
        this.parts = parts;
    }

    /** Starts to put it together; finds every connector on the class path or module path. */
    public static ConnectorsBuilder builder() {
        return new ConnectorsBuilder();
    }

    /**
     * The assistant's hands in one chat of one person.
     *
     * @param principal from your session, never from a model
     * @param id names the chat; what was read in it stays with it
     */
    public Conversation conversation(Principal principal, String id) {
        Objects.requireNonNull(principal, "principal");
        if (Objects.requireNonNull(id, "id").isBlank() || id.length() > 200) {
            throw new IllegalArgumentException("a conversation's id has 1 to 200 characters");
        }
        parts.requireOpen();
        return new Conversation(
                this, parts, new Caller(principal, id, parts.zone(), Set.of(), "api", parts.approver()));
    }

    /** The person's hands. Never hand them to a model. */
    public Settings settings(Principal principal) {
        Objects.requireNonNull(principal, "principal");
        parts.requireOpen();
        return new Settings(this, parts, principal);
    }

    /** What was found, in no order. */
    public List<ConnectorInfo> connectors() {
        return parts.catalog().connectors().values().stream()
                .map(found -> found.info())
                .toList();
    }

    /** Stops or lets go on everything, for everybody: no tool is offered, no call begins, and those that run end at their next request. */
    public void stopEverything(boolean stopped) {
        parts.killed().set(stopped);
        if (stopped) {
            parts.pipeline().cancelAll();
        }
        listeners.keySet().forEach(this::toolsChanged);
    }

    /** Hears when a principal's tools change. Close it to hear no more. */
    public AutoCloseable onToolsChanged(Principal principal, Runnable listener) {
        var all = listeners.computeIfAbsent(principal, p -> new CopyOnWriteArrayList<>());
        all.add(listener);
        return () -> all.remove(listener);
    }

    /** The whole record of a workspace, for whoever must prove what was done; {@code AuditChain.intact} checks it. */
    public List<AuditRow> record(String workspace) {
        return parts.stores().audit().chain(workspace);
    }

    void toolsChanged(Principal principal) {
        Optional.ofNullable(listeners.get(principal)).ifPresent(all -> all.forEach(Connectors::tell));
    }

    /** What was changed is changed: a listener that fails must not keep the next change from being made. */
    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.error("a listener for tools failed with {}", e.getClass().getName());
        }
    }

    /** Ends it: calls that run are let finish, new ones fail. */
    @Override
    public void close() {
        parts.close();
    }
}
