package dev.connectors.testkit;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.MisfitException;
import dev.connectors.domain.Shape;
import dev.connectors.domain.Tier;
import dev.connectors.error.InvalidArguments;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.ConnectionState;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Conversation;
import dev.connectors.runtime.GivenTokens;
import dev.connectors.runtime.Settings;
import dev.connectors.spi.Action;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.StaticToken;
import dev.connectors.tool.Envelope;
import dev.connectors.tool.Projection;
import dev.connectors.tool.ToolResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One person's use of the connector. One thread. */
final class Visit {

    /**
     * What a call came to.
     *
     * @param result what the model and the host were given
     * @param took how long it took
     */
    record Outcome(ToolResult result, Duration took) {

        String code() {
            return result.code();
        }

        boolean isOk() {
            return result.isOk();
        }
    }

    private final Stage stage;
    private final Connectors connectors;
    private final Principal principal;
    private final Settings settings;
    private final String connector;
    private int conversations;

    Visit(Stage stage, Connectors connectors, Principal principal) {
        this.stage = stage;
        this.connectors = connectors;
        this.principal = principal;
        this.settings = connectors.settings(principal);
        this.connector = stage.declared().info().id();
        settings.turnOn(connector);
        connect();
        for (var action : stage.declared().actions()) {
            settings.set(connector, action.contract().name(), ActionMode.ALLOW);
        }
        stage.watch().reset();
        stage.provider().forgetReceived();
    }

    private void connect() {
        var auth = stage.declared().info().provider().auth();
        var token = stage.provider().token();
        if (auth instanceof StaticToken) {
            settings.connect(connector, token);
        } else if (auth instanceof OAuth) {
            settings.connect(
                    connector,
                    GivenTokens.of(token)
                            .scopes(stage.hooks().scopes())
                            .account("https://contract.example", principal.user())
                            .accountName("anna@acme-realty.example"));
        }
    }

    Settings settings() {
        return settings;
    }

    ConnectionState connection() {
        return settings.connections().get(0);
    }

    /** Lets something happen to requests while an action is at work. */
    Visit meeting(ScriptedProvider.Interception interception) {
        stage.provider()
                .intercept(
                        (request, during) -> during.inAction() ? interception.meet(request, during) : Optional.empty());
        return this;
    }

    /** Every request of an action meets this. */
    Visit meetingAll(Reaction reaction) {
        return meeting((request, during) -> Optional.of(reaction));
    }

    /** Calls an action's tool in a conversation of its own; in Java, where no model can. */
    Outcome call(Action<?, ?> action, String arguments) {
        var chat = conversation();
        long before = System.nanoTime();
        var result = action.contract().tier() == Tier.HOST
                ? typed(chat, action.contract(), arguments)
                : chat.call(Projection.name(action.contract(), connector), arguments);
        return new Outcome(result, Duration.ofNanos(System.nanoTime() - before));
    }

    private <I, O> ToolResult typed(Conversation chat, ActionContract<I, O> contract, String arguments) {
        try {
            chat.call(contract, Shape.of(contract.input()).read(arguments, Shape.Defaults.of(Stage.ZONE)));
            return stage.heard(chat);
        } catch (MisfitException e) {
            var refused = new InvalidArguments(e.faults());
            return new ToolResult(
                    Envelope.error(refused), refused.code(), Optional.empty(), List.of(), Optional.empty());
        }
    }

    Conversation conversation() {
        conversations++;
        return connectors.conversation(principal, "chat-" + conversations);
    }

    /** What the connector did since the visit began. */
    Watch seen() {
        return stage.watch();
    }

    /** The requests that the action itself made. */
    List<ScriptedProvider.Received> made() {
        return stage.provider().received().stream()
                .filter(received -> received.during().inAction())
                .toList();
    }

    /** Forgets what was seen, before another call of the same person. */
    void forget() {
        stage.watch().reset();
        stage.provider().forgetReceived();
    }
}
