package dev.connectors.outlook.calendar;

import dev.connectors.domain.Access;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.outlook.Microsoft;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Resource;
import dev.connectors.spi.Resource.Sharing;
import dev.connectors.spi.ResourceType;
import dev.connectors.spi.Scopes;
import java.util.List;
import java.util.Set;

/** The account's calendars as resources that a user allows one by one. */
final class Calendars {

    static final Scopes LIST_SCOPES = Microsoft.anyOf("Calendars.ReadBasic", "Calendars.Read", "Calendars.ReadWrite");
    /**
     * Texts of events are in no narrower one. It is enough for calendars that others share, too: what the list has of them is a copy in
     * the account's own mailbox (https://learn.microsoft.com/graph/outlook-get-shared-events-calendars, read on 2026-11-28).
     */
    static final Scopes READ_SCOPES = Microsoft.anyOf("Calendars.Read", "Calendars.ReadWrite");

    static final Scopes WRITE_SCOPES = Microsoft.anyOf("Calendars.ReadWrite");
    static final Scopes FREE_BUSY_SCOPES = LIST_SCOPES;

    static final ResourceType<CalendarId> RESOURCES =
            ResourceType.of("calendar", CalendarId.class, Calendars::list).scopes(LIST_SCOPES);

    private Calendars() {}

    private static List<Resource<CalendarId>> list(ReadContext context) {
        var entries = CalendarListCodec.all(context);
        var own = entries.stream()
                .filter(CalendarListCodec.Entry::primary)
                .findFirst()
                .flatMap(CalendarListCodec.Entry::owner);
        return entries.stream()
                .map(entry -> resource(
                        entry,
                        entry.canShare()
                                && (own.isEmpty()
                                        || entry.owner().isEmpty()
                                        || own.get()
                                                .equalsIgnoreCase(entry.owner().get()))))
                .toList();
    }

    /**
     * An entry as a resource.
     *
     * <p>The list does not say who else sees a calendar; only its permissions would, each calendar's with a request of its own. So a
     * calendar of the account's own mailbox is unknown, which counts as shared until the user says otherwise, and one of another mailbox
     * is shared.
     *
     * <p>The default calendar is the one exception. It is made with the account and is nobody else's until its owner shares it; were it
     * unknown, every appointment that a user notes down for themselves would be asked about as if it left the house, and people who are
     * asked too often read nothing. A user who did share it says so in the settings.
     */
    private static Resource<CalendarId> resource(CalendarListCodec.Entry entry, boolean owned) {
        var sharing = !owned ? Sharing.SHARED : entry.primary() ? Sharing.PRIVATE : Sharing.UNKNOWN;
        var resource = new Resource<>(
                entry.id(),
                CalendarListCodec.title(entry),
                Set.of(),
                sharing,
                owned,
                entry.canEdit() ? Access.WRITE : Access.READ);
        return entry.primary() ? resource.alias("primary") : resource;
    }
}
