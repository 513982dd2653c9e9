package dev.connectors.testkit.host;

import dev.connectors.approval.Approval;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Settings;
import dev.connectors.runtime.StandIn;
import dev.connectors.testkit.ScriptedAnswer;
import dev.connectors.testkit.ScriptedProvider;
import dev.connectors.testkit.ScriptedRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The real library with errands in it, in front of a scripted server that knows two people by their keys, and nothing else of them:
 * whoever's key comes is whose errands are told.
 */
final class HostStage implements AutoCloseable {

    static final Principal ANNA = Principal.of("acme-realty", "anna");
    static final Principal BEN = Principal.of("acme-realty", "ben");

    private static final String ANNAS_KEY = "key-of-anna";
    private static final String BENS_KEY = "key-of-ben";
    private static final String REFUSED = "{'error': 'bad key'}";

    private final ScriptedProvider server = ScriptedProvider.start("api");
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Connectors connectors;
    private volatile boolean keysRefused;

    HostStage() {
        server.get("/v1/errands", this::list).post("/v1/errands", this::add);
        connectors = Connectors.builder()
                .connectors(List.of(new ErrandsConnector()))
                .composites(List.of())
                .zone(ZoneId.of("America/Denver"))
                .allowPlainHttpOnLoopback()
                .standIn(StandIn.of(ErrandsConnector.ID)
                        .origin("api", server.url().toString()))
                .onResult((chat, result) -> result.approval().map(Approval::id).ifPresent(heard::add))
                .build();
    }

    private ScriptedAnswer list(ScriptedRequest request) {
        return knows(request)
                ? ScriptedAnswer.json(200, "{'errands': [{'id': '1', 'text': 'An errand of " + owner(request) + "'}]}")
                : ScriptedAnswer.json(401, REFUSED);
    }

    private ScriptedAnswer add(ScriptedRequest request) {
        if (!knows(request)) {
            return ScriptedAnswer.json(401, REFUSED);
        }
        written.add(owner(request) + " " + request.body());
        return ScriptedAnswer.json(200, "{'id': '2', 'text': 'written for " + owner(request) + "'}");
    }

    private boolean knows(ScriptedRequest request) {
        return !keysRefused && !owner(request).isEmpty();
    }

    private static String owner(ScriptedRequest request) {
        return switch (request.header("Authorization").orElse("")) {
            case "Bearer " + ANNAS_KEY -> ANNA.user();
            case "Bearer " + BENS_KEY -> BEN.user();
            default -> "";
        };
    }

    Connectors connectors() {
        return connectors;
    }

    /** A person who turned errands on and gave their key. */
    Settings ready(Principal principal) {
        var settings = connectors.settings(principal);
        settings.turnOn(ErrandsConnector.ID);
        settings.connect(ErrandsConnector.ID, principal.equals(ANNA) ? ANNAS_KEY : BENS_KEY);
        return settings;
    }

    /** From now on the provider knows no key. */
    void refuseKeys() {
        keysRefused = true;
    }

    /** Whose errands were written, and what, in order. */
    List<String> written() {
        return written;
    }

    /** How many requests the provider got. */
    int requests() {
        return server.requests().size();
    }

    /** The questions that the application's own listener heard of. */
    List<String> heard() {
        return heard;
    }

    @Override
    public void close() {
        connectors.close();
        server.close();
    }
}
