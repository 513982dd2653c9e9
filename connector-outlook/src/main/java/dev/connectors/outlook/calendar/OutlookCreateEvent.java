package dev.connectors.outlook.calendar;

import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.Recipients;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.Clashes;
import dev.connectors.domain.calendar.CreateEvent;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventDraft;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Json;
import dev.connectors.spi.PlannedAction;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Repeat;
import dev.connectors.spi.Scopes;
import dev.connectors.spi.calendar.CalendarReads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code POST /me/calendars/{id}/events} of Graph, under a key of our own. */
final class OutlookCreateEvent implements PlannedAction<CreateEvent.Input, Clashes, CreateEvent.Output> {

    @Override
    public PlannedContract<CreateEvent.Input, Clashes, CreateEvent.Output> contract() {
        return CreateEvent.CONTRACT;
    }

    @Override
    public Scopes scopes() {
        return Calendars.WRITE_SCOPES;
    }

    @Override
    public Repeat<CreateEvent.Input, CreateEvent.Output> repeat() {
        // Under the same transactionId no second event is made, but what is answered then is not promised: so look,
        // don't
        // send again.
        return Repeat.confirmedBy(OutlookCreateEvent::find);
    }

    @Override
    public Clashes look(CreateEvent.Input in, ReadContext context) {
        var event = in.event();
        Telling.requirePossible(in.sendUpdates(), Recipients.of(event.attendees()));
        event.recurrence().ifPresent(rule -> GraphRecurrence.of(rule, event.start(), event.timeZone()));
        if (event.video()) {
            requireTeams(in.calendar(), context);
        }
        return CalendarReads.clashes(in, new OutlookSource(context), context);
    }

    @Override
    public CreateEvent.Output run(CreateEvent.Input in, Clashes now, ActionContext context) {
        var draft = in.event();
        var request = context.http()
                .post("/me/calendars/{calendar}/events", in.calendar().value());
        var stored = Preferences.in(draft.timeZone(), request)
                .json(out -> EventWriter.draft(draft, context.operationId(), out))
                .send(EventCodec.askedIn(in.calendar(), draft.timeZone(), context.accountName()));
        var event = stored.event().orElseGet(() -> asDrafted(in.calendar(), draft));
        if (!draft.video() || event.video().isPresent()) {
            return CreateEvent.Output.of(in, now, event);
        }
        var later = later(in.calendar(), event, context);
        var output = CreateEvent.Output.of(in, now, later);
        return later.video().isPresent()
                ? output
                : with("Teams has not given the link yet; get_event shows it in a moment", output);
    }

    /** Teams makes its link a moment after the event. Whatever happens here, the event is there. */
    private static Event later(CalendarId calendar, Event stored, ReadContext context) {
        try {
            return OutlookGetEvent.find(calendar, stored.id().orElseThrow(), context)
                    .map(GraphEvent::live)
                    .orElse(stored);
        } catch (RuntimeException e) {
            return stored;
        }
    }

    private static CreateEvent.Output with(String note, CreateEvent.Output output) {
        var notes = new ArrayList<>(output.notes().orElse(List.of()));
        notes.add(note);
        return new CreateEvent.Output(output.event(), output.invited(), output.clashes(), Optional.of(notes));
    }

    private static Event asDrafted(CalendarId calendar, EventDraft draft) {
        return Event.in(calendar)
                .summary(draft.summary())
                .start(draft.start())
                .end(draft.end())
                .timeZone(draft.start().allDay() ? Optional.empty() : Optional.of(draft.timeZone()))
                .build();
    }

    private static void requireTeams(CalendarId calendar, ReadContext context) {
        var request = context.http()
                .get("/me/calendars/{calendar}", calendar.value())
                .query("$select", "allowedOnlineMeetingProviders");
        if (!Preferences.ids(request).send(OutlookCreateEvent::providers).contains("teamsForBusiness")) {
            throw new Unsupported(
                    "This calendar can make no Teams meeting: that takes a work or school account with Teams."
                            + " Create the event without video, or put a link into its text.");
        }
    }

    private static List<String> providers(JsonParser in) throws IOException {
        var providers = new ArrayList<String>();
        Json.fields(in, name -> {
            if (name.equals("allowedOnlineMeetingProviders")) {
                Json.items(in, () -> providers.add(in.getText()));
            }
        });
        return providers;
    }

    /** The event under this operation's key, which is enough: Exchange lets it stand on one event only. */
    private static Optional<CreateEvent.Output> find(CreateEvent.Input in, ReadContext context) {
        return Made.find(in.calendar(), context)
                .map(found -> CreateEvent.Output.of(
                        in,
                        CalendarReads.clashes(in, new OutlookSource(context, Set.of(found.id())), context),
                        found.live()));
    }
}
