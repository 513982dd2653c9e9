package dev.connectors.listings;

import dev.connectors.domain.listings.SyncListings;
import java.util.Optional;

/**
 * How far a reconciliation is.
 *
 * @param pass its number, from 1; 0 before the first one
 * @param seen keys that it has seen
 * @param counted what the host counted
 * @param place where the keys go on; empty at the first key and after the last
 * @param state whether keys are still to come
 */
record Progress(long pass, long seen, Optional<Long> counted, Optional<String> place, State state) {

    enum State {
        RUNNING,
        COMPLETE,
        DONE
    }

    static Progress read(Optional<String> text) {
        if (text.isEmpty()) {
            return new Progress(0, 0, Optional.empty(), Optional.empty(), State.DONE);
        }
        var parts = text.get().split(" ", 5);
        return new Progress(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                parts[2].equals("-") ? Optional.empty() : Optional.of(Long.valueOf(parts[2])),
                parts[4].isEmpty() ? Optional.empty() : Optional.of(parts[4]),
                State.valueOf(parts[3]));
    }

    String write() {
        return pass + " " + seen + " " + counted.map(String::valueOf).orElse("-") + " " + state + " "
                + place.orElse("");
    }

    Progress following() {
        return new Progress(pass + 1, 0, Optional.empty(), Optional.empty(), State.RUNNING);
    }

    Progress after(SyncListings.Keys keys) {
        return new Progress(
                pass,
                seen + keys.keys().size(),
                keys.count().isPresent() ? keys.count() : counted,
                keys.checkpoint(),
                keys.checkpoint().isPresent() ? State.RUNNING : State.COMPLETE);
    }

    Progress done() {
        return new Progress(pass, seen, counted, Optional.empty(), State.DONE);
    }

    boolean isComplete() {
        return state == State.COMPLETE;
    }

    boolean isDone() {
        return state == State.DONE;
    }
}
