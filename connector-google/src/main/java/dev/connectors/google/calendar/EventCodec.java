package dev.connectors.google.calendar;

import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.calendar.Attendee;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.ParticipationStatus;
import dev.connectors.google.calendar.GoogleTime.Reading;
import dev.connectors.spi.ApiRequest;
import dev.connectors.spi.Json;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Event} resource of Calendar v3. Pure; what is written is in {@link EventWriter}. */
final class EventCodec {

    /** What a list needs. */
    static final String LISTED = "id,status,eventType,summary,location,start,end,recurringEventId,transparency,"
            + "attendees(email,self,resource,responseStatus)";

    /** All that the domain's event has, and what changes are written on top of. */
    static final String WHOLE =
            "id,etag,iCalUID,status,eventType,summary,location,description,start,end,recurringEventId,"
                    + "originalStartTime,recurrence,transparency,organizer(email,self),attendeesOmitted,"
                    + "attendees(email,displayName,responseStatus,self,organizer,optional,resource,comment,additionalGuests),"
                    + "hangoutLink,conferenceData/entryPoints(entryPointType,uri)";

    /** What an occurrence that was changed by itself adds to whom its series reaches. */
    static final String REACHED = "id,status,recurringEventId,originalStartTime,start,end,organizer(email,self),"
            + "attendees(email,self,resource),attendeesOmitted";

    static final Map<String, ParticipationStatus> STATUS = Map.of(
            "needsAction", ParticipationStatus.NEEDS_ACTION,
            "accepted", ParticipationStatus.ACCEPTED,
            "declined", ParticipationStatus.DECLINED,
            "tentative", ParticipationStatus.TENTATIVE);

    private final Reading reading;
    private final Optional<ZoneId> asked;

    private Optional<String> id = Optional.empty();
    private String etag = "";
    private String uid = "";
    private String status = "";
    private String type = "default";
    private Optional<String> series = Optional.empty();
    private Optional<GoogleTime> start = Optional.empty();
    private Optional<GoogleTime> end = Optional.empty();
    private Optional<GoogleTime> original = Optional.empty();
    private final List<String> recurrence = new ArrayList<>();
    private Optional<String> meetLink = Optional.empty();
    private Optional<String> videoLink = Optional.empty();
    private boolean hasOrganizer;
    private boolean hasGuests;
    private boolean omitted;
    private final Event.Builder event;

    private EventCodec(CalendarId calendar, Reading reading, Optional<ZoneId> asked) {
        this.reading = reading;
        this.asked = asked;
        this.event = Event.in(calendar);
    }

    /** Reads an answer that was asked for in a zone: start and end are local there. */
    static ApiRequest.Reader<GoogleEvent> askedIn(CalendarId calendar, ZoneId zone) {
        return in -> new EventCodec(calendar, Reading.AS_ANSWERED, Optional.of(zone)).read(in);
    }

    /** Reads the answer to a write: start and end in the event's own zone. */
    static ApiRequest.Reader<GoogleEvent> written(CalendarId calendar) {
        return in -> new EventCodec(calendar, Reading.IN_OWN_ZONE, Optional.empty()).read(in);
    }

    private GoogleEvent read(JsonParser in) throws IOException {
        Json.fields(in, name -> {
            switch (name) {
                case "id" -> id = Json.text(in);
                case "etag" -> etag = in.getText();
                case "iCalUID" -> uid = in.getText();
                case "status" -> status = in.getText();
                case "eventType" -> type = in.getText();
                case "recurringEventId" -> series = Json.text(in);
                case "start" -> start = GoogleTime.read(in);
                case "end" -> end = GoogleTime.read(in);
                case "originalStartTime" -> original = GoogleTime.read(in);
                case "summary" -> event.summary(in.getText());
                case "location" -> event.location(in.getText());
                case "description" -> event.description(in.getText());
                case "transparency" -> event.busy(!in.getText().equals("transparent"));
                case "organizer" -> organizer(in);
                case "attendees" -> Json.items(in, () -> attendee(in));
                case "attendeesOmitted" -> omitted |= in.getBooleanValue();
                case "recurrence" -> Json.items(in, () -> recurrence.add(in.getText()));
                case "hangoutLink" -> meetLink = Json.text(in);
                case "conferenceData" -> conference(in);
                default -> {}
            }
        });
        var lines = new RecurrenceLines(recurrence);
        return new GoogleEvent(
                status.equals("cancelled") ? Optional.empty() : Optional.of(live(lines)),
                etag,
                uid,
                type,
                series.map(EventId::new),
                start.flatMap(GoogleTime::zone),
                original,
                lines,
                start);
    }

