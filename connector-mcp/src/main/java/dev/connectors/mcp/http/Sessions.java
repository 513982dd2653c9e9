package dev.connectors.mcp.http;

import dev.connectors.mcp.protocol.Service;
import dev.connectors.permission.Principal;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The sessions of one servlet. Whose one is was said when it began, and nobody else finds it. Thread-safe. */
final class Sessions {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration KEPT = Duration.ofMinutes(2);

    private final Service service;
    private final Limits limits;
    private final Clock clock;
    private final ConcurrentHashMap<String, ClientSession> byId = new ConcurrentHashMap<>();

    Sessions(Service service, Limits limits, Clock clock) {
        this.service = service;
        this.limits = limits;
        this.clock = clock;
    }

    /** A new one, with an id of 256 random bits. */
    synchronized ClientSession begin(Principal principal) throws Refusal {
        var own = byId.values().stream()
                .filter(session -> session.principal().equals(principal))
                .toList();
        if (own.size() >= limits.sessionsOfOne()) {
            end(own.stream()
                    .filter(session -> session.session().isIdle())
                    .min(Comparator.comparing(ClientSession::used))
                    .orElseThrow(() -> new Refusal(
                            429,
                            ErrorCodes.INVALID_REQUEST,
                            "There are too many sessions of this user, all at work.")));
        }
        if (byId.size() >= limits.sessions()) {
            throw new Refusal(503, ErrorCodes.INTERNAL_ERROR, "There are too many sessions here. Try again later.");
        }
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var session = new ClientSession(id, principal, service, clock);
        byId.put(id, session);
        return session;
    }

    /** That one, if it is the principal's; one that is somebody else's does not exist. */
    Optional<ClientSession> find(String id, Principal principal) {
        var found = Optional.ofNullable(byId.get(id))
                .filter(session -> session.principal().equals(principal));
        found.ifPresent(session -> session.usedAt(clock.instant()));
        return found;
    }

    void end(ClientSession session) {
        byId.remove(session.id(), session);
        session.end();
    }

    void endAll(Predicate<ClientSession> which) {
        byId.values().stream().filter(which).toList().forEach(this::end);
    }

    /** Ends what nobody uses, and keeps the rest alive. */
    void sweep() {
        var now = clock.instant();
        endAll(session -> session.used().isBefore(now.minus(limits.idle()))
                && session.session().isIdle()
                && !session.streams().isListenedTo());
        byId.values().forEach(session -> session.streams().sweep(now.minus(KEPT)));
    }

    int size() {
        return byId.size();
    }
}
