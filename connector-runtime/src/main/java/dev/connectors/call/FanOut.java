package dev.connectors.call;

import dev.connectors.call.Choosing.Part;
import dev.connectors.domain.Cursor;
import dev.connectors.domain.Merge;
import dev.connectors.domain.Page;
import dev.connectors.error.ApprovalRequired;
import dev.connectors.http.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A list over several accounts: each is asked by itself, in steps 3 to 9 and 11 of a call of its own, first pages at a time on the
 * host's executor, and their pages are merged in the contract's order. An account that fails is named, and is tried again on the next
 * page.
 */
final class FanOut {

    private final Services services;
    private final Routing routing;
    private final Performing performing;
    private final Ending ending;
    private final Together together;

    FanOut(Services services, Routing routing, Performing performing, Ending ending) {
        this.services = services;
        this.routing = routing;
        this.performing = performing;
        this.ending = ending;
        this.together = new Together(services.executor());
    }

    /** Reads one merged page of a call that was resolved and read. */
    @SuppressWarnings("unchecked") // the input and the outputs are of the contract whose merge it is
    void read(Call call, List<Part> parts) {
        var merge =
                (Merge<Object, Object, Object>) call.offer().contract().merge().orElseThrow();
        new MergedPage(call, merge, parts).read();
    }

    private static Strand<Object> loaded(Strand<Object> strand) {
        strand.load();
        return strand;
    }

    /** One merged page. */
    private final class MergedPage {

        private final Call call;
        private final Merge<Object, Object, Object> merge;
        private final List<Part> parts;
        private final Thread callers = Thread.currentThread();
        private final List<Strand<Object>> strands = new ArrayList<>();
        /** Per source, the calls that gave a page. */
        private final Map<Integer, List<Call>> given = new TreeMap<>();

        MergedPage(Call call, Merge<Object, Object, Object> merge, List<Part> parts) {
            this.call = call;
            this.merge = merge;
            this.parts = parts;
            for (int i = 0; i < parts.size(); i++) {
                int index = i;
                strands.add(new Strand<>(
                        parts.get(i).mark(),
                        token -> page(index, token),
                        item -> merge.key(call.given(), item),
                        merge::identity));
            }
        }

        void read() {
            boolean readsOn = Cursors.taken(call);
            int fullAt = readsOn ? merge.fullAt(call.given()) : Integer.MAX_VALUE;
            var merging = new Merging<>(merge.order(), fullAt, strands, this::load);
            var taken = merging.page();
            noteFailures();
            if (!call.failed.isEmpty() && (merge.isComplete() || given.isEmpty())) {
                throw call.failed.get(0).error();
            }
            if (given.isEmpty()) {
                throw Resolving.off(call.offer()); // all of them, in this very moment
            }
            note(given.values().stream()
                    .map(calls -> calls.get(calls.size() - 1))
                    .toList());
            var outputs = given.values().stream()
                    .flatMap(calls -> calls.stream().map(Call::output))
                    .toList();
            var rest = new SourceCursor(merging.rest());
            var items = taken.stream().map(Merging.Taken::item).toList();
            if (readsOn && !rest.marks().isEmpty()) {
                call.rest = Optional.of(rest);
                call.output = merge.whole(outputs, Page.of(items, new Cursor("")));
            } else {
                call.output = merge.whole(outputs, Page.of(items));
            }
            call.accounts = taken.stream()
                    .map(one -> parts.get(one.source()).source().connection().label())
                    .toList();
        }

        private void note(List<Call> answered) {
            call.answered = answered;
            call.plan = answered.get(0).plan();
            call.decision = answered.get(0).decision();
        }

        private void noteFailures() {
            for (int i = 0; i < strands.size(); i++) {
                var source = parts.get(i).source();
                strands.get(i).failure().ifPresent(error -> call.failed.add(new Failed(source, error)));
            }
        }

        /** Pages of several sources at a time; where a person must be asked, one after another on the caller's thread. */
        private void load(List<Strand<Object>> wanted) {
            if (wanted.size() == 1) {
                wanted.get(0).load();
            } else {
                together.each(wanted, FanOut::loaded, call.deadline);
            }
            if (call.caller.approver().isPresent()) {
                for (var strand : wanted) {
                    if (strand.failure()
                            .filter(ApprovalRequired.class::isInstance)
                            .isPresent()) {
                        strand.again();
                    }
                }
            }
        }

        private Optional<Page<Object>> page(int index, Optional<Cursor> token) {
            var part = parts.get(index);
            var inner = inner(part, token);
            var ended = ending.of(inner, () -> {
                performing.perform(inner, () -> routing.to(inner, part.source()));
                return "";
            });
            note(inner);
            if (ended.error().isEmpty()) {
                synchronized (given) {
                    given.computeIfAbsent(index, source -> new ArrayList<>()).add(inner);
                }
                return Optional.of(merge.page(inner.output()));
            }
            if (!routing.isOn(call.caller, part.source())) {
                return Optional.empty();
            }
            throw ended.error().get();
        }

        /** What a person did meanwhile, on the caller's thread: their time does not count. */
        private void note(Call inner) {
            if (inner.waitedNanos > 0) {
                call.waitedNanos += inner.waitedNanos;
                call.deadline = Deadline.in(services.deadline());
            }
        }

        private Call inner(Part part, Optional<Cursor> token) {
            boolean askable = Thread.currentThread() == callers;
            var inner =
                    new Call(call.tool, askable ? call.caller : call.caller.withoutApprover(), call.deadline.part());
            inner.offer = call.offer;
            inner.severalAccounts = true;
            inner.given = Cursors.at(call.offer().contract().input(), part.input(), token);
            return inner;
        }
    }
}
