package dev.connectors.domain.calendar;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Domain;
import java.util.List;

/** The calendar domain: its name and its contracts. */
public final class CalendarDomain {

    /** The domain. */
    public static final Domain DOMAIN = new Domain("calendar", "Calendar");

    private CalendarDomain() {}

    /** Every contract of the domain that a connector implements. */
    public static List<ActionContract<?, ?>> contracts() {
        return List.of(
                ListCalendars.CONTRACT,
                ListEvents.CONTRACT,
                GetEvent.CONTRACT,
                GetAvailability.CONTRACT,
                CreateEvent.CONTRACT,
                UpdateEvent.CONTRACT,
                DeleteEvent.CONTRACT,
                RespondToEvent.CONTRACT);
    }
}
