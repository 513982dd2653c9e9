package dev.connectors.call;

import dev.connectors.approval.Approval;
import dev.connectors.call.SourceCursor.Mark;
import dev.connectors.domain.Access;
import dev.connectors.domain.Merge;
import dev.connectors.domain.ResourceId;
import dev.connectors.domain.Shape;
import dev.connectors.error.AccountAmbiguous;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.InvalidArguments;
import dev.connectors.error.NotConnected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The first half of step 3: which accounts a call is for. A list is for all that are on, a single thing and a write for the only one
 * that could do it; where several could, the user is asked which before anything is planned. What is off is neither named nor counted.
 */
final class Choosing {

    /**
     * One account's part of a call.
     *
     * @param source the account
     * @param input what it is asked: of the ids in lists those that it has
     * @param mark where its list goes on
     */
    record Part(Routing.Source source, Object input, Mark mark) {

        static Part of(Routing.Source source, Object input) {
            return new Part(source, input, Mark.at(source.key(), Optional.empty()));
        }
    }

    private final Services services;
    private final Routing routing;
    private final Cursors cursors;

    Choosing(Services services, Routing routing, Cursors cursors) {
        this.services = services;
        this.routing = routing;
        this.cursors = cursors;
    }

    /** Whom to ask: one, or all whose answers are merged. */
    List<Part> choose(Call call) {
        var all = routing.sources(call.caller, call.offer());
        var offered = offered(call, all);
        call.severalAccounts = offered.size() > 1;
        if (call.connection != null || call.resumed.isPresent()) {
            return List.of(Part.of(frozen(call, all), call.given()));
        }
        if (all.isEmpty()) {
            throw notConnected(services, call, call.offer());
        }
        var named = named(call, all, offered);
        var at = cursors.opened(call, named, source -> fitting(call, source).flatMap(own -> ledTo(call, source, own)));
        if (at.isPresent()) {
            return goingOn(call, named, at.get());
        }
        var merge = call.offer().contract().merge();
        if (named.size() == 1) {
            return List.of(Part.of(named.get(0), call.given()));
        }
        return merge.isPresent() ? parts(call, asked(call, named, merge.get())) : List.of(only(call, named));
    }

    /** What a person was asked about, and a call that waited for them, stays with its account, whatever was connected since. */
    private static Routing.Source frozen(Call call, List<Routing.Source> all) {
        var id = call.resumed
                .map(Approval::connection)
                .orElseGet(() -> call.connection().id());
        return all.stream()
                .filter(source -> source.connection().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotConnected(
                        "The account that this was approved for is not connected any more. Nothing was done."));
    }

    /** That nobody is connected to what could do it; or that it is off. */
    static NotConnected notConnected(Services services, Call call, Offer offer) {
        call.bound = offer.bound().stream()
                .filter(bound -> services.grants()
                        .grant(call.caller.principal(), bound.info().id())
                        .on())
                .findFirst()
                .orElseThrow(() -> Resolving.off(offer));
        return NextStep.notConnected(services, call.bound);
    }

    /** Those of which the action is not turned off; all of them where it is off for each. */
    private List<Routing.Source> offered(Call call, List<Routing.Source> all) {
        if (all.size() < 2) {
            return all; // permitted or not
        }
        var permitted =
                all.stream().filter(source -> routing.permitted(call, source)).toList();
        return permitted.isEmpty() ? all : permitted;
    }

    private static List<Routing.Source> named(Call call, List<Routing.Source> all, List<Routing.Source> offered) {
        if (call.account.isEmpty()) {
            return all;
        }
        var found = all.stream()
                .filter(source -> source.connection().label().equals(call.account.get()))
                .toList();
        if (found.isEmpty()) {
            throw InvalidArguments.at("account", "one of: " + labels(offered));
        }
        return found;
    }

    /** The accounts of a list that was begun, as far as they are still there; those that came since are none of it. */
    private List<Part> goingOn(Call call, List<Routing.Source> sources, SourceCursor at) {
        var parts = new ArrayList<Part>();
        for (var mark : at.marks()) {
            for (var source : sources) {
                if (source.key().equals(mark.source())) {
                    var input = sources.size() == 1 ? Optional.of(call.given()) : fitting(call, source);
                    input.ifPresent(own -> parts.add(new Part(source, own, mark)));
                }
            }
        }
        if (parts.isEmpty()) {
            throw Cursors.over(call);
        }
        return parts;
    }

    /** Where all must be asked, what was turned off for one of them fails the call; elsewhere it is no source of this list. */
    private List<Routing.Source> asked(Call call, List<Routing.Source> sources, Merge<?, ?, ?> merge) {
        if (merge.isComplete()) {
            return sources;
        }
        var permitted = sources.stream()
                .filter(source -> routing.permitted(call, source))
                .toList();
        return permitted.isEmpty() ? sources.subList(0, 1) : permitted;
    }

