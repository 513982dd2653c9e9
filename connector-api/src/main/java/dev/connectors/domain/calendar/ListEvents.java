package dev.connectors.domain.calendar;

import static dev.connectors.domain.Default.USER_ZONE;

import dev.connectors.domain.Access;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Cursor;
import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Merge;
import dev.connectors.domain.Needs;
import dev.connectors.domain.Page;
import dev.connectors.domain.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Lists events that overlap a range of days, occurrences one by one, in order of their starts. */
public final class ListEvents {

    /** Days, the last one included: no midnight arithmetic for models. */
    public record Input(
            @Doc("First day, such as 2026-03-03.") LocalDate from,

            @Doc("Last day, included; leave out for one day.")
            Optional<LocalDate> to,

            @Doc("Only events with these words.") @Size(min = 1, max = 200)
            Optional<String> words,

            @Doc("Ids from list_calendars; leave out for all.") @Needs(Access.BUSY) @Size(max = 50)
            List<CalendarId> calendars,

            @Doc("IANA zone of the days; leave out for the user's.") @Default(USER_ZONE)
            ZoneId timeZone,

            @Doc("From the result before, to read on.") Optional<Cursor> next) {
        public Input {
            calendars = List.copyOf(calendars);
            Days.requireRange(from, to, 366);
        }

        /** The last day. */
        public LocalDate last() {
            return to.orElse(from);
        }
    }

    /** The events of one page, in the zone that was asked for. */
    public record Output(ZoneId timeZone, Page<EventSummary> events) {}

    public static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                    "list_events", Input.class, Output.class)
            .domain(CalendarDomain.DOMAIN)
            .description("Lists events day by day, over all calendars you may see. For free time use find_free_slots.")
            .merged(Merge.<Input, Output, EventSummary>of(
                            Output::events,
                            (all, events) -> new Output(all.get(0).timeZone(), events))
                    .byKey((in, event) -> event.start().from().toString(), EventSummary::identity))
            .build();

    private ListEvents() {}
}
