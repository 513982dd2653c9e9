package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/** Creating, changing and deleting events. */
final class GraphEventsWrite {

    private static final Set<String> TIMES = Set.of("start", "end", "isAllDay", "recurrence");

    private final GraphCalendars calendars;
    private final GraphHabits habits;

    GraphEventsWrite(GraphCalendars calendars, GraphHabits habits) {
        this.calendars = calendars;
        this.habits = habits;
    }

    Answer create(GraphCall call) {
        var visible = calendars.addressed(call);
        visible.requireWriter();
        var body = call.body();
        GraphEventFields.check(body);
        var transaction = body.path("transactionId").asText("");
        var before = transaction.isEmpty() ? Optional.<GraphCalendars.Found>empty() : sent(call, transaction);
        if (before.isPresent()) {
            return repeated(call, before.get(), body);
        }
        var store = visible.store();
        var world = store.world;
        var json = Json.object();
        var id = "AAMk/StandIn+%05d=".formatted(world.next());
        json.put("id", id).put("iCalUID", "040000008200E00074C5B7101A82E008%08d".formatted(world.next()));
        json.put("status", "confirmed").put("created", world.timestamp());
        json.putObject("creator").put("email", call.caller().email());
        json.putObject("organizer").put("email", store.self());
        json.put("sequence", 0);
        new GraphEventFields(store, call.isPersonal()).put(body, json);
        if (!transaction.isEmpty()) {
            json.withObjectProperty("graph").put("transactionId", transaction).put("sent", Json.text(body));
        }
        var made = store(store, Optional.empty(), json, "events.create");
        var answer = seen(call, visible, made, 201);
        if (habits.rewritesChangeKeys) {
            store.put(new StoredEvent(id, made.json(), world.next(), made.order()));
        }
        return answer;
    }

    /** An event of this mailbox that was created with the same transaction id and is still there. */
    private Optional<GraphCalendars.Found> sent(GraphCall call, String transaction) {
        return calendars.all(call.caller()).stream()
                .flatMap(it -> it.store().events().stream()
                        .filter(event -> !event.isCancelled()
                                && event.json()
                                        .path("graph")
                                        .path("transactionId")
                                        .asText()
                                        .equals(transaction))
                        .map(event -> new GraphCalendars.Found(it, event)))
                .findFirst();
    }

    private Answer repeated(GraphCall call, GraphCalendars.Found before, ObjectNode body) {
        var isSame = before.event().json().path("graph").path("sent").asText().equals(Json.text(body));
        if (!isSame || habits.refusesRepeats) {
            throw GraphError.of(
                    409,
                    "ErrorDuplicateTransactionId",
                    "The TransactionId specified in the request has already been used to create a different event.");
        }
        return seen(call, before.calendar(), before.event(), 201);
    }

    Answer patch(GraphCall call) {
        var found = calendars.event(call);
        found.calendar().requireWriter();
        call.checkPrecondition(found.event());
        var store = found.calendar().store();
        var body = call.body();
        if (body.has("transactionId")) {
            throw GraphError.invalid("The transactionId of an event cannot be changed.");
        }
        var json = found.event().json().deepCopy();
        new GraphEventFields(store, call.isPersonal()).put(body, json);
        if (found.event().isOfSeries() && body.has("start")) {
            GraphBoundaries.check(store, found.event(), When.read(json.path("start"), "start", store.zone));
        }
        if (TIMES.stream().anyMatch(body::has)) {
            json.put("sequence", json.path("sequence").asInt() + 1);
        }
        return seen(call, found.calendar(), store(store, Optional.of(found.event()), json, "events.update"), 200);
    }

    private StoredEvent store(CalendarStore store, Optional<StoredEvent> before, ObjectNode json, String method) {
        var world = store.world;
        json.put("updated", world.timestamp());
        EventRules.settle(json, before, store);
        Guests.settle(json, before, store.self());
        before.ifPresent(it -> Guests.checkMayChange(it, json, store.self()));
        var version = world.next();
        var order = before.filter(it -> store.isTaken(it.id()))
                .map(StoredEvent::order)
                .orElse(version);
        var written = new StoredEvent(json.path("id").asText(), json, version, order);
        store.put(written);
        MailRoom.notify(store, before, written, method, "all");
        return written;
    }

    /** As organizer it also tells the guests; as guest nobody hears of it. */
    Answer delete(GraphCall call) {
        var found = calendars.event(call);
        found.calendar().requireWriter();
        call.checkPrecondition(found.event());
        var isOrganizer = StoredEvent.sameAddress(
                found.event().organizer(), found.calendar().store().self());
        remove(found, "events.delete", isOrganizer ? "all" : "none");
        return Answer.empty(204);
    }

    static void remove(GraphCalendars.Found found, String method, String sendUpdates) {
        var store = found.calendar().store();
        var before = found.event();
        var gone = before.cancelled(store.world.next(), store.world.timestamp());
        var order = store.isTaken(before.id()) ? before.order() : gone.version();
        var kept = new StoredEvent(gone.id(), gone.json(), gone.version(), order);
        store.put(kept);
        MailRoom.notify(store, Optional.of(before), kept, method, sendUpdates);
    }

    private static Answer seen(GraphCall call, GraphCalendars.Visible visible, StoredEvent event, int status) {
        return Answer.json(status, new GraphEventView(call, visible).view(event));
    }
}
