package dev.connectors.google.calendar;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.connectors.domain.calendar.Attendee;
import dev.connectors.domain.calendar.EventChange;
import dev.connectors.domain.calendar.EventDraft;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.ParticipationStatus;
import dev.connectors.domain.calendar.SeriesTimes;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;

/** Writes the {@code Event} resource of Calendar v3, whole for an insert and in part for a patch. Pure. */
final class EventWriter {

    private EventWriter() {}

    /**
     * The body of {@code events.insert}.
     *
     * @param id the client's own id: 5 to 1024 characters of a-v and 0-9
     */
    static void draft(EventDraft event, String id, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", id);
        out.writeStringField("summary", event.summary());
        GoogleTime.writeStart(out, "start", event.start(), event.timeZone());
        GoogleTime.writeEnd(out, "end", event.end(), event.timeZone());
        if (event.location().isPresent()) {
            out.writeStringField("location", event.location().get());
        }
        if (event.description().isPresent()) {
            out.writeStringField("description", event.description().get());
        }
        if (!event.attendees().isEmpty()) {
            guests(event.attendees().stream().map(Attendee::invited).toList(), out);
        }
        if (event.recurrence().isPresent()) {
            recurrence(
                    RecurrenceLines.of(SeriesTimes.rule(event.recurrence().get(), event.start(), event.timeZone())),
                    out);
        }
        if (event.video()) {
            newConference(id, out);
        }
        out.writeEndObject();
    }

    /** Texts of a change: set, or set to null where they are to be emptied. */
    static void texts(EventChange change, JsonGenerator out) throws IOException {
        if (change.summary().isPresent()) {
            out.writeStringField("summary", change.summary().get());
        }
        if (change.location().isPresent()) {
            out.writeStringField("location", change.location().get());
        }
        if (change.description().isPresent()) {
            out.writeStringField("description", change.description().get());
        }
        for (var field : change.clear()) {
            out.writeNullField(
                    switch (field) {
                        case LOCATION -> "location";
                        case DESCRIPTION -> "description";
                    });
        }
    }

    /** All guests with every field that a client may write: an array in a patch replaces what was there. */
    static void guests(List<Attendee> guests, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("attendees");
        for (var guest : guests) {
            guest(guest, out);
        }
        out.writeEndArray();
    }

    private static void guest(Attendee guest, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("email", guest.email());
        if (guest.name().isPresent()) {
            out.writeStringField("displayName", guest.name().get().value());
        }
        if (guest.optional()) {
            out.writeBooleanField("optional", true);
        }
        if (guest.resource()) {
            out.writeBooleanField("resource", true);
        }
        out.writeStringField("responseStatus", status(guest.status()));
        if (guest.comment().isPresent()) {
            out.writeStringField("comment", guest.comment().get().value());
        }
        if (guest.additionalGuests() > 0) {
            out.writeNumberField("additionalGuests", guest.additionalGuests());
        }
        out.writeEndObject();
    }

    /** The lines of a series. */
    static void recurrence(RecurrenceLines lines, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("recurrence");
        for (var line : lines.lines()) {
            out.writeString(line);
        }
        out.writeEndArray();
    }

    /** Start and end for an insert. */
    static void times(EventTime start, EventTime end, ZoneId zone, JsonGenerator out) throws IOException {
        GoogleTime.writeStart(out, "start", start, zone);
        GoogleTime.writeEnd(out, "end", end, zone);
    }

    /**
     * Asks for a new Meet conference; without {@code conferenceDataVersion=1} in the query Google ignores it.
     *
     * @param requestId a request of the same id is ignored, so a repeated one makes no second conference
     */
    static void newConference(String requestId, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("conferenceData");
        out.writeObjectFieldStart("createRequest");
        out.writeStringField("requestId", requestId);
        out.writeObjectFieldStart("conferenceSolutionKey");
        out.writeStringField("type", "hangoutsMeet");
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndObject();
    }

    static String status(ParticipationStatus status) {
        return switch (status) {
            case NEEDS_ACTION -> "needsAction";
            case ACCEPTED -> "accepted";
            case DECLINED -> "declined";
            case TENTATIVE -> "tentative";
        };
    }
}
