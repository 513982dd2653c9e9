package dev.connectors.outlook.calendar;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.calendar.Attendee;
import dev.connectors.domain.calendar.EventChange;
import dev.connectors.domain.calendar.EventDraft;
import dev.connectors.domain.calendar.EventTime;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;

/** Writes Graph's {@code event}, whole for a new one and in part for a change. Pure; what is read is in {@link EventCodec}. */
final class EventWriter {

    private EventWriter() {}

    /**
     * The body of a new event.
     *
     * @param transactionId with which a second one is not made
     */
    static void draft(EventDraft event, String transactionId, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("transactionId", transactionId);
        out.writeStringField("subject", event.summary());
        times(event.start(), event.end(), event.timeZone(), out);
        // Said, since what is left out is another thing to each of Outlook's programs.
        out.writeStringField("showAs", "busy");
        if (event.location().isPresent()) {
            place(event.location().get(), out);
        }
        if (event.description().isPresent()) {
            text(event.description().get(), out);
        }
        if (!event.attendees().isEmpty()) {
            guests(event.attendees().stream().map(Attendee::invited).toList(), out);
        }
        if (event.recurrence().isPresent()) {
            out.writeFieldName("recurrence");
            GraphRecurrence.of(event.recurrence().get(), event.start(), event.timeZone())
                    .write(out);
        }
        if (event.video()) {
            teams(out);
        }
        out.writeEndObject();
    }

    /** Start and end; a whole day from midnight to midnight of one zone. */
    static void times(EventTime start, EventTime end, ZoneId zone, JsonGenerator out) throws IOException {
        out.writeBooleanField("isAllDay", start.allDay());
        GraphTime.writeStart(out, "start", start, zone);
        GraphTime.writeEnd(out, "end", end, zone);
    }

    /** Texts of a change: set, or emptied. */
    static void texts(EventChange change, JsonGenerator out) throws IOException {
        if (change.summary().isPresent()) {
            out.writeStringField("subject", change.summary().get());
        }
        if (change.location().isPresent()) {
            place(change.location().get(), out);
        }
        if (change.description().isPresent()) {
            text(change.description().get(), out);
        }
        for (var field : change.clear()) {
            switch (field) {
                case LOCATION -> place("", out);
                case DESCRIPTION -> text("", out);
            }
        }
    }

    /** All guests: a change replaces those who were there. Their answers are Exchange's and stay with their addresses. */
    static void guests(List<Attendee> guests, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("attendees");
        for (var guest : guests) {
            out.writeStartObject();
            out.writeObjectFieldStart("emailAddress");
            out.writeStringField("address", guest.email());
            if (guest.name().isPresent()) {
                out.writeStringField(
                        "name", guest.name().map(ForeignText::value).get());
            }
            out.writeEndObject();
            out.writeStringField("type", guest.resource() ? "resource" : guest.optional() ? "optional" : "required");
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** A new Teams meeting; once there it can be neither changed nor taken away. */
    static void teams(JsonGenerator out) throws IOException {
        out.writeBooleanField("isOnlineMeeting", true);
        out.writeStringField("onlineMeetingProvider", "teamsForBusiness");
    }

    private static void place(String name, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("location");
        out.writeStringField("displayName", name);
        out.writeEndObject();
    }

    private static void text(String content, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("body");
        out.writeStringField("contentType", "text");
        out.writeStringField("content", content);
        out.writeEndObject();
    }
}
