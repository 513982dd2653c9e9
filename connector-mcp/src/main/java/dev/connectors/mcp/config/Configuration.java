package dev.connectors.mcp.config;

import dev.connectors.auth.Endpoints;
import dev.connectors.auth.OAuthClient;
import dev.connectors.auth.Secret;
import dev.connectors.auth.StandIns;
import dev.connectors.domain.Access;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Principal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one configuration file says, checked as far as it can be without asking anybody. Immutable; its secrets print as
 * {@code [redacted]}.
 *
 * @param file where it stands; relative paths in it start from its folder
 * @param principal whose accounts these are
 * @param zone the user's; left out, that of this machine
 * @param deadline how long one call may take
 * @param log where the log goes
 * @param approvals how the person is asked
 * @param standIns which servers may stand in for a provider's own
 * @param key of sealed cursors, 32 bytes as {@code --new-key} prints them; left out, a new one each time
 * @param callbackPort of the sign-in's redirect; 0 takes any
 * @param providers what each provider needs, by its id
 * @param connections accounts that are connected by given tokens
 * @param signIn ids of connectors that are connected in a browser
 * @param grants what the assistant may do, by the connector's id
 * @param recipients people whom it may reach without a question: addresses and domains
 * @param holdsSecrets whether a secret stands in the file itself
 */
public record Configuration(
        Path file,
        Principal principal,
        Optional<ZoneId> zone,
        Optional<Duration> deadline,
        Log log,
        Approvals approvals,
        StandIns standIns,
        Optional<Secret> key,
        int callbackPort,
        Map<String, ProviderSettings> providers,
        List<Placed<GivenConnection>> connections,
        List<Placed<String>> signIn,
        Map<String, Grants> grants,
        List<Placed<String>> recipients,
        boolean holdsSecrets) {

    /**
     * Where the log goes, and from which level on.
     *
     * @param file left out, stderr
     * @param level of this project's own loggers
     */
    public record Log(Optional<Path> file, Level level) {}

    /** How much is logged; warnings always are. */
    public enum Level {
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    /**
     * How the person is asked.
     *
     * @param elicitation whether the client is asked to ask, where it offers that
     * @param channel what else
     * @param patience how long a call waits for an elicitation
     * @param pagePatience how long a call waits for a page
     * @param openBrowser whether links are opened, beside being logged
     */
    public record Approvals(
            boolean elicitation, Channel channel, Duration patience, Duration pagePatience, boolean openBrowser) {}

    /** How a person is asked by other means than the client's. */
    public enum Channel {
        /** A page on this machine, behind a link that is used once. */
        PAGE,
        /** Nobody is asked, so nothing is done that would need a yes. */
        DENY
    }

    /**
     * What a provider needs.
     *
     * @param line where its section begins
     * @param client its OAuth client
     * @param apiKey its API key
     * @param settings by name, such as {@code folder}
     * @param endpoints the servers of a stand-in
     */
    public record ProviderSettings(
            int line,
            Optional<OAuthClient> client,
            Optional<Placed<Secret>> apiKey,
            Map<String, Placed<String>> settings,
            Optional<Placed<Endpoints>> endpoints) {}

    /**
     * An account that is connected by given tokens.
     *
     * @param connector by which connector
     * @param accessToken or API key
     * @param refreshToken where there is one
     * @param expires when the access token ends
     * @param scopes what it was granted for
     * @param account its address or name
     */
    public record GivenConnection(
            String connector,
            Secret accessToken,
            Optional<Secret> refreshToken,
            Optional<Instant> expires,
            List<String> scopes,
            Optional<String> account) {}

    /**
     * What the assistant may do with one connector.
     *
     * @param line where it stands
     * @param on whether it is switched on
     * @param actions modes, by the action's name
     * @param resources access, by title or id
     * @param others access to every resource that is not named
     */
    public record Grants(
            int line,
            boolean on,
            Map<String, Placed<ActionMode>> actions,
            Map<String, Placed<Access>> resources,
            Optional<Placed<Access>> others) {}
}