    private Event live(RecurrenceLines lines) throws IOException {
        if (start.isEmpty() || end.isEmpty()) {
            throw new IOException("an event without start or end");
        }
        if (hasGuests && !hasOrganizer) {
            event.organizer("", false); // whoever it is, it is not known to be the account
        }
        event.attendeesOmitted(omitted);
        id.ifPresent(event::id);
        series.ifPresent(event::series);
        videoLink.or(() -> meetLink).ifPresent(event::video);
        if (!lines.isEmpty()) {
            event.recurrence(lines.text());
        }
        var first = start.get();
        var own = first.zone().or(() -> first.time().map(t -> t.getOffset()));
        return event.start(first.start(reading))
                .end(end.get().end(reading))
                .timeZone(first.allDay() ? Optional.empty() : asked.or(() -> own))
                .build();
    }

    private void organizer(JsonParser in) throws IOException {
        var email = new String[1];
        var self = new boolean[1];
        Json.fields(in, name -> {
            switch (name) {
                case "email" -> email[0] = in.getText();
                case "self" -> self[0] = in.getBooleanValue();
                default -> {}
            }
        });
        event.organizer(email[0] == null ? "" : email[0], self[0]);
        hasOrganizer = true;
    }

    private void attendee(JsonParser in) throws IOException {
        var text = new String[4];
        var flags = new boolean[4];
        var more = new int[1];
        Json.fields(in, name -> {
            switch (name) {
                case "email" -> text[0] = in.getText();
                case "displayName" -> text[1] = in.getText();
                case "responseStatus" -> text[2] = in.getText();
                case "comment" -> text[3] = in.getText();
                case "self" -> flags[0] = in.getBooleanValue();
                case "organizer" -> flags[1] = in.getBooleanValue();
                case "optional" -> flags[2] = in.getBooleanValue();
                case "resource" -> flags[3] = in.getBooleanValue();
                case "additionalGuests" -> more[0] = in.getIntValue();
                default -> {}
            }
        });
        hasGuests = true;
        omitted |= text[0] == null; // a guest without an address could not be written back
        event.attendee(new Attendee(
                text[0] == null ? "" : text[0],
                foreign(text[1]),
                STATUS.getOrDefault(text[2] == null ? "" : text[2], ParticipationStatus.NEEDS_ACTION),
                flags[0],
                flags[1],
                flags[2],
                flags[3],
                foreign(text[3]),
                more[0]));
    }

    private void conference(JsonParser in) throws IOException {
        Json.fields(in, name -> {
            if (name.equals("entryPoints")) {
                Json.items(in, () -> entryPoint(in));
            }
        });
    }

    private void entryPoint(JsonParser in) throws IOException {
        var parts = new String[2];
        Json.fields(in, name -> {
            switch (name) {
                case "entryPointType" -> parts[0] = in.getText();
                case "uri" -> parts[1] = in.getText();
                default -> {}
            }
        });
        if ("video".equals(parts[0]) && parts[1] != null) {
            videoLink = Optional.of(parts[1]);
        }
    }

    private static Optional<ForeignText> foreign(@Nullable String text) {
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(new ForeignText(text));
    }
}
