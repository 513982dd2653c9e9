package dev.connectors.runtime;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Cursor;
import dev.connectors.domain.Page;
import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.Clashes;
import dev.connectors.domain.calendar.CreateEvent;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventSummary;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.EventView;
import dev.connectors.domain.calendar.GetAvailability;
import dev.connectors.domain.calendar.GetEvent;
import dev.connectors.domain.calendar.ListCalendars;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.error.NotFound;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.PlannedAction;
import dev.connectors.spi.Provider;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Repeat;
import dev.connectors.spi.Resource;
import dev.connectors.spi.ResourceType;
import dev.connectors.spi.Scopes;
import dev.connectors.spi.StaticToken;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vendor of calendars, for tests: all in memory, and it fails, pages and waits as it is told. */
final class Almanac implements Connector {

    private final String id;
    private final String title;
    private final Provider provider;

    final Map<String, Resource<CalendarId>> calendars = new LinkedHashMap<>();
    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<String> created = new CopyOnWriteArrayList<>();
    final List<Thread> threads = new CopyOnWriteArrayList<>();
    int pageSize = 50;
    /** Put before each page token, as long as Graph's links are. */
    String tokenPrefix = "";
    /** Runs before every list of events. */
    Runnable before = () -> {};
    /** Scopes that reading events needs. */
    Scopes scopes = Scopes.none();

    Almanac(String id, String title) {
        this.id = id;
        this.title = title;
        this.provider = Provider.of(id + "_co", title + " Co", StaticToken.inHeader("Authorization", "Bearer "))
                .origin("api", "https://api." + id + ".example");
        calendar(id + "-main", "Main of " + title, "primary");
    }

    void calendar(String calendar, String name, String... aliases) {
        var resource = Resource.of(new CalendarId(calendar), name).sharing(Resource.Sharing.PRIVATE);
        for (var alias : aliases) {
            resource = resource.alias(alias);
        }
        calendars.put(calendar, resource);
    }

    void event(String event, String calendar, String start, int minutes) {
        var from = LocalDateTime.parse(start);
        events.add(Event.in(new CalendarId(calendar))
                .id(event)
                .start(new EventTime.At(from))
                .end(new EventTime.At(from.plusMinutes(minutes)))
                .summary("about " + event)
                .build());
    }

    void event(String event, String start) {
        event(event, id + "-main", start, 60);
    }

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.of(id, title, provider, "Your events.");
    }

    @Override
    public List<Action<?, ?>> actions() {
        return List.of(new Calendars(), new Events(), new One(), new Availability(), new Create());
    }

    @Override
    public List<ResourceType<?>> resources() {
        return List.of(ResourceType.of("calendar", CalendarId.class, context -> List.copyOf(calendars.values())));
    }

    private List<Event> visible(List<CalendarId> asked, LocalDate from, LocalDate to, ReadContext context) {
        var visible = context.visible(CalendarId.class);
        return all(asked, from, to).stream()
                .filter(event -> visible.containsKey(event.calendar()))
                .toList();
    }

    private List<Event> all(List<CalendarId> asked, LocalDate from, LocalDate to) {
        return events.stream()
                .filter(event -> asked.isEmpty() || asked.contains(event.calendar()))
                .filter(event -> !event.start().date().isBefore(from)
                        && !event.start().date().isAfter(to))
                .sorted(Comparator.comparing(event -> event.start().from()))
                .toList();
    }

    private final class Calendars implements Action<ListCalendars.Input, ListCalendars.Output> {
        @Override
        public ActionContract<ListCalendars.Input, ListCalendars.Output> contract() {
            return ListCalendars.CONTRACT;
        }

        @Override
        public ListCalendars.Output run(ListCalendars.Input in, ActionContext context) {
            before.run();
            var listed = new ArrayList<ListCalendars.Listed>();
            context.visible(CalendarId.class)
                    .forEach((calendar, access) -> listed.add(new ListCalendars.Listed(
                            calendar,
                            Optional.of(calendars.get(calendar.value()).title()),
                            access,
                            Optional.empty(),
                            Optional.empty())));
            return new ListCalendars.Output(Page.of(listed));
        }
    }

    private final class Events implements Action<ListEvents.Input, ListEvents.Output> {
        @Override
        public ActionContract<ListEvents.Input, ListEvents.Output> contract() {
            return ListEvents.CONTRACT;
        }

        @Override
        public Scopes scopes() {
            return scopes;
        }

        @Override
        public ListEvents.Output run(ListEvents.Input in, ActionContext context) {
            threads.add(Thread.currentThread());
            before.run();
            context.checkpoint();
            // A token names a place among all: what is hidden leaves a gap.
            var all = all(in.calendars(), in.from(), in.last());
            int from = in.next()
                    .map(at -> Integer.parseInt(at.value().substring(tokenPrefix.length())))
                    .orElse(0);
            int to = Math.min(from + pageSize, all.size());
            var visible = context.visible(CalendarId.class);
            var items = all.subList(Math.min(from, to), to).stream()
                    .filter(event -> visible.containsKey(event.calendar()))
                    .map(EventSummary::of)
                    .toList();
            return new ListEvents.Output(
                    in.timeZone(), to < all.size() ? Page.of(items, new Cursor(tokenPrefix + to)) : Page.of(items));
        }
    }

    private final class One implements Action<GetEvent.Input, EventView> {
        @Override
        public ActionContract<GetEvent.Input, EventView> contract() {
            return GetEvent.CONTRACT;
        }

        @Override
        public EventView run(GetEvent.Input in, ActionContext context) {
            return events.stream()
                    .filter(event -> event.id().equals(Optional.of(in.event()))
                            && event.calendar().equals(in.calendar()))
                    .map(EventView::of)
                    .findFirst()
                    .orElseThrow(() -> new NotFound("Not found."));
        }
    }

    private final class Availability implements Action<GetAvailability.Input, GetAvailability.Output> {
        @Override
        public ActionContract<GetAvailability.Input, GetAvailability.Output> contract() {
            return GetAvailability.CONTRACT;
        }

        @Override
        public GetAvailability.Output run(GetAvailability.Input in, ActionContext context) {
            before.run();
            var asked = in.calendars().isEmpty()
                    ? List.copyOf(context.visible(CalendarId.class).keySet())
                    : in.calendars();
            var busy = visible(asked, in.from(), in.last(), context).stream()
                    .map(event -> new GetAvailability.Busy(
                            event.start().from(), event.end().until(), event.calendar()))
                    .toList();
            return new GetAvailability.Output(in.timeZone(), Page.of(busy), asked);
        }
    }

    private final class Create implements PlannedAction<CreateEvent.Input, Clashes, CreateEvent.Output> {
        @Override
        public PlannedContract<CreateEvent.Input, Clashes, CreateEvent.Output> contract() {
            return CreateEvent.CONTRACT;
        }

        @Override
        public Repeat<CreateEvent.Input, CreateEvent.Output> repeat() {
            return Repeat.never();
        }

        @Override
        public Clashes look(CreateEvent.Input in, ReadContext context) {
            return new Clashes(List.of(), List.of());
        }

        @Override
        public CreateEvent.Output run(CreateEvent.Input in, Clashes facts, ActionContext context) {
            created.add(in.event().summary());
            var stored = Event.in(in.calendar())
                    .id("new-" + created.size())
                    .start(in.event().start())
                    .end(in.event().end())
                    .summary(in.event().summary())
                    .build();
            return CreateEvent.Output.of(in, facts, stored);
        }
    }
}
