package dev.connectors.mcp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.connectors.approval.Approver;
import dev.connectors.mcp.protocol.Service;
import dev.connectors.mcp.protocol.Service.Questions;
import dev.connectors.mcp.protocol.Session;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An MCP server over stdio: the tools of one person, in one conversation. Thread-safe.
 *
 * <p>It offers tools and nothing else, no prompts and no resources. Nothing that a model can call or write gives a permission. Where a call needs the person's yes, the client is asked to ask, if it
 * offers elicitation; otherwise the result is {@code approval_required}, and the host's own hands on
 * {@link dev.connectors.runtime.Settings} decide.
 *
 * <p>Many persons over HTTP: {@link dev.connectors.mcp.http.ConnectorMcpServlet}.
 */
public final class ConnectorMcpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectorMcpServer.class);
    private static final int THREADS = 32;
    private static final int QUEUE = 1_000;
    private static final Duration PROGRESS = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** What a server is made of beside connectors and principal. One thread. */
    public static final class Builder {

        private final Connectors connectors;
        private final Principal principal;
        private InputStream in = System.in;
        private OutputStream out = System.out;
        private Questions questions = Questions.DEFAULT;
        private Optional<ZoneId> zone = Optional.empty();

        private Builder(Connectors connectors, Principal principal) {
            this.connectors = Objects.requireNonNull(connectors, "connectors");
            this.principal = Objects.requireNonNull(principal, "principal");
        }

        /** Other streams than those of the process. Nothing else may write to the second one. */
        public Builder streams(InputStream in, OutputStream out) {
            this.in = Objects.requireNonNull(in, "in");
            this.out = Objects.requireNonNull(out, "out");
            return this;
        }

        /** Whether the client is asked to ask the person, where it offers that; it is, unless this says otherwise. */
        public Builder elicitation(boolean elicitation) {
            this.questions = questions.through(elicitation);
            return this;
        }

        /** How long an elicitation waits for the person; five minutes. */
        public Builder patience(Duration patience) {
            this.questions = questions.waiting(patience);
            return this;
        }

        /** Who is asked where the client cannot; left out, a call ends with approval_required. */
        public Builder otherwise(Approver approver) {
            this.questions = questions.or(approver);
            return this;
        }

        /** The user's zone; that of the connectors, where this is left out. */
        public Builder zone(ZoneId zone) {
            this.zone = Optional.of(zone);
            return this;
        }

        /** The server, ready to serve. */
        public ConnectorMcpServer build() {
            return new ConnectorMcpServer(this);
        }
    }

    private final Builder from;
    private final String conversation = "mcp-" + UUID.randomUUID();
    private final StdioTransport transport;
    private final Service service;
    private final ThreadPoolExecutor threads;
    private final ScheduledThreadPoolExecutor clock;

    private ConnectorMcpServer(Builder from) {
        this.from = from;
        var mapper = new JacksonMcpJsonMapper(JsonMapper.builder().build());
        this.transport = new StdioTransport(from.in, from.out, mapper);
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                60,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUE),
                work -> daemon("mcp-call", work));
        this.threads.allowCoreThreadTimeOut(true);
        this.clock = new ScheduledThreadPoolExecutor(1, work -> daemon("mcp-clock", work));
        this.clock.setRemoveOnCancelPolicy(true);
        this.service = new Service(
                from.connectors,
                mapper,
                from.questions,
                principal -> from.zone,
                threads,
                clock,
                PROGRESS,
                THREADS + QUEUE);
    }

    /** Starts to describe a server for one person, whom the host names. */
    public static Builder of(Connectors connectors, Principal principal) {
        return new Builder(connectors, principal);
    }

    /**
     * Serves until the client closes its end, or {@link #close} is called; then lets what runs finish for a short time. On the
     * caller's thread; once.
     */
    public void serve() {
        try (var session = new Session(service, from.principal, client -> conversation, transport::send)) {
            transport.read(message -> session.take(message, transport));
        } finally {
            finish();
        }
    }

    private void finish() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("calls were stopped, as the client is gone");
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        transport.finish(GRACE);
        clock.shutdownNow();
    }

    /** Ends it: no further message is taken. {@link #serve} returns with the client's next message, or when its end closes. */
    @Override
    public void close() {
        transport.close();
    }

    private static Thread daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
