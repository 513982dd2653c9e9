package dev.connectors.google.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.Access;
import dev.connectors.domain.Cursor;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventSummary;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.domain.calendar.ParticipationStatus;
import dev.connectors.error.InvalidArguments;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.testkit.sandbox.AccessRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoogleListEventsTest extends SandboxTest {

    @Test
    void eventsOfAllVisibleCalendarsComeInOrderOfTheirStarts() {
        var team = shared("team@group", "Team", AccessRole.READER);
        main.event("Showing, 88 Oak Ave")
                .id("e2aaa")
                .at(time("2026-03-03T11:00"), time("2026-03-03T12:00"))
                .guest(JOHN)
                .add();
        team.event("Stand-up")
                .id("e1aaa")
                .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
                .add();
        main.event("Open house")
                .id("e3aaa")
                .allDay(day("2026-03-03"), day("2026-03-04"))
                .add();

        var items = list("2026-03-03", onMain().sees("team@group", Access.READ));

        assertThat(items)
                .extracting(i -> i.summary().orElseThrow().value())
                .containsExactly("Open house", "Stand-up", "Showing, 88 Oak Ave");
        assertThat(items.get(0).end()).isEqualTo(EventTime.parse("2026-03-04"));
        assertThat(items.get(2).guests()).contains(1);
        assertThat(items.get(2).id()).contains(id("e2aaa"));
    }

    @Test
    void whatOverlapsTheDayIsInItAndWhatOnlyTouchesItIsNot() {
        main.event("Night shift")
                .at(time("2026-03-02T22:00"), time("2026-03-03T06:00"))
                .add();
        main.event("Late")
                .at(time("2026-03-03T23:00"), time("2026-03-04T01:00"))
                .add();
        main.event("Until midnight")
                .at(time("2026-03-02T20:00"), time("2026-03-03T00:00"))
                .add();
        main.event("From midnight")
                .at(time("2026-03-04T00:00"), time("2026-03-04T01:00"))
                .add();
        main.event("A moment")
                .at(time("2026-03-03T00:00"), time("2026-03-03T00:00"))
                .add();
        main.event("Yesterday, all day")
                .allDay(day("2026-03-02"), day("2026-03-02"))
                .add();

        var items = list("2026-03-03", onMain());

        assertThat(titles(items)).containsExactly("Night shift", "A moment", "Late");
    }

    @Test
    void theDayIsThatOfTheZoneThatWasAskedFor() {
        main.event("Evening in Denver")
                .at(time("2026-03-03T20:00"), time("2026-03-03T21:00"))
                .add();
        var tokyo = ZoneId.of("Asia/Tokyo");

        var items = new GoogleListEvents()
                .run(
                        new ListEvents.Input(
                                day("2026-03-04"),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                tokyo,
                                Optional.empty()),
                        onMain())
                .events()
                .items();

        assertThat(titles(items)).containsExactly("Evening in Denver");
        assertThat(items.get(0).start()).isEqualTo(EventTime.parse("2026-03-04T12:00"));
    }

    @Test
    void anAllDayEventIsOnItsDateInEveryZone() {
        main.event("Birthday of the office")
                .allDay(day("2026-03-04"), day("2026-03-04"))
                .add();

        for (var zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Denver")) {
            var input = new ListEvents.Input(
                    day("2026-03-04"),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    ZoneId.of(zone),
                    Optional.empty());

            assertThat(titles(
                            new GoogleListEvents().run(input, onMain()).events().items()))
                    .as(zone)
                    .containsExactly("Birthday of the office");
        }
    }

    @Test
    void theDayOnWhichTheClocksChangeHasAllItsEvents() {
        main.event("First")
                .at(time("2026-03-08T00:30"), time("2026-03-08T01:30"))
                .add();
        main.event("Last")
                .at(time("2026-03-08T23:30"), time("2026-03-09T00:30"))
                .add();
        main.event("Next day")
                .at(time("2026-03-09T00:00"), time("2026-03-09T00:30"))
                .add();

        var items = list("2026-03-08", onMain());

        assertThat(titles(items)).containsExactly("First", "Last");
    }

    @Test
    void declinedAndDeletedEventsBirthdaysAndWorkingLocationsAreLeftOut() {
        main.event("Declined")
                .at(time("2026-03-03T09:00"), time("2026-03-03T10:00"))
                .organizedBy(MIA)
                .guest(ANNA, "declined")
                .add();
        var deleted = main.event("Deleted")
                .at(time("2026-03-03T09:00"), time("2026-03-03T10:00"))
                .add();
        main.delete(deleted);
        main.event("Home")
                .allDay(day("2026-03-03"), day("2026-03-03"))
                .with(
                        "{'eventType':'workingLocation','workingLocationProperties':{'type':'homeOffice','homeOffice':{}},'transparency':'transparent','visibility':'public'}")
                .add();
        main.event("Mia's birthday")
                .allDay(day("2026-03-03"), day("2026-03-03"))
                .with(
                        "{'eventType':'birthday','birthdayProperties':{'type':'birthday'},'transparency':'transparent','visibility':'private','recurrence':['RRULE:FREQ=YEARLY']}")
                .add();
        main.event("Perhaps")
                .at(time("2026-03-03T11:00"), time("2026-03-03T12:00"))
                .organizedBy(MIA)
                .guest(ANNA, "tentative")
                .add();

        var items = list("2026-03-03", onMain());

        assertThat(titles(items)).containsExactly("Perhaps");
        assertThat(items.get(0).response()).contains(ParticipationStatus.TENTATIVE);
    }

    @Test
    void occurrencesComeOneByOneEachWithAnIdOfItsOwn() {
        main.event("Stand-up")
                .id("standup")
                .at(time("2026-03-02T09:00"), time("2026-03-02T09:15"))
                .repeats("RRULE:FREQ=DAILY;COUNT=10")
                .add();

        var items = new GoogleListEvents()
                .run(input("2026-03-03", "2026-03-05"), onMain())
                .events()
                .items();

        assertThat(items).hasSize(3).allMatch(i -> i.recurring().isPresent());
        assertThat(items)
                .extracting(i -> i.id().orElseThrow().value())
                .doesNotHaveDuplicates()
                .allMatch(i -> i.startsWith("standup_"));
    }

    @Test
    void aCalendarAtBusyIsAskedForTimesOnly() {
        var family = shared("family@group", "Family", AccessRole.READER);
        family.event("Dentist")
                .at(time("2026-03-03T15:00"), time("2026-03-03T16:00"))
                .add();
        family.event("Not blocking")
                .at(time("2026-03-03T17:00"), time("2026-03-03T18:00"))
                .with("{'transparency':'transparent'}")
                .add();
        family.event("Away")
                .allDay(day("2026-03-03"), day("2026-03-03"))
                .with("{'transparency':'opaque'}")
                .add();
        var family2 = shared("family2@group", "Family 2", AccessRole.FREE_BUSY_READER);
        family2.event("Doctor")
                .at(time("2026-03-03T19:00"), time("2026-03-03T20:00"))
                .add();

        var items = list("2026-03-03", call().sees("family@group", Access.BUSY).sees("family2@group", Access.BUSY));

        assertThat(items).allMatch(i -> i.busy().isPresent() && i.summary().isEmpty() && i.id().isEmpty());
        assertThat(items)
                .extracting(EventSummary::start)
                .containsExactly(EventTime.parse("2026-03-03"), EventTime.parse("2026-03-03T19:00"));
        assertThat(sandbox.requests()).allMatch(r -> r.path().endsWith("/freeBusy"));
    }

    @Test
    void wordsAreSearchedOnlyWhereContentsMayBeRead() {
        var family = shared("family@group", "Family", AccessRole.READER);
        family.event("Oak trees")
                .at(time("2026-03-03T15:00"), time("2026-03-03T16:00"))
                .add();
        main.event("Showing, 88 Oak Ave")
                .at(time("2026-03-03T11:00"), time("2026-03-03T12:00"))
                .add();
        main.event("Lunch")
                .at(time("2026-03-03T12:00"), time("2026-03-03T13:00"))
                .add();
        var input = new ListEvents.Input(
                day("2026-03-03"), Optional.empty(), Optional.of("oak"), List.of(), DENVER, Optional.empty());

        var items = new GoogleListEvents()
                .run(input, onMain().sees("family@group", Access.BUSY))
                .events()
                .items();

        assertThat(titles(items)).containsExactly("Showing, 88 Oak Ave");
        assertThat(sandbox.requests())
                .noneMatch(r -> r.path().contains("family") || r.path().endsWith("/freeBusy"));
    }

    @Test
    void onlyTheNamedCalendarsAreAsked() {
        var team = shared("team@group", "Team", AccessRole.READER);
        team.event("Stand-up")
                .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
                .add();
        main.event("Lunch")
                .at(time("2026-03-03T12:00"), time("2026-03-03T13:00"))
                .add();
        var input = new ListEvents.Input(
                day("2026-03-03"),
                Optional.empty(),
                Optional.empty(),
                List.of(new CalendarId("team@group")),
                DENVER,
                Optional.empty());

        var items = new GoogleListEvents()
                .run(input, onMain().sees("team@group", Access.READ))
                .events()
                .items();

        assertThat(titles(items)).containsExactly("Stand-up");
        assertThat(sandbox.requests()).hasSize(1);
    }

    @Test
    void pagesTogetherHoldEachEventOnceInOrder() {
        var team = shared("team@group", "Team", AccessRole.READER);
        var family = shared("family@group", "Family", AccessRole.FREE_BUSY_READER);
        seed(130);
        IntStream.range(0, 70)
                .forEach(i -> team.event("team " + i)
                        .at(
                                time("2026-03-04T00:00").plusMinutes(20L * i + 3),
                                time("2026-03-04T00:10").plusMinutes(20L * i + 3))
                        .add());
        IntStream.range(0, 9)
                .forEach(i -> family.event("family " + i)
                        .at(
                                time("2026-03-04T01:00").plusHours(3L * i),
                                time("2026-03-04T02:00").plusHours(3L * i))
                        .add());
        sandbox.pages(17, true);
        var context = onMain().sees("team@group", Access.READ).sees("family@group", Access.BUSY);

        var pages = pages(context);

        var all = pages.stream().flatMap(List::stream).toList();
        assertThat(pages.subList(0, pages.size() - 1)).allMatch(p -> p.size() == 50);
        assertThat(all).hasSize(130 + 70 + 9).doesNotHaveDuplicates();
        assertThat(all)
                .isSortedAccordingTo(
                        (a, b) -> a.start().from().compareTo(b.start().from()));
    }

    @Test
    void anEventDeletedBetweenTwoPagesHidesNoOther() {
        seed(60);
        var context = onMain();
        var first = new GoogleListEvents()
                .run(input("2026-03-04", "2026-03-06"), context)
                .events();
        main.delete(first.items().get(10).id().orElseThrow().value());
        main.delete(first.items().get(49).id().orElseThrow().value());

        var second = new GoogleListEvents()
                .run(further(first.next().orElseThrow()), context)
                .events();

        assertThat(titles(second.items()))
                .containsExactlyElementsOf(
                        IntStream.range(50, 60).mapToObj(i -> "main " + i).toList());
        assertThat(second.next()).isEmpty();
    }

    @Test
    void aCalendarHiddenBetweenTwoPagesGivesNothingMore() {
        seed(60);
        var first = new GoogleListEvents()
                .run(input("2026-03-04", "2026-03-06"), onMain())
                .events();

        var second = new GoogleListEvents()
                .run(further(first.next().orElseThrow()), call())
                .events();

        assertThat(second.items()).isEmpty();
    }

    @Test
    void aCursorThatIsNoneIsAnArgumentThatDoesNotFit() {
        for (var bad : List.of(
                "",
                "x",
                "[]",
                "{\"a\":1}",
                "{\"a\":[\"t\"]}",
                "{\"a\":[\"t\",\"no bar\"]}",
                "{\"a\":[\"\",\"\",\"\"]}",
                "{")) {
            assertThatThrownBy(() -> new GoogleListEvents().run(further(new Cursor(bad)), onMain()))
                    .as(bad)
                    .isInstanceOf(InvalidArguments.class);
        }
    }

    @Test
    void aCalendarWhoseTimesCannotBeReadFailsTheListInsteadOfLookingFree() {
        var context = onMain().sees("gone@group", Access.BUSY);

        assertThatThrownBy(() -> list("2026-03-03", context))
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining("notFound");
    }

    @Test
    void anEventOfAnotherZoneIsShownInTheListsOwn() {
        main.add(
                "{'summary':'New York call','start':{'dateTime':'2026-03-09T15:00:00','timeZone':'America/New_York'},'end':{'dateTime':'2026-03-09T16:00:00','timeZone':'America/New_York'}}");

        var items = list("2026-03-09", onMain());

        assertThat(items.get(0).start()).isEqualTo(EventTime.parse("2026-03-09T13:00"));
        assertThat(items.get(0).summary()).contains(new ForeignText("New York call"));
    }

    private void seed(int count) {
        IntStream.range(0, count)
                .forEach(i -> main.event("main " + i)
                        .at(
                                time("2026-03-04T00:00").plusMinutes(15L * i),
                                time("2026-03-04T00:10").plusMinutes(15L * i))
                        .add());
    }

    private List<List<EventSummary>> pages(TestContext context) {
        var pages = new ArrayList<List<EventSummary>>();
        var page = new GoogleListEvents()
                .run(input("2026-03-04", "2026-03-06"), context)
                .events();
        pages.add(page.items());
        while (page.next().isPresent()) {
            page = new GoogleListEvents()
                    .run(further(page.next().get()), context)
                    .events();
            pages.add(page.items());
        }
        return pages;
    }

    private static ListEvents.Input input(String from, String to) {
        return new ListEvents.Input(
                day(from), Optional.of(day(to)), Optional.empty(), List.of(), DENVER, Optional.empty());
    }

    private static ListEvents.Input further(Cursor next) {
        return new ListEvents.Input(
                day("2026-03-04"),
                Optional.of(day("2026-03-06")),
                Optional.empty(),
                List.of(),
                DENVER,
                Optional.of(next));
    }

    private static List<EventSummary> list(String day, TestContext context) {
        var input = new ListEvents.Input(
                LocalDate.parse(day), Optional.empty(), Optional.empty(), List.of(), DENVER, Optional.empty());
        return new GoogleListEvents().run(input, context).events().items();
    }

    private static List<String> titles(List<EventSummary> items) {
        return items.stream().map(i -> i.summary().orElseThrow().value()).toList();
    }
}
