package dev.connectors.mcp.http;

import dev.connectors.approval.Approver;
import dev.connectors.mcp.protocol.Service;
import dev.connectors.mcp.protocol.Service.Questions;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** What a {@link ConnectorMcpServlet} is made of beside connectors and tokens. One thread. */
public final class ServletBuilder {

    private final Connectors connectors;
    private final BearerTokens tokens;
    private final Set<String> hosts = new LinkedHashSet<>();
    private final Set<String> origins = new LinkedHashSet<>();
    private Optional<URI> metadata = Optional.empty();
    private Questions questions = Questions.DEFAULT;
    private Function<Principal, Optional<ZoneId>> zones = principal -> Optional.empty();
    private Limits limits = Limits.DEFAULT;
    private Optional<Executor> threads = Optional.empty();
    private Optional<Duration> held = Optional.empty();
    private Duration progress = Duration.ofSeconds(5);

    ServletBuilder(Connectors connectors, BearerTokens tokens) {
        this.connectors = Objects.requireNonNull(connectors, "connectors");
        this.tokens = Objects.requireNonNull(tokens, "tokens");
    }

    /**
     * The names that clients know this server by, such as {@code mcp.example.com} or {@code mcp.example.com:8443}: what a request's
     * Host header may be, with the port where it is not the scheme's. Left out, only requests from this machine to
     * {@code localhost}, {@code 127.0.0.1} or {@code [::1]} are answered.
     */
    public ServletBuilder hosts(String... names) {
        List.of(names).forEach(name -> hosts.add(name.toLowerCase(Locale.ROOT)));
        return this;
    }

    /**
     * Browser pages that may send requests, such as {@code https://app.example.com}, beside those of this server's own hosts. What
     * else a browser needs for that (CORS) is a filter of the host's.
     */
    public ServletBuilder origins(String... names) {
        List.of(names).forEach(name -> origins.add(name.toLowerCase(Locale.ROOT)));
        return this;
    }

    /** The address of the protected resource metadata (RFC 9728), which a 401 names, so that a client finds how to get a token. */
    public ServletBuilder resourceMetadata(URI address) {
        this.metadata = Optional.of(address);
        return this;
    }

    /** Whether a client is asked to ask the person, where it offers that; it is, unless this says otherwise. */
    public ServletBuilder elicitation(boolean elicitation) {
        this.questions = questions.through(elicitation);
        return this;
    }

    /** How long an elicitation waits for the person; five minutes. */
    public ServletBuilder patience(Duration patience) {
        this.questions = questions.waiting(patience);
        return this;
    }

    /** Who is asked where the client cannot; left out, a call ends with approval_required. */
    public ServletBuilder otherwise(Approver approver) {
        this.questions = questions.or(approver);
        return this;
    }

    /** The zone of each user; that of the connectors, where this is left out or knows none. */
    public ServletBuilder zone(Function<Principal, Optional<ZoneId>> zones) {
        this.zones = Objects.requireNonNull(zones, "zones");
        return this;
    }

    /** Other limits than {@link Limits#DEFAULT}. */
    public ServletBuilder limits(Limits limits) {
        this.limits = Objects.requireNonNull(limits, "limits");
        return this;
    }

    /**
     * Where calls run, for as long as a person may think; virtual threads, where the JVM has them. Left out, up to 256 threads of
     * this servlet's own. It is not shut down with the servlet.
     */
    public ServletBuilder threads(Executor threads) {
        this.threads = Optional.of(threads);
        return this;
    }

    /**
     * How long one connection carries a call, at most: then it ends, and the client comes back for the rest, so that neither a proxy's
     * patience nor a person's silence matters. Only for clients of version 2025-11-25 or later, which ought to know how; the SDK for
     * TypeScript does, that for Java (seen in 2.1.0) does not. Left out, as long as the call.
     */
    public ServletBuilder holdStreams(Duration time) {
        this.held = Optional.of(time);
        return this;
    }

    /** How often a client that sends a progress token hears that its call still runs; five seconds. */
    public ServletBuilder progressEvery(Duration time) {
        if (time.toMillis() < 1) {
            throw new IllegalArgumentException("progress comes at least a millisecond apart: " + time);
        }
        this.progress = time;
        return this;
    }

    /** The servlet, ready to be registered. */
    public ConnectorMcpServlet build() {
        return new ConnectorMcpServlet(
                new Gate(tokens, hosts, origins, metadata),
                limits,
                held,
                (mapper, workers) -> new Service(
                        connectors,
                        mapper,
                        questions,
                        zones,
                        threads.orElse(workers.calls()),
                        workers.clock(),
                        progress,
                        limits.callsOfSession()));
    }
}
