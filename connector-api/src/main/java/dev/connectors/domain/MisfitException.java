package dev.connectors.domain;

import dev.connectors.error.Fault;
import java.util.List;
import java.util.stream.Collectors;

/**
 * JSON that does not fit a {@link Shape}. It names every fault that was found, and never a value.
 *
 * <p>Thrown by the readers of {@code Shape} alone. Immutable.
 */
public final class MisfitException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    MisfitException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    /** What does not fit, in the order in which it was found; never empty. */
    public List<Fault> faults() {
        return faults;
    }
}
