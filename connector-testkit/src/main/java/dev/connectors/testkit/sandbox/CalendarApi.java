package dev.connectors.testkit.sandbox;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Calendar v3: from a request to the method that answers it, by way of token, scope, quota and parameters. */
final class CalendarApi {

    static final String ROOT = "/calendar/v3";
    private static final int ROOT_SEGMENTS = 2;
    private static final int PATCH_COST = 3;

    private final World world;
    private final Grants grants;
    private final Quota quota;
    private final Map<CalendarMethod, Function<Call, Answer>> handlers = new EnumMap<>(CalendarMethod.class);

    CalendarApi(World world, Grants grants, Quota quota, Listings listings, String site) {
        this.world = world;
        this.grants = grants;
        this.quota = quota;
        var calendars = new Calendars(world, listings);
        var read = new EventsRead(calendars, listings, site);
        var write = new EventsWrite(calendars, site);
        handlers.put(CalendarMethod.LIST_CALENDARS, calendars::list);
        handlers.put(CalendarMethod.GET_LIST_ENTRY, calendars::getEntry);
        handlers.put(CalendarMethod.GET_CALENDAR, calendars::get);
        handlers.put(CalendarMethod.LIST_SETTINGS, calendars::listSettings);
        handlers.put(CalendarMethod.GET_SETTING, calendars::getSetting);
        handlers.put(CalendarMethod.LIST_EVENTS, read::list);
        handlers.put(CalendarMethod.GET_EVENT, read::get);
        handlers.put(CalendarMethod.LIST_INSTANCES, read::instances);
        handlers.put(CalendarMethod.INSERT_EVENT, write::insert);
        handlers.put(CalendarMethod.PATCH_EVENT, write::patch);
        handlers.put(CalendarMethod.UPDATE_EVENT, write::update);
        handlers.put(CalendarMethod.DELETE_EVENT, write::delete);
        handlers.put(CalendarMethod.MOVE_EVENT, write::move);
        handlers.put(CalendarMethod.QUERY_FREE_BUSY, new FreeBusy(calendars)::query);
    }

    Answer answer(Request request) {
        var access = request.bearer().flatMap(grants::access).orElseThrow(ApiError::invalidCredentials);
        var caller = world.account(access.key().email()).orElseThrow(ApiError::invalidCredentials);
        var segments =
                request.segments().subList(ROOT_SEGMENTS, request.segments().size());
        var at = CalendarMethod.at(request.method(), segments)
                .orElseThrow(
                        () -> ApiError.of(404, "global", "notFound", "The stand-in has no method at this address."));
        var scopes = Scopes.shortNames(access.scopes());
        if (Collections.disjoint(scopes, at.getKey().scopes())) {
            throw ApiError.insufficientScope();
        }
        var cost = at.getKey() == CalendarMethod.PATCH_EVENT ? PATCH_COST : 1;
        if (quota.isOver(caller.email(), cost, world.instant())) {
            throw ApiError.ordered(quota.status(), quota.reason());
        }
        var call = new Call(at.getKey(), caller, scopes, at.getValue(), request);
        call.checkQuery();
        var selector = call.text("fields").map(Fields::parse).orElse(Fields.ALL);
        var answer = handlers.getOrDefault(at.getKey(), CalendarApi::missing).apply(call);
        return answer.isJson() && answer.status() == 200 ? cut(answer, selector) : answer;
    }

    private static Answer missing(Call call) {
        throw new IllegalStateException("No handler for " + call.method());
    }

    private static Answer cut(Answer answer, Fields selector) {
        if (selector == Fields.ALL) {
            return answer;
        }
        var selected = Json.bytes(selector.select(Json.body(answer.body())));
        return new Answer(answer.status(), answer.headers(), selected);
    }

    static boolean isAt(Request request) {
        return request.path().startsWith(ROOT + "/") && request.segments().size() > ROOT_SEGMENTS;
    }

    /** The path below the API's root, as a Discovery document writes it. */
    static List<String> segmentsBelowRoot(Request request) {
        return request.segments().subList(ROOT_SEGMENTS, request.segments().size());
    }
}
