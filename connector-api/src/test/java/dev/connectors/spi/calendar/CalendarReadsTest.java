package dev.connectors.spi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.Access;
import dev.connectors.domain.Cursor;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.ResourceId;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.CreateEvent;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventDraft;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.GetAvailability;
import dev.connectors.domain.calendar.GetAvailability.Busy;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.domain.calendar.SendUpdates;
import dev.connectors.error.Cancelled;
import dev.connectors.error.InvalidArguments;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.spi.ApiReader;
import dev.connectors.spi.ReadContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalendarReadsTest {

    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final LocalDateTime NOON = LocalDateTime.parse("2026-03-03T12:00");
    private static final CalendarId WORK = new CalendarId("work");
    private static final CalendarId FAMILY = new CalendarId("family");

    private final Source source = new Source();
    private final Context context = new Context();

    @Test
    void aListMergesWhatMayBeReadWithTheTimesOfWhatMayNot() {
        context.sees(WORK, Access.WRITE).sees(FAMILY, Access.BUSY);
        source.event(WORK, "Lunch", NOON).event(WORK, "Call", NOON.plusHours(3));
        source.busy.add(new Busy(NOON.plusHours(1), NOON.plusHours(2), FAMILY));

        var items = list(Optional.empty()).events().items();

        assertThat(items)
                .extracting(i -> i.summary().map(ForeignText::value).orElse("busy"))
                .containsExactly("Lunch", "busy", "Call");
        assertThat(source.asked).containsExactly("events work", "busy [family]");
    }

    @Test
    void pagesHoldEachEventOnceThoughSomeAreAddedAndDeletedInBetween() {
        context.sees(WORK, Access.READ);
        IntStream.range(0, 120).forEach(i -> source.event(WORK, "e" + i, NOON.plusMinutes(i)));
        var first = list(Optional.empty()).events();
        source.events.remove(3);
        source.event(WORK, "new, and before", NOON.minusMinutes(1));

        var second = list(first.next()).events();
        var third = list(second.next()).events();

        assertThat(second.items())
                .extracting(i -> i.summary().orElseThrow().value())
                .startsWith("e50")
                .endsWith("e99");
        assertThat(third.items()).hasSize(20);
        assertThat(third.next()).isEmpty();
    }

    @Test
    void whatLiesBesideTheDaysIsLeftOut() {
        context.sees(WORK, Access.READ);
        source.event(WORK, "Yesterday", NOON.minusDays(1)).event(WORK, "Today", NOON);

        assertThat(list(Optional.empty()).events().items()).hasSize(1);
    }

    @Test
    void aCursorThatIsNoneIsRefused() {
        context.sees(WORK, Access.READ);

        assertThatThrownBy(() -> list(Optional.of(new Cursor("[]")))).isInstanceOf(InvalidArguments.class);
    }

    @Test
    void pagesWithoutAnEndAreAnOutageAndNotAnEndlessCall() {
        context.sees(WORK, Access.READ);
        source.repeats = Optional.of("the same");

        assertThatThrownBy(() -> list(Optional.empty()))
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining("without an end");
        assertThat(source.asked).hasSize(2);
    }

    @Test
    void neitherAreNewPagesForEver() {
        var pages = new Pages();

        assertThatThrownBy(() -> IntStream.range(0, 1_000).forEach(i -> pages.next("page " + i)))
                .isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void unknownIsNotFree() {
        context.sees(WORK, Access.READ).sees(FAMILY, Access.BUSY);
        source.unknown.add(FAMILY);

        assertThatThrownBy(() -> CalendarReads.availability(availability(List.of()), source, context))
                .isInstanceOf(ProviderUnavailable.class);
        assertThatThrownBy(() -> list(Optional.empty())).isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void aCalendarThatMayNotBeSeenIsNotAskedFor() {
        context.sees(WORK, Access.READ);

        assertThatThrownBy(() -> CalendarReads.availability(availability(List.of(FAMILY)), source, context))
                .isInstanceOf(NotFound.class);
        assertThat(source.asked).isEmpty();
    }

    @Test
    void clashesAreFoundInEveryCalendarAndDuplicatesAreNamed() {
        context.sees(WORK, Access.WRITE).sees(FAMILY, Access.BUSY);
        source.event(WORK, " showing ", NOON).event(WORK, "Later", NOON.plusHours(1));
        source.events.add(new CalendarSource.Found(event(WORK, "Made by this call", NOON), true));
        source.busy.add(new Busy(NOON.plusMinutes(30), NOON.plusHours(2), FAMILY));

        var clashes = CalendarReads.clashes(draft(), source, context);

        assertThat(clashes.clashes()).hasSize(2);
        assertThat(clashes.clashes().get(0).duplicate()).contains(true);
        assertThat(clashes.clashes().get(1).summary()).isEmpty();
        assertThat(clashes.unchecked()).isEmpty();
    }

    @Test
    void aCalendarThatCannotBeReadMakesAWarningLessAndIsNamed() {
        context.sees(WORK, Access.WRITE);
        source.fails = Optional.of(new ProviderRejected("no", ""));

        assertThat(CalendarReads.clashes(draft(), source, context).unchecked()).containsExactly(WORK);

        source.fails = Optional.of(new Cancelled("stopped"));
        assertThatThrownBy(() -> CalendarReads.clashes(draft(), source, context))
                .isInstanceOf(Cancelled.class);
    }

    private ListEvents.Output list(Optional<Cursor> next) {
        var in = new ListEvents.Input(NOON.toLocalDate(), Optional.empty(), Optional.empty(), List.of(), DENVER, next);
        return CalendarReads.events(in, source, context);
    }

    private static GetAvailability.Input availability(List<CalendarId> calendars) {
        return new GetAvailability.Input(NOON.toLocalDate(), Optional.empty(), calendars, DENVER);
    }

    private static CreateEvent.Input draft() {
        var draft = new EventDraft(
                "Showing",
                new EventTime.At(NOON),
                new EventTime.At(NOON.plusHours(1)),
                DENVER,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);
        return new CreateEvent.Input(draft, WORK, SendUpdates.NONE);
    }

    private static Event event(CalendarId calendar, String title, LocalDateTime start) {
        return Event.in(calendar)
                .id(title)
                .summary(title)
                .start(new EventTime.At(start))
                .end(new EventTime.At(start.plusMinutes(30)))
                .build();
    }

    /** Gives seven events at a time; its tokens are their places. */
    private static final class Source implements CalendarSource {
        private static final int PAGE = 7;
        private final List<Found> events = new ArrayList<>();
        private final List<Busy> busy = new ArrayList<>();
        private final List<CalendarId> unknown = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private Optional<RuntimeException> fails = Optional.empty();
        private Optional<String> repeats = Optional.empty();

        Source event(CalendarId calendar, String title, LocalDateTime start) {
            events.add(new Found(CalendarReadsTest.event(calendar, title, start), false));
            return this;
        }

        @Override
        public Chunk events(Query query, Optional<String> token) {
            fails.ifPresent(e -> {
                throw e;
            });
            asked.add("events " + query.calendar().value());
            if (repeats.isPresent()) {
                return new Chunk(List.of(), repeats);
            }
            // A page begins with an event and not with a place: of a deleted one, with the next.
            var from = token.map(LocalDateTime::parse).orElse(LocalDateTime.MIN);
            var all = events.stream()
                    .filter(f -> f.event().calendar().equals(query.calendar()))
                    .filter(f -> !f.event().start().from().isBefore(from))
                    .sorted(Comparator.comparing(f -> f.event().start().from()))
                    .toList();
            var size = query.size() > 50 ? all.size() : PAGE;
            return all.size() <= size
                    ? new Chunk(all, Optional.empty())
                    : new Chunk(
                            all.subList(0, size),
                            Optional.of(all.get(size).event().start().from().toString()));
        }

        @Override
        public BusyTimes busy(List<CalendarId> calendars, LocalDate from, LocalDate last, ZoneId zone) {
            asked.add("busy " + calendars.stream().map(CalendarId::value).toList());
            return new BusyTimes(busy, unknown, Set.of());
        }
    }

    private static final class Context implements ReadContext {
        private final Map<CalendarId, Access> visible = new LinkedHashMap<>();

        Context sees(CalendarId calendar, Access access) {
            visible.put(calendar, access);
            return this;
        }

        @Override
        public ApiReader http() {
            throw new AssertionError("only the source asks");
        }

        @Override
        public Optional<String> setting(String name) {
            return Optional.empty();
        }

        @Override
        public <R extends ResourceId> Map<R, Access> visible(Class<R> type) {
            var map = new LinkedHashMap<R, Access>();
            visible.forEach((id, access) -> map.put(type.cast(id), access));
            return map;
        }

        @Override
        public Optional<String> accountName() {
            return Optional.empty();
        }

        @Override
        public String operationId() {
            return "0123456789abcdefghijklmnop";
        }

        @Override
        public ZoneId zone() {
            return DENVER;
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public void checkpoint() {}
    }
}
