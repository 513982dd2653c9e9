package dev.connectors.outlook.calendar;

import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.calendar.Attendee;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.ParticipationStatus;
import dev.connectors.spi.ApiRequest;
import dev.connectors.spi.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads Graph's {@code event}. Pure. */
final class EventCodec {

    /** What a list needs. */
    static final String LISTED = "id,subject,start,end,isAllDay,isCancelled,isOrganizer,organizer,responseStatus,"
            + "showAs,type,seriesMasterId,location,attendees,originalStartTimeZone,transactionId";

    /** All that the domain's event has, and what changes are written on top of. */
    static final String WHOLE =
            LISTED + ",iCalUId,body,hideAttendees,recurrence,originalStart,onlineMeeting," + "onlineMeetingUrl";

    /** What says when a calendar is busy: no word of what is on. */
    static final String TIMES =
            "id,start,end,isAllDay,isCancelled,isOrganizer,responseStatus,showAs,type,originalStartTimeZone";

    /** A person with an address, and what Graph says beside it. */
    private record Guest(String address, String name, String type, String response) {}

    private final ZoneId asked;
    private final Optional<String> account;

    private final Event.Builder event;
    private Optional<String> id = Optional.empty();
    private String etag = "";
    private String uid = "";
    private String type = "";
    private Optional<String> series = Optional.empty();
    private Optional<GraphTime> start = Optional.empty();
    private Optional<GraphTime> end = Optional.empty();
    private Optional<String> ownZone = Optional.empty();
    private Optional<Instant> original = Optional.empty();
    private Optional<GraphRecurrence> recurrence = Optional.empty();
    private boolean allDay;
    private boolean cancelled;
    private boolean isOrganizer;
    private boolean guestsHidden;
    private String response = "";
    private Optional<String> organizer = Optional.empty();
    private final List<Guest> guests = new ArrayList<>();
    private Optional<String> joinUrl = Optional.empty();
    private Optional<String> legacyUrl = Optional.empty();
    private Optional<String> transactionId = Optional.empty();

    private EventCodec(CalendarId calendar, ZoneId asked, Optional<String> account) {
        this.asked = asked;
        this.account = account;
        this.event = Event.in(calendar);
    }

    /**
     * Reads an answer that was asked for in a zone with {@link Preferences#in}.
     *
     * @param account the address of whoever the calendar belongs to: which of the guests that is, Graph does not say
     */
    static ApiRequest.Reader<GraphEvent> askedIn(CalendarId calendar, ZoneId zone, Optional<String> account) {
        return in -> new EventCodec(calendar, zone, account).read(in);
    }

    private GraphEvent read(JsonParser in) throws IOException {
        Json.fields(in, name -> field(name, in));
        var own = ownZone.flatMap(name -> GraphZones.zone(name, asked));
        return new GraphEvent(
                cancelled ? Optional.empty() : Optional.of(live(own)),
                new EventId(id.orElseThrow(() -> new IOException("an event without id"))),
                etag,
                uid,
                type,
                series.map(EventId::new),
                start.orElseThrow(() -> new IOException("an event without start"))
                        .day(asked, own, allDay),
                own,
                original,
                recurrence,
                isOrganizer,
                response,
                transactionId);
    }

    private void field(String name, JsonParser in) throws IOException {
        switch (name) {
            case "id" -> id = Json.text(in);
            case "@odata.etag" -> etag = in.getText();
            case "iCalUId" -> uid = in.getText();
            case "type" -> type = in.getText();
            case "seriesMasterId" -> series = Json.text(in);
            case "start" -> start = Optional.of(GraphTime.read(in));
            case "end" -> end = Optional.of(GraphTime.read(in));
            case "originalStartTimeZone" -> ownZone = Json.text(in);
            case "originalStart" -> original = Optional.of(instant(in.getText()));
            case "recurrence" -> recurrence = Optional.of(GraphRecurrence.read(in));
            case "isAllDay" -> allDay = in.getBooleanValue();
            case "isCancelled" -> cancelled = in.getBooleanValue();
            case "isOrganizer" -> isOrganizer = in.getBooleanValue();
            case "hideAttendees" -> guestsHidden = in.getBooleanValue();
            case "responseStatus" -> response = response(in);
            case "subject" -> event.summary(in.getText());
            case "location" -> text(in, "displayName").ifPresent(event::location);
            case "body" -> text(in, "content").map(String::strip).ifPresent(event::description);
            case "showAs" -> event.busy(blocks(in.getText()));
            case "organizer" -> organizer = Optional.of(guest(in).address());
            case "attendees" -> Json.items(in, () -> guests.add(guest(in)));
            case "onlineMeeting" -> joinUrl = text(in, "joinUrl");
            case "onlineMeetingUrl" -> legacyUrl = Json.text(in);
            case "transactionId" -> transactionId = Json.text(in);
            default -> {}
        }
    }

