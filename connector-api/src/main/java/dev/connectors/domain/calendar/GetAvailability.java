package dev.connectors.domain.calendar;

import static dev.connectors.domain.Default.USER_ZONE;

import dev.connectors.domain.Access;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Guarded;
import dev.connectors.domain.Merge;
import dev.connectors.domain.Needs;
import dev.connectors.domain.Page;
import dev.connectors.domain.Size;
import dev.connectors.domain.Tier;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says when calendars are busy (VFREEBUSY, RFC 5545 section 3.6.4). A calendar that cannot be read fails the call: unknown is not free. */
public final class GetAvailability {

    /** Days, the last one included. */
    public record Input(
            @Doc("First day, such as 2026-03-03.") LocalDate from,

            @Doc("Last day, included; leave out for one day.")
            Optional<LocalDate> to,

            @Doc("Ids from list_calendars; leave out for all.") @Needs(Access.BUSY) @Size(max = 200)
            List<CalendarId> calendars,

            @Doc("IANA zone; leave out for the user's.") @Default(USER_ZONE)
            ZoneId timeZone) {
        public Input {
            calendars = List.copyOf(calendars);
            Days.requireRange(from, to, 93);
        }

        /** The last day. */
        public LocalDate last() {
            return to.orElse(from);
        }
    }

    /**
     * A busy time.
     *
     * @param start local start
     * @param end local end
     * @param calendar whose
     */
    public record Busy(LocalDateTime start, LocalDateTime end, CalendarId calendar) implements Guarded<Busy> {
        @Override
        public Set<CalendarId> resources() {
            return Set.of(calendar);
        }

        @Override
        public Optional<Busy> atBusy() {
            return Optional.of(this);
        }
    }

    /**
     * The busy times.
     *
     * @param timeZone of the times
     * @param busy in order of their starts
     * @param checked the calendars that were asked, all of them
     */
    public record Output(ZoneId timeZone, Page<Busy> busy, List<CalendarId> checked) {
        public Output {
            checked = List.copyOf(checked);
        }
    }

    public static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                    "get_availability", Input.class, Output.class)
            .domain(CalendarDomain.DOMAIN)
            .description("Lists busy times, without titles. To find free time use find_free_slots.")
            .tier(Tier.ALL)
            .merged(Merge.<Input, Output, Busy>of(Output::busy, GetAvailability::whole)
                    .byKey(
                            (in, busy) -> busy.start().toString(),
                            busy -> busy.calendar().value() + " " + busy.end())
                    .complete())
            .build();

    private GetAvailability() {}

    private static Output whole(List<Output> all, Page<Busy> busy) {
        var checked = all.stream().flatMap(one -> one.checked().stream()).toList();
        return new Output(all.get(0).timeZone(), busy, checked);
    }
}
