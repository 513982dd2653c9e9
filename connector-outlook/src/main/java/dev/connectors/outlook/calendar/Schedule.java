package dev.connectors.outlook.calendar;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.Unsupported;
import dev.connectors.outlook.calendar.FreeBusy.Period;
import dev.connectors.spi.Json;
import dev.connectors.spi.ReadContext;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code getSchedule} of Graph for the account's own mailbox. */
final class Schedule {

    /** Graph takes less than 62 days at once. */
    private static final int DAYS_PER_QUERY = 60;
    /** A mailbox with more in one query gets an error of its own; an answer as long as that may have been cut. */
    private static final int MOST_ITEMS = 1_000;

    private record Mailbox(CalendarId calendar, Optional<String> address) {}

    private final LocalDate from;
    private final LocalDate last;
    private final ZoneId zone;
    private final ReadContext context;
    private Optional<String> address = Optional.empty();

    Schedule(LocalDate from, LocalDate last, ZoneId zone, ReadContext context) {
        this.from = from;
        this.last = last;
        this.zone = zone;
        this.context = context;
    }

    /** The one of these that is the mailbox's default calendar; empty where it is not among them, or Graph does not say whose it is. */
    Optional<CalendarId> calendarAmong(List<CalendarId> calendars) {
        var request = context.http().get("/me/calendar").query("$select", "id,owner");
        try {
            var mailbox = Preferences.ids(request).send(Schedule::mailbox);
            address = mailbox.address();
            return Optional.of(mailbox.calendar()).filter(c -> address.isPresent() && calendars.contains(c));
        } catch (NotFound | ProviderRejected e) {
            return Optional.empty();
        }
    }

    /** Its busy times; empty where Graph does not give all of them. */
    Optional<List<Period>> periods() {
        var periods = new ArrayList<Period>();
        try {
            for (var day = from; !day.isAfter(last); day = day.plusDays(DAYS_PER_QUERY)) {
                var end = day.plusDays(DAYS_PER_QUERY - 1L);
                var some = query(day, end.isAfter(last) ? last : end);
                if (some.isEmpty()) {
                    return Optional.empty();
                }
                periods.addAll(some.get());
            }
        } catch (NotFound | ProviderRejected | Unsupported e) {
            return Optional.empty(); // a personal account, or a mailbox that does not let itself be asked
        }
        return Optional.of(periods);
    }

    private Optional<List<Period>> query(LocalDate first, LocalDate last) {
        var request = context.http().readByPost("/me/calendar/getSchedule").json(out -> body(first, last, out));
        return Preferences.in(zone, request).send(this::answer);
    }

    private void body(LocalDate first, LocalDate last, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("schedules");
        out.writeString(address.orElseThrow());
        out.writeEndArray();
        GraphTime.write(out, "startTime", first.atStartOfDay(), zone);
        GraphTime.write(out, "endTime", last.plusDays(1).atStartOfDay(), zone);
        out.writeEndObject();
    }

    private Optional<List<Period>> answer(JsonParser in) throws IOException {
        var found = new ArrayList<Optional<List<Period>>>();
        Json.fields(in, name -> {
            if (name.equals("value")) {
                Json.items(in, () -> found.add(schedule(in)));
            }
        });
        return found.size() == 1 ? found.get(0) : Optional.empty();
    }

    /** One mailbox; empty where it has an error beside what it says, or says nothing. */
    private Optional<List<Period>> schedule(JsonParser in) throws IOException {
        var periods = new ArrayList<Period>();
        var count = new int[] {-1};
        var failed = new boolean[1];
        Json.fields(in, name -> {
            switch (name) {
                case "error" -> failed[0] = true;
                case "scheduleItems" -> {
                    count[0] = 0;
                    Json.items(in, () -> {
                        count[0]++;
                        item(in).ifPresent(periods::add);
                    });
                }
                default -> {}
            }
        });
        return failed[0] || count[0] < 0 || count[0] >= MOST_ITEMS ? Optional.empty() : Optional.of(periods);
    }

    private Optional<Period> item(JsonParser in) throws IOException {
        var times = new GraphTime[2];
        var status = new String[] {""};
        Json.fields(in, name -> {
            switch (name) {
                case "status" -> status[0] = in.getText();
                case "start" -> times[0] = GraphTime.read(in);
                case "end" -> times[1] = GraphTime.read(in);
                default -> {}
            }
        });
        if (times[0] == null || times[1] == null) {
            throw new IOException("a busy time without start or end");
        }
        return EventCodec.blocks(status[0])
                ? Optional.of(new Period(times[0].in(zone), times[1].in(zone)))
                : Optional.empty();
    }

    private static Mailbox mailbox(JsonParser in) throws IOException {
        var parts = new String[] {"", ""};
        Json.fields(in, name -> {
            switch (name) {
                case "id" -> parts[0] = in.getText();
                case "owner" ->
                    Json.fields(in, part -> {
                        if (part.equals("address")) {
                            parts[1] = in.getText();
                        }
                    });
                default -> {}
            }
        });
        return new Mailbox(new CalendarId(parts[0]), Optional.of(parts[1]).filter(a -> !a.isEmpty()));
    }
}
