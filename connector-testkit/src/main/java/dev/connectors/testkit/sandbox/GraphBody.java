package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/** Bodies of events: stored as they were sent, shown as HTML or text, with the part that an online meeting needs. */
final class GraphBody {

    private GraphBody() {}

    /** What Teams puts into the body; a body that is written back without it ends the meeting. */
    static String blob(JsonNode event) {
        var meeting = event.path("conferenceData");
        return meeting.path("isReady").asBoolean()
                ? "\n________________\nMicrosoft Teams meeting\nJoin: "
                        + meeting.path("joinUrl").asText() + "\n"
                : "";
    }

    static String html(String text) {
        var escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<html><head></head><body>" + escaped.replace("\n", "<br>") + "</body></html>";
    }

    static String plain(String html) {
        return html.replaceAll("(?i)<br ?/?>", "\n")
                .replaceAll("<[^>]*>", "")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
