package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Seeds in Microsoft's shape, and events as their owner would see them. */
record GraphSeeds(CalendarStore calendar) implements Seeds {

    /** What a seed may say and a request may not. */
    private static final List<String> SEED_ONLY = List.of("organizer", "id");

    @Override
    public String add(ObjectNode json) {
        var event = Json.object();
        new GraphEventFields(calendar, false).put(json.deepCopy().without(SEED_ONLY), event);
        if (json.has("id")) {
            event.set("id", json.get("id"));
        }
        if (json.has("organizer")) {
            var address = json.path("organizer").path("emailAddress").path("address");
            event.putObject("organizer").set("email", address);
        }
        answers(json, event);
        return EventSeeds.add(calendar, event).id();
    }

    @Override
    public String add(ObjectNode seed, ObjectNode own) {
        var id = EventSeeds.add(calendar, seed).id();
        if (!own.isEmpty()) {
            change(id, own);
        }
        return id;
    }

    @Override
    public void change(String id, ObjectNode patch) {
        EventSeeds.change(calendar, id, json -> {
            new GraphEventFields(calendar, false).put(patch, json);
            answers(patch, json);
        });
    }

    /** Unlike a request, a seed says what the guests have answered. */
    private static void answers(ObjectNode sent, ObjectNode event) {
        var entries = Guests.entries(event);
        sent.path("attendees").forEach(it -> {
            var address = it.path("emailAddress").path("address").asText().toLowerCase(java.util.Locale.ROOT);
            var response = it.path("status").path("response").asText("");
            if (!response.isEmpty() && entries.get(address) instanceof ObjectNode entry) {
                entry.put(
                        "responseStatus",
                        switch (response) {
                            case "accepted", "declined" -> response;
                            case "tentativelyAccepted" -> "tentative";
                            default -> "needsAction";
                        });
            }
        });
    }

    @Override
    public JsonNode shown(StoredEvent event) {
        var request = new Request("GET", "/", List.of(), Map.of(), Map.of(), new byte[0]);
        var preferences = new Preferences(Optional.of(GraphZones.name(calendar.zone)), true, true, Optional.empty());
        var owner = calendar.world.account(calendar.owner).orElseThrow();
        var call = new GraphCall(
                GraphMethod.EVENT, owner, false, Set.of("Calendars.ReadWrite"), Map.of(), preferences, request);
        var view = new GraphEventView(call, new GraphCalendars.Visible(calendar, AccessRole.OWNER));
        return event.isCancelled() ? Json.object().put("id", event.id()).put("isCancelled", true) : view.view(event);
    }
}
