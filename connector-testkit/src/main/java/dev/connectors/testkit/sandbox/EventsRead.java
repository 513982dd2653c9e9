package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** events.list, events.get and events.instances. */
final class EventsRead {

    private static final int MOST_RESULTS = 2500;
    private static final int USUAL_RESULTS = 250;

    /** With one of these beside it a listing gives no sync token, and beside a sync token they are refused. */
    private static final Set<String> NOT_WITH_SYNC =
            Set.of("iCalUID", "orderBy", "privateExtendedProperty", "q", "sharedExtendedProperty", "updatedMin");

    private final Calendars calendars;
    private final Listings listings;
    private final String site;

    EventsRead(Calendars calendars, Listings listings, String site) {
        this.calendars = calendars;
        this.listings = listings;
        this.site = site;
    }

    Answer list(Call call) {
        var visible = calendars.visible(call);
        var viewer = Viewer.of(call, visible.store(), visible.role(), site);
        var answer = head(visible);
        var point = listings.syncPoint(call);
        point.ifPresent(it -> checkSync(call, it));
        if (!listings.next(call, answer, pageSize(call))) {
            var effective = point.map(it -> inheriting(call, it)).orElse(call);
            var query = new EventQuery(effective, visible.store(), viewer);
            var found = point.map(it -> query.changedSince(it.version())).orElseGet(query::all);
            var briefly = point.isPresent() && !call.flag("showDeleted");
            listings.first(
                    call, answer, views(found, viewer, briefly), pageSize(call), nextPoint(effective, visible.store()));
        }
        return Answer.ok(answer);
    }

    private static List<JsonNode> views(List<StoredEvent> events, Viewer viewer, boolean briefly) {
        var views = new ArrayList<JsonNode>();
        events.forEach(it -> views.add(briefly && it.isCancelled() ? viewer.gone(it) : viewer.view(it)));
        return views;
    }

    private static Optional<Listings.SyncPoint> nextPoint(Call call, CalendarStore calendar) {
        if (NOT_WITH_SYNC.stream().anyMatch(call::has)) {
            return Optional.empty();
        }
        var query = new LinkedHashMap<>(call.request().query());
        query.keySet().removeAll(List.of("pageToken", "syncToken", "fields", "maxResults"));
        return Optional.of(Listings.point(call, query, calendar.world.now()));
    }

    private static void checkSync(Call call, Listings.SyncPoint point) {
        for (var name : call.request().query().keySet()) {
            if (NOT_WITH_SYNC.contains(name) || name.equals("timeMin") || name.equals("timeMax")) {
                throw ApiError.parameter(
                        name, "syncTokenWithRequestRestrictions", "Sync token cannot be used with query restrictions.");
            }
        }
        if (call.text("showDeleted").filter("false"::equals).isPresent()) {
            throw ApiError.parameter(
                    "showDeleted",
                    "syncTokenWithRequestRestrictions",
                    "showDeleted cannot be false with a sync token.");
        }
        var single = point.query().getOrDefault("singleEvents", List.of("false"));
        if (!single.contains(String.valueOf(call.flag("singleEvents")))) {
            throw ApiError.parameter(
                    "singleEvents",
                    "badRequest",
                    "Stand-in, stricter than Google: singleEvents is not as in the first request.");
        }
    }

    /** The sync call with the time range of the request that its token came from. */
    private static Call inheriting(Call call, Listings.SyncPoint point) {
        var query = new LinkedHashMap<>(call.request().query());
        for (var name : new String[] {"timeMin", "timeMax"}) {
            Optional.ofNullable(point.query().get(name)).ifPresent(it -> query.put(name, it));
        }
        var r = call.request();
        var request = new Request(r.method(), r.path(), r.segments(), query, r.headers(), r.body());
        return new Call(call.method(), call.caller(), call.scopes(), call.path(), request);
    }

    Answer get(Call call) {
        var visible = calendars.visible(call);
        var event = find(call, visible.store());
        if (Conferences.isPending(event) && visible.store().countsDown(event.id())) {
            event = finished(visible.store(), event);
        }
        if (call.request().header("if-none-match").filter(event.etag()::equals).isPresent()) {
            return Answer.empty(304).with("ETag", event.etag());
        }
        var viewer = Viewer.of(call, visible.store(), visible.role(), site);
        return Answer.ok(viewer.view(event)).with("ETag", event.etag());
    }

    private static StoredEvent finished(CalendarStore calendar, StoredEvent event) {
        var json = event.json().deepCopy();
        var version = calendar.world.next();
        Conferences.finish(json, version);
        var finished = new StoredEvent(event.id(), json, version, event.order());
        calendar.put(finished);
        return finished;
    }

    Answer instances(Call call) {
        var visible = calendars.visible(call);
        var calendar = visible.store();
        var series = find(call, calendar);
        if (!series.isSeries()) {
            throw ApiError.invalid("The event is not recurring.");
        }
        var answer = head(visible);
        if (!listings.next(call, answer, pageSize(call))) {
            var window = new Window(call.time("timeMin"), call.time("timeMax"));
            var found = new ArrayList<StoredEvent>();
            if (!series.isCancelled()) {
                found.addAll(Occurrences.ofSeries(series, window, calendar.zone));
            }
            found.removeIf(it -> calendar.isTaken(it.id()));
            calendar.exceptionsOf(series.id()).stream()
                    .filter(it -> !it.isCancelled() || call.flag("showDeleted"))
                    .filter(it -> window.holds(it, calendar.zone))
                    .forEach(found::add);
            call.text("originalStart")
                    .ifPresent(wanted -> found.removeIf(it -> !startsOriginallyAt(it, wanted, calendar)));
            found.sort(Comparator.comparing(it -> it.start(calendar.zone).instant(calendar.zone)));
            var viewer = Viewer.of(call, calendar, visible.role(), site);
            listings.first(call, answer, views(found, viewer, false), pageSize(call), Optional.empty());
        }
        return Answer.ok(answer);
    }

    private static boolean startsOriginallyAt(StoredEvent event, String wanted, CalendarStore calendar) {
        var field = wanted.contains("T") ? "dateTime" : "date";
        var start = When.read(Json.object().put(field, wanted), "originalStart", calendar.zone);
        return start.instant(calendar.zone).equals(event.original(calendar.zone).instant(calendar.zone));
    }

    private static StoredEvent find(Call call, CalendarStore calendar) {
        return calendar.find(call.path().getOrDefault("eventId", "")).orElseThrow(ApiError::notFound);
    }

    private static ObjectNode head(Calendars.Visible visible) {
        var calendar = visible.store();
        var head = Json.object();
        head.put("kind", "calendar#events").put("etag", "\"p" + calendar.world.now() + "\"");
        head.put("summary", calendar.summary).put("description", calendar.description);
        head.put("updated", calendar.world.timestamp()).put("timeZone", calendar.zone.getId());
        head.put("accessRole", visible.role().wireName());
        head.putArray("defaultReminders");
        return head;
    }

    private static int pageSize(Call call) {
        var size = call.number("maxResults", USUAL_RESULTS);
        if (size < 1) {
            throw ApiError.parameter("maxResults", "invalidParameter", "maxResults must be at least 1.");
        }
        return Math.min(size, MOST_RESULTS);
    }
}
