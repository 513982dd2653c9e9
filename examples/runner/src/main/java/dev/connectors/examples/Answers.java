package dev.connectors.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.connectors.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the scripted assistant says, made from results as a model would. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NUMBERS =
            List.of("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten");

    private Answers() {}

    static String json(Map<String, Object> arguments) {
        try {
            return JSON.writeValueAsString(arguments);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String error(ToolResult result) {
        return node(result).at("/error/message").asText();
    }

    /** The first of what the user should hear beside an answer. */
    static String said(ToolResult result) {
        return node(result).at("/data/notes/0").asText();
    }

    static String meetings(ToolResult result) {
        if (!result.isOk()) {
            return error(result);
        }
        var things = new ArrayList<String>();
        for (var event : node(result).at("/data/events")) {
            things.add(thing(event));
        }
        var withheld = node(result).path("withheld").asText("");
        return number(things.size())
                + (things.size() == 1 ? " thing" : " things")
                + (things.isEmpty() ? "." : ": " + String.join(", ", things) + ".")
                + (withheld.isEmpty()
                        ? ""
                        : " (" + withheld.replace("from you", "from me").replace("you see", "I see") + ")");
    }

    private static String thing(JsonNode event) {
        return what(event)
                + (event.has("account") ? " (" + event.path("account").asText() + ")" : "");
    }

    private static String what(JsonNode event) {
        var start = event.path("start").asText();
        var end = event.path("end").asText();
        if (event.path("busy").asBoolean()) {
            return "you are busy " + time(start) + "-" + time(end);
        }
        var when = start.length() == 10 ? "all day" : time(start);
        int guests = event.path("guests").asInt();
        return when + " " + event.path("summary").asText("(no title)")
                + (guests == 0 ? "" : " with " + guests + (guests == 1 ? " guest" : " guests"));
    }

    static String free(ToolResult result) {
        if (!result.isOk()) {
            return error(result);
        }
        var slots = new ArrayList<String>();
        for (var slot : node(result).at("/data/slots")) {
            slots.add(time(slot.path("start").asText()) + "-"
                    + time(slot.path("end").asText()));
        }
        var withheld = node(result).path("withheld").asText("");
        return (slots.isEmpty() ? "No, there is no free hour." : "Yes: " + String.join(" and ", slots) + ".")
                + (withheld.isEmpty() ? "" : " " + withheld);
    }

    static String created(ToolResult result) {
        if (!result.isOk()) {
            return error(result);
        }
        var invited = new ArrayList<String>();
        node(result).at("/data/invited").forEach(who -> invited.add(who.asText()));
        return invited.isEmpty()
                ? "Done, it is in your calendar."
                : "Done. " + String.join(", ", invited) + (invited.size() == 1 ? " has" : " have") + " the invitation.";
    }

    static Optional<String> firstNote(ToolResult result) {
        var id = node(result).at("/data/notes/0/id");
        return id.isTextual() ? Optional.of(id.asText()) : Optional.empty();
    }

    static String note(ToolResult result) {
        if (!result.isOk()) {
            return error(result);
        }
        var text = node(result).at("/data/text").asText();
        var first = text.replaceFirst("(?s)^---\n.*?\n---\n", "").strip().split("\n\n")[0]; // without the front matter
        return first + " (" + node(result).at("/data/changed").asText() + ")";
    }

    private static String number(int count) {
        return count < NUMBERS.size() ? NUMBERS.get(count) : String.valueOf(count);
    }

    private static String time(String dateTime) {
        return dateTime.length() > 11 ? dateTime.substring(11, 16) : dateTime;
    }

    static JsonNode node(ToolResult result) {
        try {
            return JSON.readTree(result.text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result is JSON", e);
        }
    }
}
