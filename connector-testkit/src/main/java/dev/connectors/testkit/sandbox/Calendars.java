package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** calendarList, calendars and settings; and the one place where an id in an address becomes a calendar that the caller may see. */
final class Calendars {

    private static final int MOST_RESULTS = 250;
    private static final int USUAL_RESULTS = 100;

    private final World world;
    private final Listings listings;

    Calendars(World world, Listings listings) {
        this.world = world;
        this.listings = listings;
    }

    /** A calendar and what the caller may do on it. */
    record Visible(CalendarStore store, AccessRole role) {}

    /** The calendar of the address; not found if the caller may not see it, or only through a scope of its own calendars. */
    Visible visible(Call call) {
        return visible(call, call.path().getOrDefault("calendarId", ""));
    }

    Visible visible(Call call, String calendarId) {
        var visible = find(call.caller(), calendarId).orElseThrow(ApiError::notFound);
        var needsOwner = call.scopes().stream()
                .filter(call.method().scopes()::contains)
                .allMatch(it -> it.startsWith("calendar.events.owned"));
        if (needsOwner && visible.role() != AccessRole.OWNER) {
            throw ApiError.insufficientScope();
        }
        return visible;
    }

    /** The same, for a write. */
    Visible writable(Call call) {
        var visible = visible(call);
        if (!visible.role().atLeast(AccessRole.WRITER)) {
            throw ApiError.forbidden("requiredAccessLevel", "You need to have writer access to this calendar.");
        }
        return visible;
    }

    /** {@code primary} is an alias of the caller's address. */
    Optional<Visible> find(SandboxAccount caller, String calendarId) {
        var id = calendarId.equals("primary") ? caller.email() : calendarId;
        return Optional.ofNullable(world.calendars.get(id))
                .flatMap(store -> store.roleOf(caller.email()).map(role -> new Visible(store, role)));
    }

    Answer list(Call call) {
        var answer = Json.object().put("kind", "calendar#calendarList").put("etag", "\"p" + world.now() + "\"");
        var role = call.text("minAccessRole").map(AccessRole::parse);
        var point = listings.syncPoint(call);
        if (point.isPresent()) {
            checkSync(call);
        }
        if (!listings.next(call, answer, pageSize(call))) {
            var items = new ArrayList<JsonNode>();
            for (var entry : call.caller().entries()) {
                var isWanted = point.map(it -> entry.version() > it.version())
                        .orElse((!entry.deleted() || call.flag("showDeleted"))
                                && (!entry.hidden() || call.flag("showHidden")));
                if (isWanted
                        && role.filter(it -> !roleOn(call, entry).atLeast(it)).isEmpty()) {
                    items.add(entry(call, entry));
                }
            }
            var next = role.isPresent()
                    ? Optional.<Listings.SyncPoint>empty()
                    : Optional.of(Listings.point(call, Map.of(), world.now()));
            listings.first(call, answer, items, pageSize(call), next);
        }
        return Answer.ok(answer);
    }

    private static void checkSync(Call call) {
        for (var name : List.of("minAccessRole", "showDeleted", "showHidden")) {
            if (call.has(name) && !call.flag(name)) {
                throw ApiError.parameter(
                        name, "syncTokenWithRequestRestrictions", "Sync token cannot be used with query restrictions.");
            }
        }
    }

    Answer getEntry(Call call) {
        var visible = visible(call);
        var entry = call.caller()
                .entry(visible.store().id)
                .filter(it -> !it.deleted())
                .orElseThrow(ApiError::notFound);
        return Answer.ok(entry(call, entry));
    }

    private AccessRole roleOn(Call call, SandboxAccount.ListEntry entry) {
        return find(call.caller(), entry.id()).map(Visible::role).orElse(AccessRole.FREE_BUSY_READER);
    }

    private ObjectNode entry(Call call, SandboxAccount.ListEntry entry) {
        var json = Json.object().put("kind", "calendar#calendarListEntry").put("etag", "\"" + entry.version() + "\"");
        json.put("id", entry.id());
        if (entry.deleted()) {
            return json.put("deleted", true);
        }
        var store =
                find(call.caller(), entry.id()).orElseThrow(ApiError::notFound).store();
        json.put("summary", store.summary).put("timeZone", store.zone.getId());
        if (!store.description.isEmpty()) {
            json.put("description", store.description);
        }
        entry.title().ifPresent(it -> json.put("summaryOverride", it));
        json.put("colorId", "14").put("backgroundColor", "#9fe1e7").put("foregroundColor", "#000000");
        if (entry.hidden()) {
            json.put("hidden", true);
        } else {
            json.put("selected", true);
        }
        json.put("accessRole", roleOn(call, entry).wireName());
        json.putArray("defaultReminders");
        if (StoredEvent.sameAddress(entry.id(), call.caller().email())) {
            json.put("primary", true);
        }
        addMeet(json, store);
        return json.put("dataOwner", store.owner);
    }

    private static void addMeet(ObjectNode json, CalendarStore store) {
        var types = json.putObject("conferenceProperties").putArray("allowedConferenceSolutionTypes");
        if (store.meetAllowed) {
            types.add("hangoutsMeet");
        }
    }

    Answer get(Call call) {
        var store = visible(call).store();
        var json = Json.object().put("kind", "calendar#calendar").put("etag", "\"" + store.id.length() + "\"");
        json.put("id", store.id).put("summary", store.summary).put("timeZone", store.zone.getId());
        addMeet(json, store);
        return Answer.ok(json.put("dataOwner", store.owner));
    }

    Answer listSettings(Call call) {
        var answer = Json.object().put("kind", "calendar#settings").put("etag", "\"settings\"");
        if (!listings.next(call, answer, pageSize(call))) {
            var items = new ArrayList<JsonNode>();
            settings(call.caller()).forEach((id, value) -> items.add(setting(id, value)));
            listings.first(call, answer, items, pageSize(call), Optional.empty());
        }
        return Answer.ok(answer);
    }

    Answer getSetting(Call call) {
        var id = call.path().getOrDefault("setting", "");
        return Answer.ok(
                setting(id, Optional.ofNullable(settings(call.caller()).get(id)).orElseThrow(ApiError::notFound)));
    }

    private static ObjectNode setting(String id, String value) {
        return Json.object()
                .put("kind", "calendar#setting")
                .put("etag", "\"" + value.hashCode() + "\"")
                .put("id", id)
                .put("value", value);
    }

    private static Map<String, String> settings(SandboxAccount account) {
        return new java.util.TreeMap<>(Map.of(
                "timezone", account.zone().getId(),
                "locale", "en",
                "weekStart", "0",
                "format24HourTime", "false",
                "defaultEventLength", "60"));
    }

    private static int pageSize(Call call) {
        var size = call.number("maxResults", USUAL_RESULTS);
        if (size < 1) {
            throw ApiError.parameter("maxResults", "invalidParameter", "maxResults must be at least 1.");
        }
        return Math.min(size, MOST_RESULTS);
    }
}
