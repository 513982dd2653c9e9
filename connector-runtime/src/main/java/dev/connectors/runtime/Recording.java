package dev.connectors.runtime;

import dev.connectors.audit.AuditEntry;
import dev.connectors.permission.Principal;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what a person set: to their record, and to whoever shows their tools. */
final class Recording {

    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

    private final Connectors connectors;
    private final Parts parts;
    private final Principal principal;

    Recording(Connectors connectors, Parts parts, Principal principal) {
        this.connectors = connectors;
        this.parts = parts;
        this.principal = principal;
    }

    /**
     * Of what may change the tools that are offered.
     *
     * @param of the connector, or the account's label
     */
    void changed(String what, String of) {
        record(what, of);
        connectors.toolsChanged(principal);
    }

    /** A record that cannot be written keeps nobody from turning something off. */
    void record(String what, String of) {
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
