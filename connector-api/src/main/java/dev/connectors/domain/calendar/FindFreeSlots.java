package dev.connectors.domain.calendar;

import static dev.connectors.domain.Default.USER_ZONE;

import dev.connectors.domain.Access;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Needs;
import dev.connectors.domain.Range;
import dev.connectors.domain.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Finds free times over get_availability of every calendar and account, so that no vendor writes it. */
public final class FindFreeSlots {

    /** How long, when, and how much air around it. */
    public record Input(
            @Doc("First day, such as 2026-03-06.") LocalDate from,

            @Doc("Last day, included; leave out for one day.")
            Optional<LocalDate> to,

            @Doc("Length wanted, in minutes.") @Range(min = 5, max = 1440)
            int minutes,

            @Doc("Not before, such as 09:00; leave out for working hours.") @Default("09:00")
            LocalTime earliest,

            @Doc("Not after; leave out for working hours.") @Default("17:00")
            LocalTime latest,

            @Doc("Minutes kept free before and after.") @Default("0") @Range(min = 0, max = 240)
            int buffer,

            @Doc("Ids from list_calendars; leave out for all.") @Needs(Access.BUSY) @Size(max = 200)
            List<CalendarId> calendars,

            @Doc("IANA zone; leave out for the user's.") @Default(USER_ZONE)
            ZoneId timeZone) {
        public Input {
            calendars = List.copyOf(calendars);
            Days.requireRange(from, to, 62);
            if (!latest.isAfter(earliest)) {
                throw new IllegalArgumentException("latest must be after earliest");
            }
        }

        /** The last day. */
        public LocalDate last() {
            return to.orElse(from);
        }
    }

    /**
     * A time in which everything is free.
     *
     * @param day day of the week
     * @param start local start
     * @param end local end
     */
    public record Slot(Weekday day, LocalDateTime start, LocalDateTime end) {}

    /**
     * The free times.
     *
     * @param timeZone of the times
     * @param slots in order; each at least as long as was wanted
     * @param checked per account, how many calendars were asked
     * @param notes what the user should hear, such as a change of the clocks
     */
    public record Output(ZoneId timeZone, List<Slot> slots, List<String> checked, Optional<List<String>> notes) {
        public Output {
            slots = List.copyOf(slots);
            checked = List.copyOf(checked);
        }
    }

    public static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                    "find_free_slots", Input.class, Output.class)
            .domain(CalendarDomain.DOMAIN)
            .description("Finds times when the user is free in every calendar you may check.")
            .build();

    private FindFreeSlots() {}
}
