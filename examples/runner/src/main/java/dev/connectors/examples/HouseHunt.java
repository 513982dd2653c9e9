package dev.connectors.examples;

import static dev.connectors.examples.Play.arguments;

import dev.connectors.runtime.Conversation;
import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Listings: found, shown with photos and attribution, and a showing in the property's own time. */
final class HouseHunt {

    private final Stage stage;
    private final Screen screen;
    private final Conversation chat;
    private final Assistant assistant;

    HouseHunt(Stage stage, Screen screen, Conversation chat, Assistant assistant) {
        this.stage = stage;
        this.screen = screen;
        this.chat = chat;
        this.assistant = assistant;
    }

    void play() {
        screen.scene("Anna turns her MLS on > Find houses with three bedrooms, up to 650,000.");
        stage.connectMls(screen);
        Map<String, Object> criteria = new LinkedHashMap<>();
        criteria.put("minBeds", 3);
        criteria.put("maxPrice", 650_000);
        criteria.put("type", List.of("residential"));
        criteria.put("sort", "lowest_price");
        screen.assistant(
                Listings.found(assistant.call("listings_search_listings", criteria, "3 bedrooms, up to 650,000")));
        var main = assistant.call(
                "listings_get_listing_details", arguments("address", "123 Main St, Denver"), "123 Main St, Denver");
        screen.assistant(Listings.details(main));
        var photos = arguments("listing", Listings.key(main));
        screen.assistant(
                Listings.photos(assistant.call("listings_get_listing_photos", photos, "of " + Listings.key(main))));
        showing();
        refusals();
    }

    /** At two o'clock where the house is, which is not two o'clock in Denver. */
    private void showing() {
        var tuesday = stage.today().with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
        screen.scene("Anna > Schedule a showing of the Scottsdale house next Tuesday at 2, in my own firm.");
        var house = assistant.call(
                "listings_get_listing_details",
                arguments("address", "214 Desert Willow Rd, Scottsdale"),
                "214 Desert Willow Rd");
        var event = new LinkedHashMap<String, Object>();
        event.put("summary", "Showing, " + Listings.street(house));
        event.put("start", tuesday + "T14:00");
        event.put("end", tuesday + "T15:00");
        event.put("timeZone", Listings.zone(house));
        event.put("location", Listings.address(house));
        var write = arguments("event", event);
        write.put("account", "own firm");
        screen.assistant(Answers.created(
                assistant.write("calendar_create_event", write, tuesday + " 14:00, " + Listings.zone(house), true)));
    }

    private void refusals() {
        screen.note("  What the MLS does not tell the assistant:");
        Map<String, Object> hidden = new LinkedHashMap<>();
        hidden.put("datasets", List.of("land_ref"));
        screen.refusal(
                "listings_search_listings [land]",
                Answers.error(chat.call("listings_search_listings", Answers.json(hidden))));
        var forClients = arguments("listing", "m-123");
        forClients.put("audience", "client");
        screen.refusal(
                "listings_get_listing_details [client]",
                Answers.said(chat.call("listings_get_listing_details", Answers.json(forClients))));
        screen.refusal(
                "listings_get_listing_agent_details",
                Answers.error(
                        chat.call("listings_get_listing_agent_details", Answers.json(arguments("listing", "m-123")))));
    }
}
