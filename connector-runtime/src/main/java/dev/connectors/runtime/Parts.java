package dev.connectors.runtime;

import dev.connectors.approval.Approvals;
import dev.connectors.approval.Approver;
import dev.connectors.auth.Connections;
import dev.connectors.auth.KeyCheck;
import dev.connectors.auth.RefusedKeys;
import dev.connectors.auth.Registrations;
import dev.connectors.auth.Revocation;
import dev.connectors.auth.SignIns;
import dev.connectors.call.Catalog;
import dev.connectors.call.Pipeline;
import dev.connectors.domain.Tier;
import dev.connectors.store.Stores;
import dev.connectors.tool.ToolResult;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/** What an application's library consists of. Closing ends what it made itself. */
record Parts(
        Catalog catalog,
        Pipeline pipeline,
        Stores stores,
        Approvals approvals,
        Connections connections,
        KeyCheck keyCheck,
        Registrations registrations,
        SignIns signIns,
        Revocation revocation,
        RefusedKeys refusedKeys,
        Map<String, Boolean> clients,
        Optional<String> callback,
        Optional<Approver> approver,
        BiConsumer<Conversation, ToolResult> onResult,
        Tier tier,
        ZoneId zone,
        Clock clock,
        AtomicBoolean killed,
        AtomicBoolean closed,
        List<AutoCloseable> owned) {

    void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("these connectors are closed");
        }
    }

    void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        for (var part : owned) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("a part could not be closed", e);
            }
        }
    }
}
