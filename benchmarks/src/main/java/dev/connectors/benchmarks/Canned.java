package dev.connectors.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** Providers' answers in their real shapes and sizes; the same ones in every run. */
final class Canned {

    /** Of an event as Google answers it whole. */
    static final int EVENT_BYTES = 3_000;

    /** Of a message with a text part and an HTML part. */
    static final int MESSAGE_BYTES = 60_000;

    /** Of an event in a list. */
    static final int LISTED_BYTES = 1_600;

    private static final JsonFactory JSON = new JsonFactory();
    private static final String[] WORDS = {
        "showing", "offer", "the", "Johnson", "property", "kitchen", "with", "garage", "roof", "inspection", "at",
                "noon",
        "please", "bring", "both", "keys", "and", "call", "lender", "before", "closing", "appraisal", "street", "yard"
    };

    /** What a document holds. */
    interface Body {
        void write(JsonGenerator out) throws IOException;
    }

    private Canned() {}

    /** {@code calendarList.list}: eight calendars. */
    static byte[] calendars() {
        return json(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("items");
            for (int i = 0; i < 8; i++) {
                out.writeStartObject();
                out.writeStringField("id", i == 0 ? "agent@acme.example" : "team" + i + "@group.calendar.example");
                out.writeStringField("summary", i == 0 ? "agent@acme.example" : "Team " + i);
                out.writeStringField("timeZone", "America/Denver");
                out.writeStringField("accessRole", i < 2 ? "owner" : "reader");
                if (i == 0) {
                    out.writeBooleanField("primary", true);
                }
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /** {@code events.get}. */
    static byte[] event() {
        var words = new Random(7);
        return json(out -> event(out, words, 1, EVENT_BYTES, 8));
    }

    /** {@code events.list}, one page. */
    static byte[] events(int count) {
        var words = new Random(11);
        return json(out -> {
            out.writeStartObject();
            out.writeStringField("kind", "calendar#events");
            out.writeStringField("summary", "agent@acme.example");
            out.writeStringField("timeZone", "America/Denver");
            out.writeArrayFieldStart("items");
            for (int i = 0; i < count; i++) {
                event(out, words, i, LISTED_BYTES, 4);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static void event(JsonGenerator out, Random words, int number, int size, int guests) throws IOException {
        long before = written(out);
        int minute = number % 60;
        var day = String.format("2026-12-01T%02d:%02d:00-07:00", 8 + number / 60, minute);
        var end = String.format("2026-12-01T%02d:%02d:00-07:00", 9 + number / 60, minute);
        out.writeStartObject();
        out.writeStringField("kind", "calendar#event");
        out.writeStringField("etag", "\"p33g" + (1_000_000 + number) + "o\"");
        out.writeStringField("id", String.format("ev%024d", number));
        out.writeStringField("status", "confirmed");
        out.writeStringField("htmlLink", "https://calendar.example/event?eid=" + "Zm9v".repeat(12));
        out.writeStringField("created", "2026-11-20T16:02:11.000Z");
        out.writeStringField("updated", "2026-11-23T09:40:58.512Z");
        out.writeStringField("summary", "Showing " + text(words, 24));
        out.writeStringField("location", "123 Main St, Denver, CO 80203, USA");
        out.writeObjectFieldStart("creator");
        out.writeStringField("email", "agent@acme.example");
        out.writeBooleanField("self", true);
        out.writeEndObject();
        out.writeObjectFieldStart("organizer");
        out.writeStringField("email", "agent@acme.example");
        out.writeBooleanField("self", true);
        out.writeEndObject();
        time(out, "start", day);
        time(out, "end", end);
        out.writeStringField("iCalUID", String.format("ev%024d@calendar.example", number));
        out.writeNumberField("sequence", 2);
        out.writeArrayFieldStart("attendees");
        for (int i = 0; i < guests; i++) {
            out.writeStartObject();
            out.writeStringField("email", "guest" + i + "@client.example");
            out.writeStringField("displayName", "Guest Number " + i);
            out.writeStringField("responseStatus", i % 2 == 0 ? "accepted" : "needsAction");
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringField("hangoutLink", "https://meet.example/abc-defg-hij");
        out.writeObjectFieldStart("reminders");
        out.writeBooleanField("useDefault", true);
        out.writeEndObject();
        out.writeStringField("eventType", "default");
        int left = size - (int) (written(out) - before) - "\"description\":\"\",}".length();
        out.writeStringField("description", text(words, Math.max(40, left)));
        out.writeEndObject();
    }

    private static void time(JsonGenerator out, String name, String at) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeStringField("dateTime", at);
        out.writeStringField("timeZone", "America/Denver");
        out.writeEndObject();
    }

    /** A message in Gmail's shape: twenty-six headers, a text part of 6,000 characters, and HTML for the rest. */
    static byte[] message() {
        var words = new Random(13);
        return json(out -> {
            out.writeStartObject();
            out.writeStringField("id", "18c2f0a9b7d3e411");
            out.writeStringField("threadId", "18c2f0a9b7d3e400");
            out.writeArrayFieldStart("labelIds");
            out.writeString("INBOX");
            out.writeString("CATEGORY_PERSONAL");
            out.writeEndArray();
            out.writeStringField("snippet", text(words, 160));
            out.writeObjectFieldStart("payload");
            out.writeStringField("mimeType", "multipart/alternative");
            out.writeArrayFieldStart("headers");
            for (int i = 0; i < 22; i++) {
                header(out, i % 2 == 0 ? "Received" : "X-Trace-" + i, text(words, 140));
            }
            header(out, "From", "Mia Chen <mia@acme.example>");
            header(out, "To", "Agent <agent@acme.example>, Li Wei <li@acme.example>");
            header(out, "Subject", "The Johnson property, offer and inspection");
            header(out, "Date", "Tue, 24 Nov 2026 09:40:58 -0700");
            out.writeEndArray();
            out.writeArrayFieldStart("parts");
            part(out, "text/plain", text(words, 6_000));
            long written = written(out);
            part(out, "text/html", text(words, (int) ((MESSAGE_BYTES - written - 250) * 3 / 4)));
            out.writeEndArray();
            out.writeEndObject();
            out.writeNumberField("sizeEstimate", MESSAGE_BYTES);
            out.writeStringField("historyId", "9182736");
            out.writeStringField("internalDate", "1795538458000");
            out.writeEndObject();
        });
    }

    private static void header(JsonGenerator out, String name, String value) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", name);
        out.writeStringField("value", value);
        out.writeEndObject();
    }

    private static void part(JsonGenerator out, String type, String text) throws IOException {
        out.writeStartObject();
        out.writeStringField("mimeType", type);
        out.writeObjectFieldStart("body");
        out.writeNumberField("size", text.length());
        out.writeStringField("data", Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        out.writeEndObject();
        out.writeEndObject();
    }

    /** Words of so many characters. */
    static String text(Random words, int length) {
        var text = new StringBuilder(length + 16);
        while (text.length() < length) {
            text.append(WORDS[words.nextInt(WORDS.length)]).append(' ');
        }
        return text.substring(0, length - 1) + "s";
    }

    /** Bytes so far. */
    static long written(JsonGenerator out) throws IOException {
        out.flush();
        return ((ByteArrayOutputStream) out.getOutputTarget()).size();
    }

    /** A document. */
    static byte[] json(Body body) {
        var bytes = new ByteArrayOutputStream();
        try (var out = JSON.createGenerator(bytes)) {
            body.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