    /** Whether the time is taken. A word that is newer than this code takes it. */
    static boolean blocks(String showAs) {
        var lower = showAs.toLowerCase(Locale.ROOT);
        return !lower.equals("free") && !lower.equals("workingelsewhere");
    }

    private Event live(Optional<ZoneId> own) throws IOException {
        if (start.isEmpty() || end.isEmpty()) {
            throw new IOException("an event without start or end");
        }
        id.ifPresent(event::id);
        series.ifPresent(event::series);
        recurrence.map(r -> r.text(allDay, zoneOf(r).or(() -> own))).ifPresent(event::recurrence);
        joinUrl.or(() -> legacyUrl).ifPresent(event::video);
        // Whoever it is where nobody is named, it is not known to be the account.
        if (organizer.isPresent() || !guests.isEmpty()) {
            event.organizer(organizer.orElse(""), isOrganizer);
        }
        for (var guest : guests) {
            event.attendee(attendee(guest));
        }
        event.attendeesOmitted((guestsHidden && !isOrganizer)
                || guests.stream().anyMatch(g -> g.address().isEmpty()));
        if (allDay) {
            event.start(new EventTime.On(start.get().day(own)))
                    .end(new EventTime.On(end.get().day(own).minusDays(1)));
        } else {
            event.start(new EventTime.At(start.get().in(asked)))
                    .end(new EventTime.At(end.get().in(asked)))
                    .timeZone(Optional.of(asked));
        }
        return event.build();
    }

    private Optional<ZoneId> zoneOf(GraphRecurrence rule) {
        return rule.range().zone().flatMap(name -> GraphZones.zone(name, asked));
    }

    private Attendee attendee(Guest guest) {
        var organizes = organizer.filter(guest.address()::equalsIgnoreCase).isPresent();
        var read = new Attendee(
                guest.address(),
                guest.name().isEmpty() ? Optional.empty() : Optional.of(new ForeignText(guest.name())),
                status(guest.response()),
                false,
                organizes,
                guest.type().equals("optional"),
                guest.type().equals("resource"),
                Optional.empty(),
                0);
        return (organizes && isOrganizer)
                        || account.filter(guest.address()::equalsIgnoreCase).isPresent()
                ? self(read, response)
                : read;
    }

    /** The own entry is that of the invitation; what was answered to it stands beside the event. */
    static Attendee self(Attendee guest, String response) {
        return guest.asSelf(response.isEmpty() || response.equals("none") ? guest.status() : status(response));
    }

    /** An answer; a word that is newer than this code is none yet. */
    static ParticipationStatus status(String response) {
        return switch (response) {
            case "organizer", "accepted" -> ParticipationStatus.ACCEPTED;
            case "declined" -> ParticipationStatus.DECLINED;
            case "tentativelyAccepted" -> ParticipationStatus.TENTATIVE;
            default -> ParticipationStatus.NEEDS_ACTION;
        };
    }

    private static Guest guest(JsonParser in) throws IOException {
        var parts = new String[] {"", "", "", ""};
        Json.fields(in, name -> {
            switch (name) {
                case "emailAddress" ->
                    Json.fields(in, part -> {
                        switch (part) {
                            case "address" -> parts[0] = in.getText();
                            case "name" -> parts[1] = in.getText();
                            default -> {}
                        }
                    });
                case "type" -> parts[2] = in.getText();
                case "status" -> parts[3] = response(in);
                default -> {}
            }
        });
        return new Guest(parts[0], parts[1], parts[2], parts[3]);
    }

    private static String response(JsonParser in) throws IOException {
        return text(in, "response").orElse("");
    }

    /** One text field of the object here. */
    private static Optional<String> text(JsonParser in, String field) throws IOException {
        var found = new String[1];
        Json.fields(in, name -> {
            if (name.equals(field)) {
                found[0] = in.getText();
            }
        });
        return Optional.ofNullable(found[0]);
    }

    private static Instant instant(String text) throws IOException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IOException("not a time as Graph writes it", e);
        }
    }
}