    private List<Part> parts(Call call, List<Routing.Source> sources) {
        var parts = new ArrayList<Part>();
        for (var source : sources) {
            fitting(call, source).ifPresent(input -> parts.add(Part.of(source, input)));
        }
        requireKnown(call, sources);
        return parts;
    }

    /** The input, of whose lists of ids only those are left that the account has; empty where it has none of them. */
    private Optional<Object> fitting(Call call, Routing.Source source) {
        if (ids(call).isEmpty()) {
            return Optional.of(call.given());
        }
        var probe = routing.probe(call, source);
        try {
            return Reading.shape(call.offer().contract().input())
                    .retain(call.given(), id -> routing.knows(probe, id, Access.BUSY));
        } catch (ConnectorException e) {
            return Optional.of(call.given()); // it cannot be asked at all, and says so by itself
        }
    }

    /** An id that no account has is not found, as it is with one account. */
    private void requireKnown(Call call, List<Routing.Source> sources) {
        for (var found : ids(call)) {
            var known = new Known();
            for (var source : sources) {
                known.add(() -> routing.knows(routing.probe(call, source), found.id(), Access.BUSY));
            }
            if (!known.byAny && known.unanswered.isEmpty()) {
                throw routing.notFound(call, sources, found.id());
            }
        }
    }

    private static final class Known {
        private boolean byAny;
        private Optional<ConnectorException> unanswered = Optional.empty();

        private void add(BooleanSupplier one) {
            try {
                byAny |= one.getAsBoolean();
            } catch (ConnectorException e) {
                unanswered = Optional.of(e);
            }
        }
    }

    /** The only account that could do it. */
    private Part only(Call call, List<Routing.Source> sources) {
        var able = sources.stream()
                .filter(source -> routing.permitted(call, source) && source.hasScopes())
                .toList();
        if (able.size() < 2) {
            // With none, the first says why not.
            return Part.of(able.isEmpty() ? sources.get(0) : able.get(0), call.given());
        }
        var asked = askedAbout(call, able);
        if (asked.isPresent()) {
            return Part.of(asked.get(), call.given());
        }
        var having = having(call, able, Access.BUSY);
        if (having.isEmpty()) {
            throw routing.notFound(call, able, ids(call).get(0).id());
        }
        var fit =
                having.size() > 1 && !call.offer().contract().readsOnly() ? having(call, having, Access.WRITE) : having;
        var left = fit.isEmpty() ? having : fit;
        if (left.size() > 1) {
            throw new AccountAmbiguous(
                    left.size() + " accounts fit: " + labels(left) + ". Ask the user, then pass account.");
        }
        return Part.of(left.get(0), call.given());
    }

    /** Those that have every id of the input with this access; where it names none, those that have any such resource. */
    private List<Routing.Source> having(Call call, List<Routing.Source> sources, Access access) {
        var ids = ids(call);
        Predicate<Routing.Source> has = source -> {
            var probe = routing.probe(call, source);
            try {
                return ids.isEmpty()
                        ? access != Access.WRITE || routing.hasWritable(probe)
                        : ids.stream()
                                .allMatch(found -> routing.knows(
                                        probe, found.id(), access == Access.WRITE ? found.needed() : Access.BUSY));
            } catch (ConnectorException e) {
                return true; // nobody knows, so it is among those to choose from
            }
        };
        return sources.stream().filter(has).toList();
    }

    /** The account of a question about this very call that waits, or was answered and not told yet. */
    private Optional<Routing.Source> askedAbout(Call call, List<Routing.Source> sources) {
        var asked = services.approvals().open(call.caller.principal(), call.caller.conversation(), call.tool);
        for (var approval : asked) {
            for (var source : sources) {
                if (source.connection().id().equals(approval.connection()) && isSame(call, source, approval)) {
                    return Optional.of(source);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isSame(Call call, Routing.Source source, Approval approval) {
        return ledTo(call, source, call.given())
                .filter(led -> Approving.arguments(led).equals(approval.arguments()))
                .isPresent();
    }

    /** The call as an account would be asked it, with canonical ids; empty where it has not what is asked for. */
    private Optional<Call> ledTo(Call call, Routing.Source source, Object input) {
        try {
            var probe = routing.probe(call, source);
            probe.input = input;
            routing.canonicalIds(probe);
            return Optional.of(probe);
        } catch (ConnectorException e) {
            return Optional.empty();
        }
    }

    private static List<Shape.Found> ids(Call call) {
        var contract = call.offer().contract();
        var shape = Reading.shape(contract.input());
        return shape.mentions(ResourceId.class) ? shape.resources(call.given(), contract.needs()) : List.of();
    }

    private static String labels(List<Routing.Source> sources) {
        return sources.stream()
                .map(source -> source.connection().label() + " ("
                        + source.bound().info().title() + ")")
                .collect(Collectors.joining(", "));
    }
}
