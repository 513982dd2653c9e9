package dev.connectors.testkit;

import dev.connectors.spi.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the suite sees of a connector's code while one call runs. Written by the call's thread, read by any. */
final class Watch {

    /** Where the runtime is in the connector's code. */
    enum Phase {
        OUTSIDE,
        LISTING,
        LOOKING,
        RUNNING
    }

    /** What a request is for. */
    enum Verb {
        NONE,
        READ,
        READ_BY_POST,
        WRITE
    }

    /** What the connector is doing at a moment. */
    record Doing(Phase phase, Verb verb) {

        /** Whether an action's own code is at work. */
        boolean inAction() {
            return phase == Phase.LOOKING || phase == Phase.RUNNING;
        }

        boolean writes() {
            return verb == Verb.WRITE;
        }
    }

    /**
     * A request that the connector began to put together.
     *
     * @param shown method and path template
     */
    record Asked(Phase phase, Verb verb, String shown) {}

    private volatile Phase phase = Phase.OUTSIDE;
    private volatile Verb verb = Verb.NONE;
    private final List<Asked> asked = new ArrayList<>();
    private final List<Throwable> thrown = new ArrayList<>();
    private final List<Resource<?>> listed = new ArrayList<>();
    private Optional<Object> input = Optional.empty();
    private Optional<Object> facts = Optional.empty();
    private Optional<Object> output = Optional.empty();

    /** Forgets everything, before another call. */
    synchronized void reset() {
        asked.clear();
        thrown.clear();
        listed.clear();
        input = Optional.empty();
        facts = Optional.empty();
        output = Optional.empty();
    }

    Doing doing() {
        return new Doing(phase, verb);
    }

    <T> T during(Phase next, Supplier<T> code) {
        var before = phase;
        phase = next;
        try {
            return code.get();
        } catch (RuntimeException | Error e) {
            noteThrown(e);
            throw e;
        } finally {
            phase = before;
        }
    }

    <T> T sending(Verb what, Supplier<T> code) {
        verb = what;
        try {
            return code.get();
        } finally {
            verb = Verb.NONE;
        }
    }

    synchronized void asks(Verb what, String shown) {
        asked.add(new Asked(phase, what, shown));
    }

    private synchronized void noteThrown(Throwable e) {
        if (!thrown.contains(e)) {
            thrown.add(e);
        }
    }

    synchronized void lists(List<? extends Resource<?>> resources) {
        listed.addAll(resources);
    }

    synchronized void runs(Object in) {
        input = Optional.of(in);
    }

    synchronized void saw(Object what) {
        facts = Optional.of(what);
    }

    synchronized void gave(Object out) {
        output = Optional.of(out);
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    synchronized List<Throwable> thrown() {
        return List.copyOf(thrown);
    }

    synchronized List<Resource<?>> listed() {
        return List.copyOf(listed);
    }

    synchronized Optional<Object> input() {
        return input;
    }

    synchronized Optional<Object> facts() {
        return facts;
    }

    synchronized Optional<Object> output() {
        return output;
    }
}
