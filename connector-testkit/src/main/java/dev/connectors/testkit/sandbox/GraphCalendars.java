package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The mailbox, its calendars, and the one place where an id in an address becomes what the caller may see. */
final class GraphCalendars {

    private final World world;
    private final GraphPages pages;

    GraphCalendars(World world, GraphPages pages) {
        this.world = world;
        this.pages = pages;
    }

    /** A calendar and what the caller may do on it. */
    record Visible(CalendarStore store, AccessRole role) {

        void requireWriter() {
            if (!role.atLeast(AccessRole.WRITER)) {
                throw GraphError.denied();
            }
        }
    }

    /** An event where the caller found it. */
    record Found(Visible calendar, StoredEvent event) {}

    World world() {
        return world;
    }

    /** The calendar that the address names, or the mailbox's own. */
    Visible addressed(GraphCall call) {
        var id = call.path().get("calendarId");
        return id == null
                ? new Visible(call.caller().primary().store(), AccessRole.OWNER)
                : visible(call.caller(), id).orElseThrow(GraphError::notFound);
    }

    private Optional<Visible> visible(SandboxAccount caller, String id) {
        return caller.entry(id)
                .filter(it -> !it.deleted())
                .flatMap(it -> Optional.ofNullable(world.calendars.get(id)))
                .flatMap(store -> store.roleOf(caller.email()).map(role -> new Visible(store, role)));
    }

    /** All calendars of the mailbox, the default one first. */
    List<Visible> all(SandboxAccount caller) {
        var all = new ArrayList<Visible>();
        caller.entries().forEach(it -> visible(caller, it.id()).ifPresent(all::add));
        return all;
    }

    /**
     * The live event that the address names, wherever in the mailbox it is. A calendar in the address has to be there and makes no
     * difference, as at Microsoft (https://github.com/microsoftgraph/microsoft-graph-docs/issues/391): whoever lets calendars be hidden
     * must look by itself where an event lies.
     */
    Found event(GraphCall call) {
        addressed(call);
        for (var calendar : all(call.caller())) {
            var event = calendar.store().find(call.eventId()).filter(it -> !it.isCancelled());
            if (event.isPresent()) {
                return new Found(calendar, event.get());
            }
        }
        throw GraphError.notFound();
    }

    Answer me(GraphCall call) {
        var email = call.caller().email();
        var me = Json.object().put("@odata.context", pages.context("users/$entity"));
        me.put("id", call.caller().subject()).put("displayName", GraphPeople.name(email));
        me.put("mail", email).put("userPrincipalName", email);
        return Answer.ok(GraphPages.selected(call, me));
    }

    Answer mailboxSettings(GraphCall call) {
        return Answer.ok(
                Json.object().put("timeZone", GraphZones.name(call.caller().zone())));
    }

    Answer list(GraphCall call) {
        var items = all(call.caller()).stream()
                .map(it -> GraphPages.selected(call, json(call, it)))
                .toList();
        return pages.page(call, "users('me')/calendars", items);
    }

    Answer get(GraphCall call) {
        var json = Json.object().put("@odata.context", pages.context("users('me')/calendars/$entity"));
        json.setAll(json(call, addressed(call)));
        return Answer.ok(GraphPages.selected(call, json));
    }

    private static ObjectNode json(GraphCall call, Visible visible) {
        var store = visible.store();
        var isOwn = StoredEvent.sameAddress(store.owner, call.caller().email());
        var title = call.caller().entry(store.id).flatMap(SandboxAccount.ListEntry::title);
        var json = Json.object().put("id", store.id).put("name", title.orElse(store.summary));
        json.put("color", "auto").put("hexColor", "").put("changeKey", GraphEventView.changeKey(store.id.length()));
        json.put("isDefaultCalendar", store.isPrimary && isOwn);
        json.put("canShare", isOwn).put("canViewPrivateItems", isOwn);
        json.put("canEdit", visible.role().atLeast(AccessRole.WRITER));
        var allowed = json.putArray("allowedOnlineMeetingProviders");
        if (store.meetAllowed && !call.isPersonal()) {
            allowed.add("teamsForBusiness");
        }
        json.put("defaultOnlineMeetingProvider", allowed.isEmpty() ? "unknown" : "teamsForBusiness");
        json.put("isTallyingResponses", store.isPrimary).put("isRemovable", !store.isPrimary);
        json.putObject("owner").put("name", GraphPeople.name(store.owner)).put("address", store.owner);
        return json;
    }
}
