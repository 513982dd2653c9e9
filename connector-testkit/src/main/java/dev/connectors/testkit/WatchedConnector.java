package dev.connectors.testkit;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.ResourceId;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.PlannedAction;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Repeat;
import dev.connectors.spi.ResourceType;
import dev.connectors.spi.Scopes;
import dev.connectors.testkit.Watch.Phase;
import java.util.ArrayList;
import java.util.List;

/** A connector whose code is watched while the real runtime runs it. What it declares is the inner one's. Immutable. */
final class WatchedConnector implements Connector {

    private final ConnectorInfo info;
    private final List<Action<?, ?>> actions = new ArrayList<>();
    private final List<ResourceType<?>> resources = new ArrayList<>();

    WatchedConnector(Declared declared, Watch watch) {
        info = declared.info();
        declared.actions().forEach(action -> actions.add(watched(action, watch)));
        declared.resources().forEach(type -> resources.add(watched(type, watch)));
    }

    @Override
    public ConnectorInfo info() {
        return info;
    }

    @Override
    public List<Action<?, ?>> actions() {
        return List.copyOf(actions);
    }

    @Override
    public List<ResourceType<?>> resources() {
        return List.copyOf(resources);
    }

    private static <R extends ResourceId> ResourceType<R> watched(ResourceType<R> type, Watch watch) {
        return ResourceType.of(
                        type.noun(),
                        type.type(),
                        context -> watch.during(Phase.LISTING, () -> {
                            var listed = type.lister().list(new WatchedContext(context, watch));
                            watch.lists(listed);
                            return listed;
                        }))
                .scopes(type.scopes());
    }

    private static Action<?, ?> watched(Action<?, ?> action, Watch watch) {
        return action instanceof PlannedAction<?, ?, ?> planned
                ? new Planned<>(planned, watch)
                : new Simple<>(action, watch);
    }

    private record Simple<I, O>(Action<I, O> inner, Watch watch) implements Action<I, O> {

        @Override
        public ActionContract<I, O> contract() {
            return inner.contract();
        }

        @Override
        public Scopes scopes() {
            return inner.scopes();
        }

        @Override
        public Repeat<I, O> repeat() {
            return inner.repeat();
        }

        @Override
        public O run(I in, ActionContext context) {
            return watch.during(Phase.RUNNING, () -> {
                watch.runs(in);
                var out = inner.run(in, new WatchedContext(context, watch));
                watch.gave(out);
                return out;
            });
        }
    }

    private record Planned<I, F, O>(PlannedAction<I, F, O> inner, Watch watch) implements PlannedAction<I, F, O> {

        @Override
        public PlannedContract<I, F, O> contract() {
            return inner.contract();
        }

        @Override
        public Scopes scopes() {
            return inner.scopes();
        }

        @Override
        public Repeat<I, O> repeat() {
            return inner.repeat();
        }

        @Override
        public F look(I in, ReadContext context) {
            return watch.during(Phase.LOOKING, () -> {
                watch.runs(in);
                var facts = inner.look(in, new WatchedContext(context, watch));
                watch.saw(facts);
                return facts;
            });
        }

        @Override
        public O run(I in, F facts, ActionContext context) {
            return watch.during(Phase.RUNNING, () -> {
                var out = inner.run(in, facts, new WatchedContext(context, watch));
                watch.gave(out);
                return out;
            });
        }
    }
}
