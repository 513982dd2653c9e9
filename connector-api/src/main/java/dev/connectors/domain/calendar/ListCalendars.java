package dev.connectors.domain.calendar;

import dev.connectors.domain.Access;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import dev.connectors.domain.Merge;
import dev.connectors.domain.Page;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Lists the calendars that the user lets the assistant see. */
public final class ListCalendars {

    /** Nothing to say. */
    public record Input() {}

    /** The calendars. */
    public record Output(Page<Listed> calendars) {}

    /**
     * A calendar.
     *
     * @param id for the other tools
     * @param title what the user calls it
     * @param access what the assistant may do with it: busy, read or write
     * @param timeZone its own zone
     * @param primary true for the account's own
     */
    public record Listed(
            CalendarId id,
            Optional<ForeignText> title,
            Access access,
            Optional<ZoneId> timeZone,
            Optional<Boolean> primary)
            implements Guarded<Listed> {
        @Override
        public Set<CalendarId> resources() {
            return Set.of(id);
        }

        @Override
        public Optional<Listed> atBusy() {
            // Its title is what the person chose by when they set it to busy, and is no event's content.
            return Optional.of(new Listed(id, title, Access.BUSY, timeZone, primary));
        }
    }

    public static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                    "list_calendars", Input.class, Output.class)
            .domain(CalendarDomain.DOMAIN)
            .description("Lists the calendars you may see, and what you may do with each.")
            .merged(Merge.<Input, Output, Listed>of(Output::calendars, (all, calendars) -> new Output(calendars)))
            .build();

    private ListCalendars() {}
}
