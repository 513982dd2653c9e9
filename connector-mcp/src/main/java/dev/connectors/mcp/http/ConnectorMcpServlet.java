package dev.connectors.mcp.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.connectors.mcp.protocol.Messages;
import dev.connectors.mcp.protocol.Outlet;
import dev.connectors.mcp.protocol.Service;
import dev.connectors.mcp.protocol.Session;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An MCP server over Streamable HTTP for the persons of one host (MCP 2025-11-25, Transports). Thread-safe. Register it with async
 * support, at one path.
 *
 * <p>Whose a request is says the host's {@link BearerTokens}, for each request anew. A session belongs to the person who began it:
 * with another person's token it does not exist. Until the host names its own hosts, only requests from this machine, to
 * {@code localhost}, are answered. Approvals are as over stdio: only a client's own answer to an elicitation, or the person's hands on
 * {@link dev.connectors.runtime.Settings}, give a yes.
 *
 * <p>The SDK's own servlet is not used (seen in 2.1.0): its sessions belong to nobody, never end by themselves and cannot be taken
 * up again; it holds a container's thread through each call; it does not cancel, and it reads arguments into maps, which loses
 * double names and long numbers.
 */
public final class ConnectorMcpServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorMcpServlet.class);
    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";
    private static final Duration SWEEP = Duration.ofSeconds(15);

    private final transient McpJsonMapper mapper =
            new JacksonMcpJsonMapper(JsonMapper.builder().build());
    private final transient Messages messages = new Messages(mapper);
    private final transient Workers workers = new Workers();
    private final transient Gate gate;
    private final transient Limits limits;
    private final transient Optional<Duration> held;
    private final transient Sessions sessions;

    /** @param held how long one connection carries a call, at most */
    ConnectorMcpServlet(
            Gate gate, Limits limits, Optional<Duration> held, BiFunction<McpJsonMapper, Workers, Service> service) {
        this.gate = gate;
        this.limits = limits;
        this.held = held;
        this.sessions = new Sessions(service.apply(mapper, workers), limits, Clock.systemUTC());
    }

    /**
     * Starts to describe one.
     *
     * @param tokens knows whose a bearer token is
     */
    public static ServletBuilder of(Connectors connectors, BearerTokens tokens) {
        return new ServletBuilder(connectors, tokens);
    }

    @Override
    public void init() {
        workers.every(SWEEP, this::sweep);
    }

    void sweep() {
        sessions.sweep();
    }

    /** Ends every session; the container calls it. */
    @Override
    public void destroy() {
        sessions.endAll(session -> true);
        workers.close();
    }

    /** Ends every session of a person, for a host where they signed out. Their next request begins anew, if its token is valid. */
    public void end(Principal principal) {
        sessions.endAll(session -> session.principal().equals(principal));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            response.setHeader("Cache-Control", "no-store");
            var principal = gate.enter(request, response);
            switch (request.getMethod()) {
                case "POST" -> post(request, response, principal);
                case "GET" -> listen(request, response, principal);
                case "DELETE" -> delete(request, response, principal);
                default -> {
                    response.setHeader("Allow", "GET, POST, DELETE");
                    throw new Refusal(405, ErrorCodes.INVALID_REQUEST, "There are GET, POST and DELETE here.");
                }
            }
        } catch (Refusal e) {
            refuse(response, e);
        } catch (RuntimeException e) {
            LOG.error("a request failed", e);
            if (!request.isAsyncStarted()) {
                refuse(
                        response,
                        new Refusal(500, ErrorCodes.INTERNAL_ERROR, "This failed here. Nothing is known to be done."));
            }
        }
    }

    private void post(HttpServletRequest request, HttpServletResponse response, Principal principal)
            throws IOException, Refusal {
        accepts(request, JSON);
        accepts(request, EVENTS);
        var posted = Posted.read(request, messages, limits.bodyBytes());
        if (posted.initializes()) {
            initialize(request, response, principal, posted);
            return;
        }
        var client = session(request, principal);
        if (posted.batch() && !client.takesBatches()) {
            throw new Refusal(400, ErrorCodes.INVALID_REQUEST, "Since version 2025-06-18 a message comes alone.");
        }
        int requests = posted.requests().size();
        if (requests == 0) {
            posted.messages().forEach(message -> client.session().take(message, new Answer()));
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            return;
        }
        Outlet outlet = posted.streams()
                ? new Batch(stream(request, response, client), requests)
                : new OneAnswer(Wire.of(request), response, mapper);
        posted.messages().forEach(message -> client.session().take(message, outlet));
    }

    private void initialize(
            HttpServletRequest request, HttpServletResponse response, Principal principal, Posted posted)
            throws IOException, Refusal {
        if (posted.batch() || request.getHeader(HttpHeaders.MCP_SESSION_ID) != null) {
            throw new Refusal(
                    400, ErrorCodes.INVALID_REQUEST, "A session begins with initialize alone, and without an id.");
        }
        var client = sessions.begin(principal);
        var answer = new Answer();
        client.session().take(posted.messages().get(0), answer); // which answers this at once
        if (client.session().version().isEmpty()) {
            sessions.end(client);
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            response.setHeader(HttpHeaders.MCP_SESSION_ID, client.id());
        }
        write(response, answer.message());
    }

    private void listen(HttpServletRequest request, HttpServletResponse response, Principal principal)
            throws IOException, Refusal {
        accepts(request, EVENTS);
        var client = session(request, principal);
        var seen = Optional.ofNullable(request.getHeader(HttpHeaders.LAST_EVENT_ID));
        if (seen.isEmpty()) {
            client.streams().listen(events(request, response), client.primes());
            return;
        }
        var place = client.streams()
                .place(seen.get())
                .orElseThrow(() -> new Refusal(
                        400, ErrorCodes.INVALID_REQUEST, "That stream is not kept any more, or there was none."));
        client.streams().goOn(place, events(request, response));
    }

    private void delete(HttpServletRequest request, HttpServletResponse response, Principal principal) throws Refusal {
        sessions.end(session(request, principal));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private ClientSession session(HttpServletRequest request, Principal principal) throws Refusal {
        var version = request.getHeader(HttpHeaders.PROTOCOL_VERSION);
        if (version != null && !Session.speaks(version)) {
            throw new Refusal(400, ErrorCodes.INVALID_REQUEST, "That version of the protocol is not spoken here.");
        }
        var id = request.getHeader(HttpHeaders.MCP_SESSION_ID);
        if (id == null) {
            throw new Refusal(400, ErrorCodes.INVALID_REQUEST, "Send initialize first, then its Mcp-Session-Id.");
        }
        return sessions.find(id, principal)
                .orElseThrow(() -> new Refusal(
                        404, ErrorCodes.INVALID_REQUEST, "There is no such session. Send initialize, without an id."));
    }

    private EventStream stream(HttpServletRequest request, HttpServletResponse response, ClientSession client)
            throws IOException {
        var stream = client.streams().open();
        stream.goOn(events(request, response), 0);
        if (client.primes()) {
            stream.prime();
            held.ifPresent(time -> workers.after(time, stream::release));
        }
        return stream;
    }

    private static Wire events(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(EVENTS);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no"); // some proxies keep events back otherwise
        return Wire.of(request);
    }

    /** Of every media range in {@code Accept}, without its parameters: a client that weighs them takes both kinds anyway. */
    private static void accepts(HttpServletRequest request, String type) throws Refusal {
        var ranges = Collections.list(request.getHeaders("Accept")).stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(range -> range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .toList();
        var main = type.substring(0, type.indexOf('/') + 1) + "*";
        if (!ranges.contains(type) && !ranges.contains(main) && !ranges.contains("*/*")) {
            throw new Refusal(
                    406, ErrorCodes.INVALID_REQUEST, "The Accept header names " + JSON + " and " + EVENTS + ".");
        }
    }

    /** JSON-RPC 2.0 section 5: the id is null where none could be read. The SDK's record cannot say that. */
    private void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        response.setStatus(refusal.status());
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("jsonrpc", McpSchema.JSONRPC_VERSION);
        answer.put("id", refusal.id().orElse(null));
        answer.put("error", Map.of("code", refusal.code(), "message", String.valueOf(refusal.getMessage())));
        write(response, answer);
    }

    private void write(HttpServletResponse response, Object message) throws IOException {
        var bytes = mapper.writeValueAsBytes(message);
        response.setContentType(JSON);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Takes what is answered before {@code take} returns. */
    private static final class Answer implements Outlet {

        private final AtomicReference<JSONRPCMessage> message = new AtomicReference<>();

        @Override
        public void send(JSONRPCMessage answer) {
            message.set(answer);
        }

        @Override
        public void end() {}

        JSONRPCMessage message() {
            return Objects.requireNonNull(message.get(), "initialize is answered at once");
        }
    }
}
