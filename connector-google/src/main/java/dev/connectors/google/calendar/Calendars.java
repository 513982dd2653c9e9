package dev.connectors.google.calendar;

import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.google.Google;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Resource;
import dev.connectors.spi.Resource.Sharing;
import dev.connectors.spi.ResourceType;
import dev.connectors.spi.Scopes;
import java.util.List;
import java.util.Set;

/** The account's calendars as resources that a user allows one by one. */
final class Calendars {

    static final Scopes LIST_SCOPES =
            Google.anyOf("calendar.calendarlist.readonly", "calendar.calendarlist", "calendar.readonly", "calendar");
    static final Scopes READ_SCOPES =
            Google.anyOf("calendar.events.readonly", "calendar.events", "calendar.readonly", "calendar");
    static final Scopes WRITE_SCOPES = Google.anyOf("calendar.events", "calendar");
    static final Scopes FREE_BUSY_SCOPES =
            Google.anyOf("calendar.freebusy", "calendar.events.freebusy", "calendar.readonly", "calendar");

    static final ResourceType<CalendarId> RESOURCES =
            ResourceType.of("calendar", CalendarId.class, Calendars::list).scopes(LIST_SCOPES);

    private Calendars() {}

    private static List<Resource<CalendarId>> list(ReadContext context) {
        return CalendarListCodec.all(context).stream().map(Calendars::resource).toList();
    }

    /**
     * An entry as a resource.
     *
     * <p>The list does not say who else sees a calendar; only its access rules would, and asking for them takes a scope that lets an
     * application read every sharing setting. So a calendar of the account's own is unknown, which counts as shared until the user
     * says otherwise, and a calendar of somebody else is shared.
     *
     * <p>The primary calendar is the one exception. It is made with the account and is nobody else's until its owner goes to its
     * sharing page; were it unknown, every appointment that a user notes down for themselves would be asked about as if it left the
     * house, and people who are asked too often read nothing. A user who did share it says so in the settings.
     */
    private static Resource<CalendarId> resource(CalendarListCodec.Entry entry) {
        var sharing = !entry.owned() ? Sharing.SHARED : entry.primary() ? Sharing.PRIVATE : Sharing.UNKNOWN;
        var resource = new Resource<>(
                entry.id(), CalendarListCodec.title(entry), Set.of(), sharing, entry.owned(), entry.most());
        return entry.primary() ? resource.alias("primary") : resource;
    }
}
