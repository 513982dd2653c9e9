package dev.connectors.bridge;

import dev.connectors.error.InvalidArguments;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a sync is. As text, for the host to keep: four lines, of which each may be empty.
 *
 * @param changed when the last row changed that was read
 * @param key that row's key
 * @param link where a replication goes on, as the MLS gave it
 * @param caughtUp whether nothing more was there; what comes next begins a little before, since changes of the same moment may have
 *     been saved later
 */
record SyncCheckpoint(Instant changed, String key, Optional<String> link, boolean caughtUp) {

    private static final int LONGEST = 8_000;

    /** Before everything. */
    static SyncCheckpoint start() {
        return new SyncCheckpoint(Instant.EPOCH, "", Optional.empty(), false);
    }

    /**
     * Reads one.
     *
     * @throws InvalidArguments if it is none of ours
     */
    static SyncCheckpoint parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length != 4 || text.length() > LONGEST) {
            throw unknown();
        }
        try {
            return new SyncCheckpoint(
                    Instant.parse(lines[0]),
                    lines[1],
                    lines[2].isEmpty() ? Optional.empty() : Optional.of(lines[2]),
                    lines[3].equals("caught up"));
        } catch (DateTimeException e) {
            throw unknown();
        }
    }

    private static InvalidArguments unknown() {
        return InvalidArguments.at("checkpoint", "the checkpoint of an earlier batch, or none to begin anew");
    }

    String text() {
        return changed + "\n" + key.replace("\n", " ") + "\n" + link.orElse("") + "\n" + (caughtUp ? "caught up" : "");
    }

    /** Whether nothing was read yet. */
    boolean isStart() {
        return changed.equals(Instant.EPOCH) && key.isEmpty();
    }

    /** The same without its link, which the MLS does not know any more. */
    SyncCheckpoint withoutLink() {
        return new SyncCheckpoint(changed, "", Optional.empty(), true);
    }
}
