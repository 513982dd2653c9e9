package dev.connectors.call;

import dev.connectors.error.ConnectorException;
import dev.connectors.error.MissingScope;
import dev.connectors.error.NotConnected;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.spi.StaticToken;
import dev.connectors.tool.ToolResult.SignInNeeded;
import dev.connectors.tool.ToolResult.SignInNeeded.Kind;
import java.util.Optional;

/** What a person must do before an account can be used, in words for them and for the model: never a page that there is not. */
final class NextStep {

    private NextStep() {}

    /** That nobody is connected. */
    static NotConnected notConnected(Services services, Bound bound) {
        var provider = bound.provider().provider().title();
        var needed = switch (missing(services, bound)) {
            case PAGE -> "The user must sign in to " + provider + " first; they were shown a button.";
            case KEY ->
                "The user must give a key of " + provider + " first, in Settings; they were told. Never ask"
                        + " for the key here.";
            case TURN_ON ->
                bound.info().title() + " was disconnected. The user must turn it on again, in Settings; they"
                        + " were told.";
        };
        return new NotConnected(needed + " Don't call again before they say it is done.");
    }

    /** What an error leaves to the person; empty where it is not theirs to mend. */
    static Optional<SignInNeeded> of(Services services, Bound bound, ConnectorException error) {
        var title = bound.provider().provider().title();
        if (error instanceof NotConnected) {
            var kind = missing(services, bound);
            return Optional.of(
                    switch (kind) {
                        case PAGE -> needed(bound, kind, "Sign in to " + title + " to go on.");
                        case KEY -> needed(bound, kind, "Give it a key of " + title + where(bound) + " to go on.");
                        case TURN_ON ->
                            needed(bound, kind, "Turn " + bound.info().title() + " on again to go on.");
                    });
        }
        if (error instanceof ReauthorizationRequired) {
            return Optional.of(
                    hasKeys(bound)
                            ? needed(bound, Kind.KEY, "Give it a new key of " + title + where(bound) + " to go on.")
                            : needed(bound, Kind.PAGE, "Sign in to " + title + " again to go on."));
        }
        if (error instanceof MissingScope) {
            return Optional.of(needed(bound, Kind.PAGE, "Allow this at " + title + " to go on."));
        }
        return Optional.empty();
    }

    private static SignInNeeded needed(Bound bound, Kind kind, String sentence) {
        return new SignInNeeded(bound.info().id(), kind, sentence);
    }

    private static Kind missing(Services services, Bound bound) {
        if (services.asksNothing().test(bound.provider().id())) {
            return Kind.TURN_ON;
        }
        return hasKeys(bound) ? Kind.KEY : Kind.PAGE;
    }

    private static boolean hasKeys(Bound bound) {
        return bound.provider().provider().auth() instanceof StaticToken;
    }

    private static String where(Bound bound) {
        return bound.provider().provider().auth() instanceof StaticToken key
                ? key.help().map(help -> " (" + help + ")").orElse("")
                : "";
    }
}
