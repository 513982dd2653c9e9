package dev.connectors.testkit;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A local stand-in for a provider, which answers what a test scripts: one port on the loopback address per origin. It is not the
 * provider, and what is not scripted is 404.
 *
 * <pre>{@code
 * leadbook.get("/v1/leads", 200, "{'leads': [{'id': '7', 'name': 'Johnson'}]}");
 * leadbook.post("/v1/leads/{lead}/remarks", request -> ScriptedAnswer.json(request.body().isEmpty() ? 400 : 200, "{'id': '7'}"));
 * }</pre>
 *
 * <p>Paths are those that the connector's actions write; a <code>{placeholder}</code> takes any one segment, and what a path has after
 * a question mark must be among the request's parameters. Single quotes in a body are read as double quotes. Scripting is for one
 * thread; serving is thread-safe.
 */
public final class ScriptedProvider implements AutoCloseable {

    /**
     * A request and what became of it.
     *
     * @param request the request
     * @param scripted whether the script, or the server behind it, has an answer for it
     * @param during what the connector was doing
     */
    record Received(ScriptedRequest request, boolean scripted, Watch.Doing during) {}

    /** Decides about a request before the script does. */
    interface Interception {

        /** What happens to the request instead; empty to let the script answer. */
        Optional<Reaction> meet(ScriptedRequest request, Watch.Doing during);
    }

    /** Changes what is answered. */
    interface Change {

        /** What goes out instead. */
        ScriptedAnswer changed(ScriptedRequest request, Watch.Doing during, ScriptedAnswer answer);
    }

    private final Map<String, LoopbackServer> servers = new LinkedHashMap<>();
    private final Script script = new Script();
    private final Watch watch;
    private final List<Received> received = new ArrayList<>();
    private String origin;
    private volatile Optional<Forwarding> behind = Optional.empty();
    private volatile Interception interception = (request, during) -> Optional.empty();
    private volatile Change change = (request, during, answer) -> answer;
    private String token = "a-token-that-is-none";

    ScriptedProvider(List<String> origins, Watch watch) {
        this.watch = watch;
        this.origin = origins.isEmpty() ? "" : origins.get(0);
        for (var name : origins) {
            servers.put(name, new LoopbackServer(name, this::react));
        }
    }

    /**
     * Starts one.
     *
     * @param first the provider's default origin, such as {@code api}
     * @param more its other origins
     */
    public static ScriptedProvider start(String first, String... more) {
        var names = new ArrayList<String>();
        names.add(first);
        names.addAll(List.of(more));
        return new ScriptedProvider(names, new Watch());
    }

    /** What follows is scripted for this origin; without it, for the provider's first. */
    public ScriptedProvider at(String name) {
        server(name);
        origin = name;
        return this;
    }

    private LoopbackServer server(String name) {
        var server = servers.get(name);
        if (server == null) {
            throw new IllegalArgumentException(
                    "There is no origin '" + name + "'. There are: " + String.join(", ", servers.keySet()) + ".");
        }
        return server;
    }

    /** Answers {@code GET}. */
    public ScriptedProvider get(String path, int status, String json) {
        return get(path, request -> ScriptedAnswer.json(status, json));
    }

    /** Answers {@code GET}, as the request is. */
    public ScriptedProvider get(String path, Function<ScriptedRequest, ScriptedAnswer> answer) {
        return on("GET", path, answer);
    }

    /** Answers {@code POST}. */
    public ScriptedProvider post(String path, int status, String json) {
        return post(path, request -> ScriptedAnswer.json(status, json));
    }

    /** Answers {@code POST}, as the request is. */
    public ScriptedProvider post(String path, Function<ScriptedRequest, ScriptedAnswer> answer) {
        return on("POST", path, answer);
    }

    /** Answers {@code PUT}. */
    public ScriptedProvider put(String path, int status, String json) {
        return put(path, request -> ScriptedAnswer.json(status, json));
    }

    /** Answers {@code PUT}, as the request is. */
    public ScriptedProvider put(String path, Function<ScriptedRequest, ScriptedAnswer> answer) {
        return on("PUT", path, answer);
    }

    /** Answers {@code PATCH}. */
    public ScriptedProvider patch(String path, int status, String json) {
        return patch(path, request -> ScriptedAnswer.json(status, json));
    }

    /** Answers {@code PATCH}, as the request is. */
    public ScriptedProvider patch(String path, Function<ScriptedRequest, ScriptedAnswer> answer) {
        return on("PATCH", path, answer);
    }

    /** Answers {@code DELETE}. */
    public ScriptedProvider delete(String path, int status, String json) {
        return delete(path, request -> ScriptedAnswer.json(status, json));
    }

    /** Answers {@code DELETE}, as the request is. */
    public ScriptedProvider delete(String path, Function<ScriptedRequest, ScriptedAnswer> answer) {
        return on("DELETE", path, answer);
    }

    private ScriptedProvider on(String method, String path, Function<ScriptedRequest, ScriptedAnswer> answer) {
        if (servers.isEmpty()) {
            throw new IllegalStateException("This provider declares no origin, so there is nothing to script.");
        }
        script.add(origin, method, path, answer);
        return this;
    }

    /**
     * What is not scripted is asked of another local server, such as a stateful sandbox.
     *
     * @param base where its paths begin
     */
    public ScriptedProvider otherwise(URI base) {
        behind = Optional.of(new Forwarding(base));
        return this;
    }

    /** The key or access token that the suite connects the account with; left out, a made-up one. */
    public ScriptedProvider token(String token) {
        this.token = token;
        return this;
    }

    /** Where the default origin is, such as {@code http://127.0.0.1:40123}. */
    public URI url() {
        return url(servers.keySet().iterator().next());
    }

    /** Where an origin is. */
    public URI url(String name) {
        return URI.create(server(name).url());
    }

    /** Every request since the script began, whatever became of it. */
    public List<ScriptedRequest> requests() {
        return received().stream().map(Received::request).toList();
    }

    String token() {
        return token;
    }

    Script script() {
        return script;
    }

    List<Received> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    void forgetReceived() {
        synchronized (received) {
            received.clear();
        }
    }

    void intercept(Interception other) {
        interception = other;
    }

    /** Changes answers on their way out. */
    void change(Change other) {
        change = other;
    }

    /** As at the start: no script, no requests, nothing that intercepts. */
    void reset() {
        script.clear();
        behind = Optional.empty();
        interception = (request, during) -> Optional.empty();
        change = (request, during, answer) -> answer;
        servers.keySet().stream().findFirst().ifPresent(this::at);
        forgetReceived();
    }

    private Reaction react(ScriptedRequest request) {
        var during = watch.doing();
        var route = script.route(request);
        synchronized (received) {
            received.add(new Received(request, route.isPresent() || behind.isPresent(), during));
        }
        var instead = interception.meet(request, during);
        if (instead.isPresent() && !(instead.get() instanceof Reaction.LosingAnswer)) {
            return instead.get();
        }
        var answer = route.map(found -> found.answer().apply(request))
                .or(() -> behind.map(server -> server.answer(request)))
                .orElseGet(() -> ScriptedAnswer.json(404, "{'error': 'not scripted'}"));
        return instead.orElseGet(() -> new Reaction.Answering(change.changed(request, during, answer)));
    }

    /** Stops listening and ends every connection. */
    @Override
    public void close() {
        servers.values().forEach(LoopbackServer::close);
    }
}
