package dev.connectors.testkit.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** Graph v1.0: from a request to the method that answers it, by way of token, claims, scope, quota and parameters. */
final class GraphApi {

    static final String ROOT = "/v1.0";
    private static final long RETRY_AFTER = 10;

    private final World world;
    private final Grants grants;
    private final Tenants tenants;
    private final ClaimsChallenges challenges;
    private final Quota quota;
    private final Map<GraphMethod, Function<GraphCall, Answer>> handlers = new EnumMap<>(GraphMethod.class);

    GraphApi(
            World world,
            Grants grants,
            Tenants tenants,
            ClaimsChallenges challenges,
            Quota quota,
            GraphPages pages,
            GraphHabits habits) {
        this.world = world;
        this.grants = grants;
        this.tenants = tenants;
        this.challenges = challenges;
        this.quota = quota;
        var calendars = new GraphCalendars(world, pages);
        var read = new GraphEventsRead(calendars, pages);
        var write = new GraphEventsWrite(calendars, habits);
        var replies = new GraphReplies(calendars);
        handlers.put(GraphMethod.ME, calendars::me);
        handlers.put(GraphMethod.MAILBOX_SETTINGS, calendars::mailboxSettings);
        handlers.put(GraphMethod.CALENDARS, calendars::list);
        handlers.put(GraphMethod.DEFAULT_CALENDAR, calendars::get);
        handlers.put(GraphMethod.CALENDAR, calendars::get);
        for (var method : GraphMethod.values()) {
            if (method.name().endsWith("VIEW")) {
                handlers.put(method, read::view);
            } else if (method.name().endsWith("EVENTS")) {
                handlers.put(method, read::list);
            } else if (method.name().startsWith("CREATE")) {
                handlers.put(method, write::create);
            } else if (method.name().startsWith("PATCH")) {
                handlers.put(method, write::patch);
            } else if (method.name().startsWith("DELETE")) {
                handlers.put(method, write::delete);
            }
        }
        handlers.put(GraphMethod.EVENT, read::get);
        handlers.put(GraphMethod.EVENT_OF_CALENDAR, read::get);
        handlers.put(GraphMethod.INSTANCES, read::instances);
        handlers.put(GraphMethod.CANCEL, replies::cancel);
        handlers.put(GraphMethod.ACCEPT, it -> replies.answer(it, "accepted"));
        handlers.put(GraphMethod.DECLINE, it -> replies.answer(it, "declined"));
        handlers.put(GraphMethod.TENTATIVELY_ACCEPT, it -> replies.answer(it, "tentative"));
        handlers.put(GraphMethod.GET_SCHEDULE, new GraphSchedule(calendars)::get);
    }

    Answer answer(Request request) {
        var token = request.bearer().orElseThrow(GraphError::unauthenticated);
        var access = grants.access(token).orElseThrow(GraphError::unauthenticated);
        var caller = world.account(access.key().email()).orElseThrow(GraphError::unauthenticated);
        challenges.lacking(token, caller.email()).ifPresent(it -> {
            var bytes = it.json().getBytes(StandardCharsets.UTF_8);
            throw GraphError.insufficientClaims(Base64.getEncoder().encodeToString(bytes));
        });
        var path = request.path().substring(ROOT.length() + 1);
        var method = GraphMethod.at(request.method(), path)
                .orElseThrow(
                        () -> GraphError.of(404, "ResourceNotFound", "The stand-in has no method at this address."));
        var scopes = GraphScopes.shortNames(access.scopes());
        if (Collections.disjoint(scopes, method.scopes())) {
            throw GraphError.denied();
        }
        if (quota.isOver(caller.email(), 1, world.instant())) {
            throw GraphError.throttled(quota.status(), quota.reason(), RETRY_AFTER);
        }
        var variables = method.template().variables(path);
        var call = new GraphCall(
                method, caller, tenants.isPersonal(caller), scopes, variables, Preferences.of(request), request);
        call.checkQuery();
        return handlers.getOrDefault(method, GraphApi::missing).apply(call);
    }

    private static Answer missing(GraphCall call) {
        throw new IllegalStateException("No handler for " + call.method());
    }

    static boolean isAt(Request request) {
        return request.path().startsWith(ROOT + "/");
    }
}
