package dev.connectors.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connectors.tool.ToolResult;
import java.math.BigDecimal;
import java.util.ArrayList;

/** What the scripted assistant says of listings, made from results as a model would: each with whose it is. */
final class Listings {

    private Listings() {}

    static String found(ToolResult result) {
        if (!result.isOk()) {
            return Answers.error(result);
        }
        var listings = new ArrayList<String>();
        for (var listing : Answers.node(result).at("/data/listings")) {
            listings.add(text(listing, "UnparsedAddress") + ", " + price(listing.path("ListPrice")) + " ("
                    + text(listing.path("attribution"), "ListOfficeName") + ")");
        }
        return listings.size() + " fit: " + String.join("; ", listings) + ".";
    }

    static String details(ToolResult result) {
        if (!result.isOk()) {
            return Answers.error(result);
        }
        var listing = listing(result);
        return text(listing.path("place"), "UnparsedAddress") + ": "
                + price(listing.at("/price/ListPrice")) + ", " + text(listing.path("size"), "BedroomsTotal")
                + " bedrooms. \""
                + text(listing, "PublicRemarks") + "\" " + attribution(listing.path("attribution"));
    }

    static String photos(ToolResult result) {
        if (!result.isOk()) {
            return Answers.error(result);
        }
        var photos = new ArrayList<String>();
        for (var photo : Answers.node(result).at("/data/photos")) {
            photos.add(text(photo, "Order") + " " + text(photo, "caption"));
        }
        return photos.size() + " photos: " + String.join(", ", photos) + ". "
                + attribution(Answers.node(result).at("/data/attribution"));
    }

    static String key(ToolResult details) {
        return text(listing(details), "ListingKey");
    }

    static String address(ToolResult details) {
        return text(listing(details).path("place"), "UnparsedAddress");
    }

    static String street(ToolResult details) {
        return address(details).replaceFirst(",.*", "");
    }

    static String zone(ToolResult details) {
        return text(listing(details).at("/place/timeZone"), "timeZone");
    }

    private static JsonNode listing(ToolResult details) {
        return Answers.node(details).at("/data/listing");
    }

    private static String attribution(JsonNode attribution) {
        return "Listed by " + text(attribution, "ListOfficeName") + ", " + text(attribution, "AttributionContact")
                + "; " + text(attribution, "OriginatingSystemName") + ", " + text(attribution, "ModificationTimestamp")
                + ".";
    }

    private static String price(JsonNode price) {
        return price.isMissingNode() ? "no price" : "%,.0f".formatted(new BigDecimal(price.asText()));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("?");
    }
}
