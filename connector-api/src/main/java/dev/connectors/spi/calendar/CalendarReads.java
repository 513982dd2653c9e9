package dev.connectors.spi.calendar;

import dev.connectors.domain.Access;
import dev.connectors.domain.Page;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.Clashes;
import dev.connectors.domain.calendar.CreateEvent;
import dev.connectors.domain.calendar.GetAvailability;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.spi.ReadContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the calendar domain answers, made of what a provider has. Each calendar is asked for no more than may be seen of it. */
public final class CalendarReads {

    private CalendarReads() {}

    /**
     * Events of all calendars of the call in order of their starts, with the busy times of those of which no more may be seen.
     *
     * @throws ProviderUnavailable where busy times are unknown
     */
    public static ListEvents.Output events(ListEvents.Input in, CalendarSource source, ReadContext context) {
        return new EventMerge(in, source).page(asked(in.calendars(), context));
    }

    /**
     * Busy times of all calendars of the call.
     *
     * @throws ProviderUnavailable where those of any calendar are unknown: unknown is not free
     */
    public static GetAvailability.Output availability(
            GetAvailability.Input in, CalendarSource source, ReadContext context) {
        var calendars = List.copyOf(asked(in.calendars(), context).keySet());
        var times = source.busy(calendars, in.from(), in.last(), in.timeZone());
        requireKnown(times, calendars.size());
        return new GetAvailability.Output(in.timeZone(), Page.of(times.busy()), calendars);
    }

    /**
     * What a new event overlaps, in every calendar that may be seen: titles where they may be read, times alone elsewhere. Of a recurring
     * event the first occurrence is looked at.
     */
    public static Clashes clashes(CreateEvent.Input in, CalendarSource source, ReadContext context) {
        return ClashFinder.look(in, source, context);
    }

    static void requireKnown(CalendarSource.BusyTimes times, int asked) {
        if (!times.unknown().isEmpty()) {
            throw new ProviderUnavailable(
                    "It could not be found out when " + times.unknown().size() + " of " + asked
                            + " calendars are busy, and unknown is not free. Try again later, or ask for single calendars.",
                    "free/busy: " + String.join(", ", new TreeSet<>(times.reasons())));
        }
    }

    /** The calendars that a call is about, with what may be seen of each: those that it names, or all. */
    private static Map<CalendarId, Access> asked(List<CalendarId> named, ReadContext context) {
        var visible = context.visible(CalendarId.class);
        if (named.isEmpty()) {
            return visible;
        }
        var asked = new LinkedHashMap<CalendarId, Access>();
        for (var id : named) {
            var access = visible.get(id);
            if (access == null) { // the runtime has refused it before
                throw new NotFound("No such calendar among those you may use; see list_calendars.");
            }
            asked.put(id, access);
        }
        return asked;
    }
}
