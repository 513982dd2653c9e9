package dev.connectors.domain;

import dev.connectors.error.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one JSON text, with the faults that it met. One thread.
 *
 * <p>Faults are noted relative to the value that is being read; whoever called for it then prefixes its name. So a
 * reading without faults never builds a path.
 */
final class Reading {

    private static final int MOST_FAULTS = 20;

    final Source source;

    /** Whether this is a model's JSON, of which nothing is forgiven; otherwise it is a provider's. */
    final boolean strict;

    final Shape.Defaults defaults;

    private List<Fault> faults = List.of();
    private int count;

    Reading(Source source, boolean strict, Shape.Defaults defaults) {
        this.source = source;
        this.strict = strict;
        this.defaults = defaults;
    }

    /** How many faults were met so far, those that are no longer kept included. */
    int count() {
        return count;
    }

    /** The first faults, in the order in which they were met. */
    List<Fault> faults() {
        return faults;
    }

    void fault(Fault fault) {
        if (count++ == 0) {
            faults = new ArrayList<>();
        }
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    /** Notes that the current value is of the wrong kind, and goes to its last token. */
    @Nullable
    Object misfit(String expected) throws IOException {
        fault(Fault.of("", expected, source.token().words()));
        source.skip();
        return null;
    }

    /** Notes that the current value is of the right kind and yet not right; what it is would say nothing new. */
    @Nullable
    Object unfit(String expected) {
        fault(Fault.of("", expected));
        return null;
    }

    /** Prefixes the faults from a certain one on with the name of the component, or the index, that they are in. */
    void within(int from, String name) {
        for (int i = from; i < faults.size(); i++) {
            var fault = faults.get(i);
            var path = fault.path();
            var joined = path.isEmpty() || path.startsWith("[") ? name + path : name + "." + path;
            faults.set(i, new Fault(joined, fault.expected(), fault.found()));
        }
    }
}
