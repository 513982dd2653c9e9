package dev.connectors.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Page;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.FindFreeSlots;
import dev.connectors.domain.calendar.GetAvailability;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.spi.Calls;
import dev.connectors.spi.Composite;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class FindFreeSlotsCompositeTest {

    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final LocalDate FRIDAY = LocalDate.parse("2026-03-06");
    private final Accounts accounts = new Accounts();
    private final FindFreeSlotsComposite composite = new FindFreeSlotsComposite();

    @Test
    void whatIsFreeIsFreeInEveryAccount() {
        accounts.busy("work", "showings", "2026-03-06T10:00", "2026-03-06T11:00");
        accounts.busy("private", "family", "2026-03-06T14:30", "2026-03-06T16:00");

        var output = composite.run(input(0), accounts);

        assertThat(output.slots())
                .extracting(s -> s.start().toLocalTime() + "-" + s.end().toLocalTime())
                .containsExactly("09:00-10:00", "11:00-14:30", "16:00-17:00");
        assertThat(output.checked()).containsExactly("work: 1 calendar", "private: 1 calendar");
        assertThat(output.notes()).isEmpty();
    }

    @Test
    void anAccountThatFailsFailsTheSearch() {
        accounts.busy("work", "showings", "2026-03-06T10:00", "2026-03-06T11:00");
        accounts.fails("private", new ReauthorizationRequired("sign in"));

        assertThatThrownBy(() -> composite.run(input(0), accounts)).isInstanceOf(ReauthorizationRequired.class);
    }

    @Test
    void whereNoCalendarMayBeCheckedNothingIsKnownToBeFree() {
        accounts.calendars.put("work", new LinkedHashMap<>());

        assertThatThrownBy(() -> composite.run(input(0), accounts)).isInstanceOf(NotFound.class);
    }

    @Test
    void aBufferLooksOverMidnight() {
        accounts.busy("work", "showings", "2026-03-05T23:00", "2026-03-05T23:50");
        var input = new FindFreeSlots.Input(
                FRIDAY, Optional.empty(), 30, LocalTime.of(0, 0), LocalTime.of(3, 0), 60, List.of(), DENVER);

        var output = composite.run(input, accounts);

        assertThat(output.slots()).extracting(s -> s.start().toString()).containsExactly("2026-03-06T00:50");
    }

    @Test
    void todayBeginsNow() {
        accounts.now = Instant.parse("2026-03-06T20:02:30Z"); // 13:02:30 in Denver
        accounts.busy("work", "showings", "2026-03-06T16:00", "2026-03-06T17:00");

        var output = composite.run(input(0), accounts);

        assertThat(output.slots())
                .extracting(s -> s.start().toLocalTime() + "-" + s.end().toLocalTime())
                .containsExactly("13:05-16:00");
    }

    @Test
    void namedCalendarsAreAskedOfTheAccountThatHasThem() {
        accounts.busy("work", "showings", "2026-03-06T10:00", "2026-03-06T11:00");
        accounts.busy("work", "team", "2026-03-06T12:00", "2026-03-06T13:00");
        accounts.busy("private", "family", "2026-03-06T14:30", "2026-03-06T16:00");

        var one = composite.run(input(0, "showings"), accounts);
        var both = composite.run(input(0, "team", "family"), accounts);

        assertThat(one.checked()).containsExactly("work: 1 calendar");
        assertThat(one.slots()).hasSize(2);
        assertThat(both.checked()).containsExactly("work: 1 calendar", "private: 1 calendar");
        assertThat(both.slots()).hasSize(3);
    }

    @Test
    void aCalendarThatNoAccountHasIsNotFound() {
        accounts.busy("work", "showings", "2026-03-06T10:00", "2026-03-06T11:00");
        accounts.busy("private", "family", "2026-03-06T14:30", "2026-03-06T16:00");

        assertThatThrownBy(() -> composite.run(input(0, "nobody"), accounts)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> composite.run(input(0, "showings", "nobody"), accounts))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void namedCalendarsFailWhereAnAccountThatMightHaveThemFails() {
        accounts.fails("private", new ProviderUnavailable("away"));

        assertThatThrownBy(() -> composite.run(input(0, "family"), accounts)).isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void itIsFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(Composite.class)).anyMatch(c -> c instanceof FindFreeSlotsComposite);
    }

    private static FindFreeSlots.Input input(int buffer, String... calendars) {
        return new FindFreeSlots.Input(
                FRIDAY,
                Optional.empty(),
                60,
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                buffer,
                List.of(calendars).stream().map(CalendarId::new).toList(),
                DENVER);
    }

    /** Accounts with calendars, as the pipeline would answer for them. */
    private static final class Accounts implements Calls {

        private final Map<String, Map<String, List<GetAvailability.Busy>>> calendars = new LinkedHashMap<>();
        private final Map<String, ConnectorException> failures = new LinkedHashMap<>();
        private Instant now = Instant.parse("2026-03-03T15:00:00Z");

        void busy(String account, String calendar, String start, String end) {
            calendars
                    .computeIfAbsent(account, a -> new LinkedHashMap<>())
                    .computeIfAbsent(calendar, c -> new ArrayList<>())
                    .add(new GetAvailability.Busy(
                            LocalDateTime.parse(start), LocalDateTime.parse(end), new CalendarId(calendar)));
        }

        void fails(String account, ConnectorException error) {
            failures.put(account, error);
        }

        @Override
        @SuppressWarnings("unchecked") // the one contract that is called
        public <I, O> List<Answer<O>> each(ActionContract<I, O> contract, I in) {
            assertThat(contract).isSameAs(GetAvailability.CONTRACT);
            var answers = new ArrayList<Answer<O>>();
            calendars.forEach(
                    (account, its) -> answers.add((Answer<O>) answer(account, its, (GetAvailability.Input) in)));
            failures.forEach(
                    (account, error) -> answers.add(new Answer<>(account, Optional.empty(), Optional.of(error))));
            return answers;
        }

        private static Answer<GetAvailability.Output> answer(
                String account, Map<String, List<GetAvailability.Busy>> its, GetAvailability.Input in) {
            var asked = in.calendars().isEmpty()
                    ? List.copyOf(its.keySet())
                    : in.calendars().stream().map(CalendarId::value).toList();
            if (!its.keySet().containsAll(asked)) {
                return new Answer<>(account, Optional.empty(), Optional.of(new NotFound("no such calendar")));
            }
            var busy = asked.stream()
                    .flatMap(c -> its.get(c).stream())
                    .filter(b -> !b.start().toLocalDate().isBefore(in.from())
                            && !b.start().toLocalDate().isAfter(in.last()))
                    .toList();
            var output = new GetAvailability.Output(
                    in.timeZone(),
                    Page.of(busy),
                    asked.stream().map(CalendarId::new).toList());
            return new Answer<>(account, Optional.of(output), Optional.empty());
        }

        @Override
        public ZoneId zone() {
            return DENVER;
        }

        @Override
        public Clock clock() {
            return Clock.fixed(now, DENVER);
        }
    }
}
