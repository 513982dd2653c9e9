package dev.connectors.outlook.calendar;

import dev.connectors.domain.ForeignText;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.error.InvalidArguments;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.calendar.CalendarSource;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code calendarView} and {@code getSchedule} of Graph, for one call. */
final class OutlookSource implements CalendarSource {

    private final ReadContext context;
    private final Set<EventId> made;
    private final Owners owners;

    OutlookSource(ReadContext context) {
        this(context, Set.of());
    }

    /**
     * For a call that is looked for after its answer was lost.
     *
     * @param made what it made; of a series its occurrences are meant, too
     */
    OutlookSource(ReadContext context, Set<EventId> made) {
        this.context = context;
        this.made = Set.copyOf(made);
        this.owners = new Owners(context);
    }

    /** The token is the day to go on with. */
    @Override
    public Chunk events(Query query, Optional<String> token) {
        var from = token.map(OutlookSource::day).orElse(query.from());
        // Texts are asked for only where they are searched: Graph's own search does not go over a calendar's days.
        var fields = query.words().isEmpty() ? EventCodec.LISTED : EventCodec.LISTED + ",body";
        var days = new CalendarView(query.calendar(), query.zone(), fields, context).some(from, query.last());
        var events = new ArrayList<Found>();
        for (var found : days.events()) {
            var repeated = token.isPresent() && found.day().isBefore(from);
            if (!repeated && !found.cancelled() && !found.declined()) {
                var event = owners.mark(query.calendar(), found).live();
                if (query.words().map(words -> has(event, words)).orElse(true)) {
                    events.add(new Found(event, isOfThisCall(found)));
                }
            }
        }
        return new Chunk(events, days.further().map(LocalDate::toString));
    }

    @Override
    public BusyTimes busy(List<CalendarId> calendars, LocalDate from, LocalDate last, ZoneId zone) {
        return new FreeBusy(from, last, zone, context).ask(calendars);
    }

    private boolean isOfThisCall(GraphEvent found) {
        return found.transactionId().filter(context.operationId()::equals).isPresent()
                || made.contains(found.id())
                || found.series().filter(made::contains).isPresent();
    }

    private static LocalDate day(String token) {
        try {
            return LocalDate.parse(token);
        } catch (DateTimeException e) {
            throw InvalidArguments.at("next", "the value that the result before gave");
        }
    }

    /** Whether each of the words is in one of the texts of an event, or in the name or address of a guest. */
    private static boolean has(Event event, String words) {
        var texts = Stream.concat(
                        Stream.of(event.summary(), event.location(), event.description())
                                .flatMap(Optional::stream)
                                .map(ForeignText::value),
                        event.attendees().stream()
                                .flatMap(a ->
                                        Stream.concat(Stream.of(a.email()), a.name().map(ForeignText::value).stream())))
                .map(OutlookSource::plain)
                .toList();
        return Stream.of(plain(words).strip().split("\\s+"))
                .allMatch(word -> texts.stream().anyMatch(text -> text.contains(word)));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
