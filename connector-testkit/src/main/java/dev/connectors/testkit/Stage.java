package dev.connectors.testkit;

import dev.connectors.http.HttpPolicy;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Conversation;
import dev.connectors.runtime.StandIn;
import dev.connectors.spi.Auth;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.Origin;
import dev.connectors.spi.StaticToken;
import dev.connectors.tool.ToolResult;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The real runtime with one connector in it, in front of a scripted provider. Each visit is another person's, so that nothing of one
 * is left for the next. One thread.
 */
final class Stage implements AutoCloseable {

    /** How long calls may take. */
    enum Pace {
        USUAL(Duration.ofSeconds(20)),
        SHORT(Duration.ofMillis(400));

        private final Duration deadline;

        Pace(Duration deadline) {
            this.deadline = deadline;
        }

        Duration deadline() {
            return deadline;
        }
    }

    /** Bodies larger than this are too large; small, so that tests are quick. */
    static final int LARGEST_ANSWER = 1 << 20;

    static final ZoneId ZONE = ZoneId.of("America/Denver");

    private static final String SIGN_IN = "sign-in";

    private final Declared declared;
    private final Hooks hooks;
    private final Watch watch = new Watch();
    private final ScriptedProvider provider;
    private final ScriptedProvider elsewhere;
    private final Map<Pace, Connectors> runtimes = new EnumMap<>(Pace.class);
    private final Map<String, ToolResult> heard = new ConcurrentHashMap<>();
    private int people;

    Stage(Declared declared, Hooks hooks) {
        this.declared = declared;
        this.hooks = hooks;
        this.provider = new ScriptedProvider(
                declared.info().provider().origins().stream().map(Origin::name).toList(), watch);
        this.elsewhere = new ScriptedProvider(List.of(SIGN_IN), watch);
    }

    /** Another person, who turned the connector on, is connected, and allows everything; the script is as its author wrote it. */
    Visit visit(Pace pace) {
        var connectors = runtimes.computeIfAbsent(pace, this::start);
        provider.reset();
        elsewhere.reset();
        hooks.script(provider);
        if (declared.info().provider().auth() instanceof StaticToken key) {
            key.checkedBy()
                    .filter(path -> !provider.script().has(firstOrigin(), "GET", path))
                    .ifPresent(path -> provider.script()
                            .add(firstOrigin(), "GET", path, request -> ScriptedAnswer.json(200, "{}")));
        }
        people++;
        return new Visit(this, connectors, Principal.of("contract", "person-" + people));
    }

    Visit visit() {
        return visit(Pace.USUAL);
    }

    Declared declared() {
        return declared;
    }

    Hooks hooks() {
        return hooks;
    }

    Watch watch() {
        return watch;
    }

    ScriptedProvider provider() {
        return provider;
    }

    /** A server that is none of the provider's. */
    ScriptedProvider elsewhere() {
        return elsewhere;
    }

    /** What the host was told of the last call of a conversation. */
    ToolResult heard(Conversation chat) {
        return Objects.requireNonNull(heard.get(name(chat)), "no call yet");
    }

    private static String name(Conversation chat) {
        return chat.principal().user() + " " + chat.id();
    }

    private String firstOrigin() {
        return declared.info().provider().origins().get(0).name();
    }

    private Connectors start(Pace pace) {
        var builder = Connectors.builder()
                .connectors(List.of(new WatchedConnector(declared, watch)))
                .composites(List.of())
                .zone(ZONE)
                .deadline(pace.deadline())
                .approver(approval -> true)
                .onResult((chat, result) -> heard.put(name(chat), result))
                .http(quick())
                .allowPlainHttpOnLoopback();
        hooks.settings()
                .forEach((name, value) -> builder.set(declared.info().provider().id() + "." + name, value));
        if (declared.hasOrigins()) {
            builder.standIn(standIn());
        }
        return builder.build();
    }

    /** Without waits, and without a circuit or a rate that the suite's own faults would trip. */
    private static HttpPolicy quick() {
        var usual = HttpPolicy.defaults();
        return usual.with(new HttpPolicy.Limits(
                        LARGEST_ANSWER,
                        usual.limits().jsonDepth(),
                        usual.limits().urlChars(),
                        usual.limits().segmentChars()))
                .with(new HttpPolicy.Retries(3, Duration.ofMillis(1), Duration.ofSeconds(1), 500, 5))
                .with(new HttpPolicy.Flow(100_000, 64, 10_000))
                .with(new HttpPolicy.Circuit(1_000, 1_000, 100, Duration.ofMillis(1)));
    }

    private StandIn standIn() {
        var standIn = StandIn.of(declared.info().provider().id());
        for (var origin : declared.info().provider().origins()) {
            standIn = standIn.origin(origin.name(), provider.url(origin.name()).toString());
        }
        Auth auth = declared.info().provider().auth();
        if (auth instanceof OAuth oauth) {
            var base = elsewhere.url().toString();
            standIn = standIn.authorization(base + "/authorize").token(base + "/token");
            if (oauth.revocationEndpoint().isPresent()) {
                standIn = standIn.revocation(base + "/revoke");
            }
        }
        return standIn;
    }

    @Override
    public void close() {
        runtimes.values().forEach(Connectors::close);
        provider.close();
        elsewhere.close();
    }
}
