package dev.connectors.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.audit.AuditRow;
import dev.connectors.calendar.FindFreeSlotsComposite;
import dev.connectors.domain.Access;
import dev.connectors.domain.Cursor;
import dev.connectors.domain.Tier;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventSummary;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Principal;
import dev.connectors.spi.Scopes;
import dev.connectors.store.Stores;
import dev.connectors.tool.Tool;
import dev.connectors.tool.ToolResult;
import dev.connectors.tool.ToolsBy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One tool over the accounts of several vendors. */
class DomainToolsTest {

    private static final Principal ANNA = Principal.of("acme-realty", "anna");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), UTC);
    private static final String TODAY = "{\"from\": \"2026-03-03\"}";
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    private final Almanac north = new Almanac("north", "North");
    private final Almanac south = new Almanac("south", "South");
    private Connectors connectors = started(builder -> builder);
    private Settings settings = connectors.settings(ANNA);
    private Conversation chat = connectors.conversation(ANNA, "chat-1");

    DomainToolsTest() {
        connect();
    }

    private Connectors started(UnaryOperator<ConnectorsBuilder> more) {
        return more.apply(Connectors.builder()
                        .connectors(List.of(north, south))
                        .composites(List.of(new FindFreeSlotsComposite()))
                        .zone(UTC)
                        .clock(CLOCK)
                        .store(Stores.inMemory(CLOCK)))
                .build();
    }

    private void restart(UnaryOperator<ConnectorsBuilder> more) {
        connectors.close();
        connectors = started(more);
        settings = connectors.settings(ANNA);
        chat = connectors.conversation(ANNA, "chat-1");
        connect();
    }

    private void connect() {
        settings.turnOn("north");
        settings.turnOn("south");
        settings.rename(settings.connect("north", "key-of-north").id(), "work");
        settings.rename(settings.connect("south", "key-of-south").id(), "private");
    }

    @AfterEach
    void close() {
        connectors.close();
    }

    private ToolResult list(String arguments) {
        return chat.call("calendar_list_events", arguments);
    }

    private static String next(ToolResult result) {
        var found = NEXT.matcher(result.text());
        assertThat(found.find()).as(result.text()).isTrue();
        return found.group(1);
    }

    private ToolResult more(ToolResult result) {
        return list("{\"from\": \"2026-03-03\", \"next\": \"" + next(result) + "\"}");
    }

    private List<AuditRow> rows(String tool) {
        return settings.history().stream()
                .filter(row -> row.entry().tool().equals(tool))
                .toList();
    }

    // ---- reading

    @Test
    void aListIsOfAllAccountsInOneOrderAndEachItemNamesItsAccount() {
        north.event("a", "2026-03-03T09:00");
        south.event("b", "2026-03-03T10:00");
        north.event("c", "2026-03-03T11:00");

        var result = list(TODAY);

        assertThat(result.text().replaceAll("\\{[^{]*\"id\":\"(.)\"[^}]*\"account\":\"([a-z]+)\"}", "$1 of $2"))
                .contains("[a of work,b of private,c of work]")
                .doesNotContain("failed");
    }

    @Test
    void accountsAreAskedAtATimeAndEachHasItsRowInTheRecord() throws Exception {
        var both = new CyclicBarrier(2);
        Runnable meet = () -> {
            try {
                both.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new ProviderUnavailable("alone", "", e);
            }
        };
        north.before = meet;
        south.before = meet;

        var result = list(TODAY);

        assertThat(result.text()).doesNotContain("failed");
        assertThat(rows("calendar_list_events"))
                .extracting(row -> row.entry().account())
                .containsExactlyInAnyOrder("work", "private", "");
    }

    @Test
    void anExecutorThatIsFullHoldsUpNobody() {
        restart(builder -> builder.executor(task -> {})); // never begins anything
        north.event("a", "2026-03-03T09:00");
        south.event("b", "2026-03-03T10:00");

        var result = list(TODAY);

        assertThat(result.text()).contains("\"account\":\"work\"").contains("\"account\":\"private\"");
        assertThat(south.threads).containsExactly(Thread.currentThread());
    }

    @Test
    void aFailureIsStatedPerAccountAndTriedAgainOnTheNextPage() {
        north.event("a", "2026-03-03T09:00");
        south.event("b", "2026-03-03T10:00");
        south.before = () -> {
            throw new ProviderUnavailable("South did not answer.", "", new IllegalStateException());
        };

        var first = list(TODAY);
        south.before = () -> {};
        var second = more(first);

        assertThat(first.isOk()).isTrue();
        assertThat(first.text())
                .contains("\"id\":\"a\"")
                .contains("\"failed\":[{\"account\":\"private\",\"code\":\"provider_unavailable\",\"remedy\":\"time\","
                        + "\"message\":\"South did not answer.\"}]");
        assertThat(second.text())
                .contains("\"id\":\"b\"")
                .doesNotContain("\"id\":\"a\"")
                .doesNotContain("\"next\"");
    }

    @Test
    void whereAllFailItIsAnErrorAndEverySignInReachesTheHost() {
        for (var vendor : List.of(north, south)) {
            vendor.before = () -> {
                throw new ReauthorizationRequired("Sign in again.");
            };
        }

        var result = list(TODAY);

        assertThat(result.code()).isEqualTo("reauthorization_required");
        assertThat(result.signIns())
                .extracting(ToolResult.SignInNeeded::connector)
                .containsExactly("north", "south");
    }

    @Test
    void aScopeThatOneAccountLacksIsStatedAndOfferedToTheHost() {
        north.event("a", "2026-03-03T09:00");
        south.scopes = Scopes.anyOf("events.read");

        var result = list(TODAY);

        assertThat(result.text())
                .contains("\"id\":\"a\"")
                .contains("\"account\":\"private\",\"code\":\"missing_scope\"");
        assertThat(result.signIn()).map(ToolResult.SignInNeeded::connector).contains("south");
    }

    @Test
    void anAccountThatIsOffIsNeitherNamedNorCounted() {
        north.event("a", "2026-03-03T09:00");
        south.event("b", "2026-03-03T10:00");
        settings.set("south", "Main of South", Access.HIDDEN);
        settings.turnOff("south");

        var list = list(TODAY);
        var named = list("{\"from\": \"2026-03-03\", \"account\": \"private\"}");
        var unknown = list("{\"from\": \"2026-03-03\", \"account\": \"nobody\"}");
        var absent = list("{\"from\": \"2026-03-03\", \"calendars\": [\"south-main\"]}");

        assertThat(list.text()).contains("\"id\":\"a\"").doesNotContain("withheld");
        assertThat(chat.tools().toString()).doesNotContain("private").doesNotContain("\"work\"");
        assertThat(named.text()).isEqualTo(unknown.text()).doesNotContain("South");
        assertThat(absent.text()).contains("among the 1 you may use").doesNotContain("hidden");
    }

    @Test
    void anAccountThatIsSwitchedOffBetweenTwoPagesVanishesFromTheList() {
        north.pageSize = 1;
        for (int i = 0; i < 60; i++) {
            north.event("n" + i, "2026-03-03T09:" + String.format("%02d", i));
            south.event("s" + i, "2026-03-03T09:" + String.format("%02d", i));
        }
        north.pageSize = 30;

        var first = list(TODAY);
        settings.turnOff("south");
        var second = more(first);

        assertThat(first.text()).contains("\"account\":\"private\"");
        assertThat(second.text())
                .contains("\"id\":\"n25\"")
                .doesNotContain("\"id\":\"n24\"")
                .doesNotContain("\"id\":\"s")
                .doesNotContain("private")
                .doesNotContain("failed");
    }

    @Test
    void whatIsHiddenIsCountedOverAllAccountsThatAreOn() {
        north.calendar("north-2", "Second of North");
        south.calendar("south-2", "Second of South");
        settings.set("north", "north-2", Access.HIDDEN);
        settings.set("south", "south-2", Access.HIDDEN);
        north.event("a", "2026-03-03T09:00");
        south.event("b", "2026-03-03T10:00");

        assertThat(list(TODAY).text()).contains("\"withheld\":\"2 calendars are hidden from you.\"");
    }

    @Test
    void calendarsOfSeveralAccountsAreEachAskedOfTheirOwn() {
        north.event("a", "2026-03-03T09:00");
        south.event("b", "2026-03-03T10:00");
        south.calendar("south-2", "Second of South");
        south.event("c", "south-2", "2026-03-03T11:00", 30);

        var both = list("{\"from\": \"2026-03-03\", \"calendars\": [\"north-main\", \"Second of South\"]}");
        var one = list("{\"from\": \"2026-03-03\", \"calendars\": [\"south-main\"]}");
        var none = list("{\"from\": \"2026-03-03\", \"calendars\": [\"north-main\", \"nothing\"]}");

        assertThat(both.text())
                .contains("\"id\":\"a\"")
                .contains("\"id\":\"c\"")
                .doesNotContain("\"id\":\"b\"");
        assertThat(one.text())
                .contains("\"id\":\"b\"")
                .doesNotContain("\"id\":\"a\"")
                .doesNotContain("failed");
        assertThat(none.code()).isEqualTo("not_found");
        assertThat(none.text()).contains("among the 3 you may use; see calendar_list_calendars");
    }

    @Test
    void anApprovalThatOneAccountNeedsIsStatedBesideWhatTheOthersGave() {
        north.event("a", "2026-03-03T09:00");
        south.event("b", "2026-03-03T10:00");
        settings.set("south", "list_events", ActionMode.ASK);

        var asked = list(TODAY);
        var approved = settings.approve(asked.approval().orElseThrow().id());
        var after = list(TODAY);

        assertThat(asked.text()).contains("\"id\":\"a\"").contains("\"code\":\"approval_required\"");
        assertThat(approved.text()).contains("\"id\":\"b\"").doesNotContain("\"id\":\"a\"");
        assertThat(after.text())
                .contains("\"id\":\"a\"")
                .contains("\"id\":\"b\"")
                .doesNotContain("failed");
    }

    // ---- pages

    @Test
    void aCursorIsForThePersonTheToolAndTheQuestionAlone() {
        for (int i = 0; i < 60; i++) {
            north.event("n" + i, "2026-03-03T09:" + String.format("%02d", i));
        }
        var next = next(list(TODAY));

        assertThat(list("{\"from\": \"2026-03-04\", \"next\": \"" + next + "\"}")
                        .code())
                .isEqualTo("invalid_arguments");
        assertThat(list("{\"from\": \"2026-03-03\", \"account\": \"work\", \"next\": \"" + next + "\"}")
                        .code())
                .isEqualTo("invalid_arguments");
        var ben = Principal.of("acme-realty", "ben");
        connectors.settings(ben).turnOn("north");
        connectors.settings(ben).connect("north", "key-of-ben");
        assertThat(connectors
                        .conversation(ben, "chat-1")
                        .call("calendar_list_events", "{\"from\": \"2026-03-03\", \"next\": \"" + next + "\"}")
                        .code())
                .isEqualTo("invalid_arguments");
        assertThat(list("{\"from\": \"2026-03-03\", \"next\": \"" + next + "\"}")
                        .isOk())
                .isTrue();
    }

    @Test
    void aLongCursorIsKeptAndItsHandleIsForOnePersonAlone() {
        north.pageSize = 10;
        south.pageSize = 10;
        var random = new Random(1);
        var link = new StringBuilder();
        random.ints(6_000, 'a', 'z').forEach(letter -> link.append((char) letter));
        north.tokenPrefix = link.toString();
        south.tokenPrefix = link.reverse().toString();
        for (int i = 0; i < 60; i++) {
            north.event("n" + i, "2026-03-03T09:" + String.format("%02d", i));
            south.event("s" + i, "2026-03-03T09:" + String.format("%02d", i));
        }

        var first = list(TODAY);
        var second = more(first);

        assertThat(next(first)).startsWith("h1.").hasSizeLessThan(40);
        assertThat(second.text()).contains("\"id\":\"n25\"").contains("\"id\":\"s25\"");
        assertThat(connectors
                        .conversation(Principal.of("acme-realty", "ben"), "chat-1")
                        .call("calendar_list_events", "{\"from\": \"2026-03-03\", \"next\": \"" + next(first) + "\"}")
                        .isOk())
                .isFalse();
    }

    @Test
    void typedCallsPageWithSealedCursorsBothWays() {
        north.pageSize = 7;
        for (int i = 0; i < 60; i++) {
            north.event("n" + i, "2026-03-03T09:" + String.format("%02d", i));
            south.event("s" + i, "2026-03-03T09:" + String.format("%02d", i));
        }

        var first = chat.call(ListEvents.CONTRACT, input(Optional.empty()));
        var next = first.value().orElseThrow().events().next();
        var second = chat.call(ListEvents.CONTRACT, input(next));
        var raw = chat.call(ListEvents.CONTRACT, input(Optional.of(new Cursor("7"))));

        assertThat(next.orElseThrow().value()).matches("[ch]1\\..+");
        assertThat(first.accounts()).hasSize(50).startsWith("work", "private");
        assertThat(second.value().orElseThrow().events().items())
                .extracting(event -> event.id().orElseThrow().value())
                .startsWith("n25", "s25");
        assertThat(raw.error().orElseThrow().code()).isEqualTo("invalid_arguments");
    }

    private static ListEvents.Input input(Optional<Cursor> next) {
        return new ListEvents.Input(
                LocalDate.parse("2026-03-03"), Optional.empty(), Optional.empty(), List.of(), UTC, next);
    }

    @Test
    void overAllPagesNothingIsLostAndNothingTwiceWhateverChangesBetweenThem() {
        for (int seed = 0; seed < 25; seed++) {
            var random = new Random(seed);
            var touched = new HashSet<String>();
            for (var vendor : List.of(north, south)) {
                vendor.events.clear();
                vendor.calendar(
                        "x-" + vendor.info().id(), "Extra of " + vendor.info().title());
                vendor.pageSize = 5 + random.nextInt(40);
                int size = random.nextInt(120);
                for (int i = 0; i < size; i++) {
                    vendor.event(
                            vendor.info().id() + i,
                            random.nextInt(4) == 0
                                    ? "x-" + vendor.info().id()
                                    : vendor.info().id() + "-main",
                            "2026-03-03T09:" + String.format("%02d", random.nextInt(30)),
                            30);
                }
            }
            var all = new ArrayList<EventSummary>();
            var read = new ArrayList<EventSummary>();
            for (var vendor : List.of(north, south)) {
                vendor.events.forEach(event -> all.add(EventSummary.of(event)));
            }

            var next = Optional.<Cursor>empty();
            do {
                var failing = random.nextInt(4) == 0 && next.isEmpty();
                south.before = () -> {
                    if (failing) {
                        throw new ProviderUnavailable("away", "", new IllegalStateException());
                    }
                };
                var page = chat.call(ListEvents.CONTRACT, input(next))
                        .value()
                        .orElseThrow()
                        .events();
                read.addAll(page.items());
                next = page.next();
                if (random.nextInt(3) == 0) {
                    var access = random.nextBoolean() ? Access.HIDDEN : Access.READ;
                    settings.set("north", "x-north", access);
                    all.stream()
                            .filter(event -> event.calendar().equals(new CalendarId("x-north")))
                            .forEach(event -> touched.add(id(event)));
                }
            } while (next.isPresent());
            settings.set("north", "x-north", Access.READ);

            assertThat(read).as("seed %d", seed).extracting(DomainToolsTest::id).doesNotHaveDuplicates();
            assertThat(read.stream().map(DomainToolsTest::id).toList())
                    .as("seed %d", seed)
                    .containsAll(all.stream()
                            .map(DomainToolsTest::id)
                            .filter(id -> !touched.contains(id))
                            .toList());
            assertThat(read.isEmpty() || read.size() <= all.size()).isTrue();
        }
    }

    private static String id(EventSummary event) {
        return event.id().orElseThrow().value();
    }

    // ---- writing, and single things

    private static String create(String more) {
        return "{\"event\": {\"summary\": \"Showing\", \"start\": \"2026-03-10T14:00\", \"end\": \"2026-03-10T15:00\"}"
                + more + "}";
    }

    @Test
    void aWriteThatSeveralAccountsCouldDoAsksWhichBeforeItIsPlanned() {
        var result = chat.call("calendar_create_event", create(""));

        assertThat(result.code()).isEqualTo("account_ambiguous");
        assertThat(result.text()).contains("2 accounts fit: work (North), private (South).");
        assertThat(settings.waiting()).isEmpty();
    }

    @Test
    void aWriteTakesTheOnlyAccountThatCouldDoIt() {
        settings.set("south", "create_event", ActionMode.ALLOW);
        settings.set("north", "create_event", ActionMode.OFF);
        var permitted = chat.call("calendar_create_event", create(""));
        settings.set("north", "create_event", ActionMode.ALLOW);
        settings.set("north", "Main of North", Access.READ);
        var writable = chat.call("calendar_create_event", create(""));

        assertThat(permitted.text()).contains("\"account\":\"private\"");
        assertThat(writable.text()).contains("\"account\":\"private\"");
        assertThat(north.created).isEmpty();
        assertThat(south.created).hasSize(2);
    }

    @Test
    void anAccountOfWhichTheActionIsOffIsNoneOfTheChoices() {
        settings.set("north", "create_event", ActionMode.OFF);

        var result = chat.call("calendar_create_event", create(", \"account\": \"elsewhere\""));

        assertThat(result.text()).contains("one of: private (South)").doesNotContain("work");
    }

    @Test
    void aDryRunOfAListFailsNoMoreThanTheList() {
        south.scopes = Scopes.anyOf("events.read");

        assertThat(chat.dryRun("calendar_list_events", TODAY).decision().asks()).isFalse();
        assertThat(list(TODAY).text()).contains("\"failed\"");
    }

    @Test
    void anIdThatOneAccountAloneHasDecides() {
        north.event("a", "2026-03-03T09:00");
        settings.set("north", "create_event", ActionMode.ALLOW);

        var write = chat.call("calendar_create_event", create(", \"calendar\": \"Main of North\""));
        var single = chat.call("calendar_get_event", "{\"event\": \"a\", \"calendar\": \"north-main\"}");
        var which = chat.call("calendar_get_event", "{\"event\": \"a\"}");
        var nowhere = chat.call("calendar_get_event", "{\"event\": \"a\", \"calendar\": \"nothing\"}");

        assertThat(write.text()).contains("\"account\":\"work\"");
        assertThat(single.text()).contains("about a");
        assertThat(which.code()).isEqualTo("account_ambiguous");
        assertThat(nowhere.code()).isEqualTo("not_found");
    }

    @Test
    void anApprovalStaysWithTheAccountThatWasChosenWhateverIsConnectedMeanwhile() {
        settings.turnOff("south");
        var asked = chat.call("calendar_create_event", create(""));
        settings.turnOn("south");
        settings.connections().stream()
                .filter(connection -> connection.label().equals("work"))
                .forEach(connection -> settings.rename(connection.id(), "office"));
        var again = chat.call("calendar_create_event", create(""));

        var done = settings.approve(asked.approval().orElseThrow().id());
        var told = chat.call("calendar_create_event", create(""));
        var next = chat.call("calendar_create_event", create(""));

        assertThat(asked.approval().orElseThrow().preview().toString()).contains("(North)");
        assertThat(again.approval().orElseThrow().id())
                .isEqualTo(asked.approval().orElseThrow().id());
        assertThat(done.text()).contains("\"account\":\"office\"");
        assertThat(told.text()).isEqualTo(done.text());
        assertThat(next.code()).isEqualTo("account_ambiguous");
        assertThat(north.created).hasSize(1);
        assertThat(south.created).isEmpty();
    }

    @Test
    void aPersonWhoIsAskedWhileTheCallWaitsIsAskedAboutOneAccountOnly() {
        settings.turnOff("south");

        var result = chat.approvedBy(approval -> {
                    settings.turnOn("south");
                    return true;
                })
                .call("calendar_create_event", create(""));

        assertThat(result.text()).contains("\"account\":\"work\"");
        assertThat(north.created).hasSize(1);
    }

    // ---- availability

    @Test
    void freeTimeIsFreeInEveryAccountAndSaysWhatWasChecked() {
        north.event("a", "2026-03-03T09:00");
        south.event("b", "2026-03-03T12:00");

        var result = chat.call(
                "calendar_find_free_slots", "{\"from\": \"2026-03-03\", \"minutes\": 60, \"latest\": \"14:00\"}");

        assertThat(result.text())
                .contains("\"start\":\"2026-03-03T10:00\",\"end\":\"2026-03-03T12:00\"")
                .contains("\"checked\":[\"work: 1 calendar\",\"private: 1 calendar\"]");
    }

    @Test
    void anAccountWithoutTheNamedCalendarLacksNothing() {
        north.calendar("north-2", "Second of North");
        north.calendar("north-3", "Third of North");
        settings.set("north", "north-3", Access.HIDDEN);

        var result = chat.call(
                "calendar_find_free_slots",
                "{\"from\": \"2026-03-03\", \"minutes\": 60, \"calendars\": [\"north-main\", \"north-2\"]}");

        assertThat(result.code()).isEqualTo("ok");
        assertThat(result.text()).contains("1 hidden calendar was not checked.").doesNotContain("failed");
    }

    @Test
    void whatCannotBeCheckedIsNotFree() {
        south.before = () -> {
            throw new ReauthorizationRequired("Sign in again.");
        };

        var slots = chat.call("calendar_find_free_slots", "{\"from\": \"2026-03-03\", \"minutes\": 60}");
        var busy = chat.call("calendar_get_availability", TODAY);
        south.before = () -> {};
        settings.set("south", "get_availability", ActionMode.OFF);
        var off = chat.call("calendar_find_free_slots", "{\"from\": \"2026-03-03\", \"minutes\": 60}");

        assertThat(slots.code()).isEqualTo("reauthorization_required");
        assertThat(slots.signIn()).map(ToolResult.SignInNeeded::connector).contains("south");
        assertThat(busy.code()).isEqualTo("reauthorization_required");
        assertThat(off.code()).isEqualTo("not_permitted");
    }

    // ---- accounts

    @Test
    void labelsAreOursAndNeverMeet() {
        settings.disconnectAll();
        settings.turnOn("north");
        settings.turnOn("south");
        for (var vendor : List.of("north", "south", "north")) {
            settings.connect(vendor, GivenTokens.of("token").accountName("anna@acme.example"));
        }

        assertThat(settings.connections())
                .extracting(connection -> connection.label())
                .containsExactlyInAnyOrder("north_co", "south_co", "north_co-2");
    }

    @Test
    void theAccountArgumentIsAClosedSetOfLabels() {
        var tool = chat.tools().stream()
                .filter(t -> t.name().equals("calendar_list_events"))
                .findFirst()
                .orElseThrow();

        assertThat(tool.inputSchema()).contains("\"account\":{\"type\":\"string\",\"enum\":[\"work\",\"private\"]");
        assertThat(list("{\"from\": \"2026-03-03\", \"account\": \"mine\"}").text())
                .contains("one of: work (North), private (South)");
    }

    @Test
    void theHeadOfAChatSaysWhatEachAccountShows() {
        settings.connect("south", "another-key", "club");
        settings.set("north", "Main of North", Access.BUSY);

        assertThat(settings.dataSources())
                .startsWith("Data sources available: North (busy times of Main of North) \u00b7 South (")
                .contains("private: Main of South")
                .contains("club: Main of South");
    }

    @Test
    void twoItemsOfEqualStartsAreInTheAccountsOrder() {
        south.event("b", "2026-03-03T09:00");
        north.event("a", "2026-03-03T09:00");

        var page = chat.call(ListEvents.CONTRACT, input(Optional.empty()));

        assertThat(page.accounts()).containsExactly("work", "private");
        assertThat(page.value().orElseThrow().events().items())
                .isSortedAccordingTo(Comparator.comparing(event -> event.start().from()));
    }

    // ---- which tools

    private List<String> names() {
        return chat.tools().stream().map(Tool::name).toList();
    }

    @Test
    void byDefaultThereIsOneToolPerActionAndWhatFewNeedIsInTheTierOfAll() {
        assertThat(names())
                .containsExactly(
                        "calendar_list_calendars",
                        "calendar_list_events",
                        "calendar_get_event",
                        "calendar_create_event",
                        "calendar_find_free_slots");

        restart(builder -> builder.tools(Tier.ALL));

        assertThat(names()).contains("calendar_get_availability").hasSize(6);
    }

    @Test
    void aHostCanHaveOneToolPerConnector() {
        restart(builder -> builder.tools(ToolsBy.CONNECTOR));
        north.event("a", "2026-03-03T09:00");
        south.event("b", "2026-03-03T10:00");

        var own = chat.call("south_list_events", TODAY);
        var shared = chat.call("calendar_list_events", TODAY);
        var typed = chat.call(ListEvents.CONTRACT, input(Optional.empty()));
        var tool = chat.tools().stream()
                .filter(t -> t.name().equals("north_list_events"))
                .findFirst()
                .orElseThrow();

        assertThat(names())
                .contains("north_list_events", "south_list_events", "north_create_event", "calendar_find_free_slots")
                .doesNotContain("calendar_list_events");
        assertThat(own.text()).contains("\"id\":\"b\"").doesNotContain("\"id\":\"a\"");
        assertThat(shared.code()).isEqualTo("unknown_tool");
        assertThat(typed.value().orElseThrow().events().items()).hasSize(2);
        assertThat(tool.title()).isEqualTo("North: List events");
        assertThat(tool.description()).contains("use calendar_find_free_slots");
        assertThat(tool.inputSchema()).contains("Ids from north_list_calendars").doesNotContain("\"account\"");
    }

    @Test
    void aHostCanHaveBoth() {
        restart(builder -> builder.tools(ToolsBy.BOTH));
        south.event("b", "2026-03-03T10:00");

        assertThat(names()).contains("calendar_list_events", "north_list_events", "south_list_events");
        assertThat(chat.call("calendar_list_events", TODAY).text()).contains("\"id\":\"b\"");
        assertThat(chat.call("south_list_events", TODAY).text()).contains("\"id\":\"b\"");
    }
}
