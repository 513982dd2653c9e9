package dev.connectors.domain.calendar;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;

/** Reads one event whole. */
public final class GetEvent {

    /** Which one. */
    public record Input(
            @Doc("Id from list_events.") EventId event,

            @Doc("Its calendar, from the same result.") @Default("primary")
            CalendarId calendar) {}

    public static final ActionContract<Input, EventView> CONTRACT = ActionContract.of(
                    "get_event", Input.class, EventView.class)
            .domain(CalendarDomain.DOMAIN)
            .absent("No such event or calendar is there for you. Look it up again with list_events.")
            .description("Reads one event with its guests and text. Find it first with list_events.")
            .build();

    private GetEvent() {}
}
