package dev.connectors.benchmarks;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Random;

/** Microsoft Graph's answers in their real shapes and in the sizes of {@link Canned}; the same ones in every run. */
final class CannedGraph {

    private static final String CONTEXT = "https://graph.example/v1.0/$metadata#users('agent')/calendarView";

    private CannedGraph() {}

    /** {@code GET /me/calendars}: eight calendars. */
    static byte[] calendars() {
        return Canned.json(out -> {
            begin(out);
            for (int i = 0; i < 8; i++) {
                out.writeStartObject();
                out.writeStringField("id", i == 0 ? "agent@acme.example" : "AAMkTeam" + i);
                out.writeStringField("name", i == 0 ? "Calendar" : "Team " + i);
                out.writeBooleanField("isDefaultCalendar", i == 0);
                out.writeBooleanField("canEdit", true);
                out.writeBooleanField("canShare", true);
                out.writeObjectFieldStart("owner");
                out.writeStringField("name", "Agent");
                out.writeStringField("address", "agent@acme.example");
                out.writeEndObject();
                out.writeEndObject();
            }
            end(out);
        });
    }

    /** {@code GET /me/calendars/{calendar}/events/{event}}. */
    static byte[] event() {
        var words = new Random(7);
        return Canned.json(out -> event(out, words, 1, Canned.EVENT_BYTES, 6));
    }

    /** A page of {@code calendarView}. */
    static byte[] events(int count) {
        var words = new Random(11);
        return Canned.json(out -> {
            begin(out);
            for (int i = 0; i < count; i++) {
                event(out, words, i, Canned.LISTED_BYTES, 3);
            }
            end(out);
        });
    }

    /** A page of {@code calendarView} with ids only. */
    static byte[] ids(int count) {
        return Canned.json(out -> {
            begin(out);
            for (int i = 0; i < count; i++) {
                out.writeStartObject();
                out.writeStringField("@odata.etag", etag(i));
                out.writeStringField("id", id(i));
                out.writeEndObject();
            }
            end(out);
        });
    }

    private static void begin(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("@odata.context", CONTEXT);
        out.writeArrayFieldStart("value");
    }

    private static void end(JsonGenerator out) throws IOException {
        out.writeEndArray();
        out.writeEndObject();
    }

    private static String id(int number) {
        return String.format("ev%024d", number);
    }

    private static String etag(int number) {
        return "W/\"p33gAAAA" + (1_000_000 + number) + "==\"";
    }

    private static void event(JsonGenerator out, Random words, int number, int size, int guests) throws IOException {
        long before = Canned.written(out);
        out.writeStartObject();
        out.writeStringField("@odata.etag", etag(number));
        out.writeStringField("id", id(number));
        out.writeStringField("originalStartTimeZone", "Mountain Standard Time");
        out.writeStringField("iCalUId", "040000008200E00074C5B7101A82E008" + id(number));
        out.writeStringField("subject", "Showing " + Canned.text(words, 24));
        out.writeBooleanField("isAllDay", false);
        out.writeBooleanField("isCancelled", false);
        out.writeBooleanField("isOrganizer", true);
        out.writeStringField("showAs", "busy");
        out.writeStringField("type", "singleInstance");
        out.writeNullField("seriesMasterId");
        out.writeNullField("transactionId");
        out.writeBooleanField("hideAttendees", false);
        out.writeNullField("recurrence");
        out.writeNullField("onlineMeetingUrl");
        out.writeObjectFieldStart("responseStatus");
        response(out, "organizer");
        out.writeEndObject();
        time(out, "start", String.format("2026-12-01T%02d:%02d:00.0000000", 8 + number / 60, number % 60));
        time(out, "end", String.format("2026-12-01T%02d:%02d:00.0000000", 9 + number / 60, number % 60));
        location(out);
        out.writeArrayFieldStart("attendees");
        for (int i = 0; i < guests; i++) {
            guest(out, i);
        }
        out.writeEndArray();
        out.writeObjectFieldStart("organizer");
        address(out, "Agent", "agent@acme.example");
        out.writeEndObject();
        out.writeObjectFieldStart("onlineMeeting");
        out.writeStringField("joinUrl", "https://teams.example/l/meetup-join/19%3ameeting_abc");
        out.writeEndObject();
        int left = size - (int) (Canned.written(out) - before) - 60;
        out.writeObjectFieldStart("body");
        out.writeStringField("contentType", "text");
        out.writeStringField("content", Canned.text(words, Math.max(40, left)));
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void time(JsonGenerator out, String name, String at) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeStringField("dateTime", at);
        out.writeStringField("timeZone", "America/Denver");
        out.writeEndObject();
    }

    private static void location(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("location");
        out.writeStringField("displayName", "123 Main St, Denver, CO 80203, USA");
        out.writeStringField("locationType", "default");
        out.writeStringField("uniqueId", "123 Main St");
        out.writeStringField("uniqueIdType", "private");
        out.writeEndObject();
    }

    private static void guest(JsonGenerator out, int number) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "required");
        out.writeObjectFieldStart("status");
        response(out, number % 2 == 0 ? "accepted" : "none");
        out.writeEndObject();
        address(
                out,
                number == 0 ? "Agent" : "Guest Number " + number,
                number == 0 ? "agent@acme.example" : "guest" + number + "@client.example");
        out.writeEndObject();
    }

    private static void response(JsonGenerator out, String response) throws IOException {
        out.writeStringField("response", response);
        out.writeStringField("time", "2026-11-23T09:40:58Z");
    }

    private static void address(JsonGenerator out, String name, String address) throws IOException {
        out.writeObjectFieldStart("emailAddress");
        out.writeStringField("name", name);
        out.writeStringField("address", address);
        out.writeEndObject();
    }
}
