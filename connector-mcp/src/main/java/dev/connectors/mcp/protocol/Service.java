package dev.connectors.mcp.protocol;

import dev.connectors.approval.Approver;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import io.modelcontextprotocol.json.McpJsonMapper;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * What all sessions of one server share. Immutable.
 *
 * @param connectors the library
 * @param mapper of the SDK
 * @param questions how a person is asked
 * @param zones the user's zone; empty for that of the connectors
 * @param threads where calls run; one that has no room rejects
 * @param clock of progress
 * @param progress how often a client that wants to hears that its call still runs
 * @param atOnce how many requests of one session run at the same time
 */
public record Service(
        Connectors connectors,
        McpJsonMapper mapper,
        Questions questions,
        Function<Principal, Optional<ZoneId>> zones,
        Executor threads,
        ScheduledExecutorService clock,
        Duration progress,
        int atOnce) {

    /**
     * How a person is asked.
     *
     * @param elicitation whether through the client, where it offers that
     * @param patience how long that waits
     * @param otherwise who is asked where the client cannot; empty: the call ends with approval_required
     */
    public record Questions(boolean elicitation, Duration patience, Optional<Approver> otherwise) {

        /** Through the client, for five minutes at most, and through nobody else. */
        public static final Questions DEFAULT = new Questions(true, Duration.ofMinutes(5), Optional.empty());

        public Questions {
            if (patience.isNegative() || patience.isZero()) {
                throw new IllegalArgumentException("patience is more than 0: " + patience);
            }
        }

        /** The same with or without the client's word. */
        public Questions through(boolean client) {
            return new Questions(client, patience, otherwise);
        }

        /** The same for another time. */
        public Questions waiting(Duration time) {
            return new Questions(elicitation, time, otherwise);
        }

        /** The same with somebody else to ask. */
        public Questions or(Approver approver) {
            return new Questions(elicitation, patience, Optional.of(approver));
        }
    }
}
