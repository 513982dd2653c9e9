package dev.connectors.examples;

import dev.connectors.audit.AuditChain;
import dev.connectors.audit.AuditEntry;
import dev.connectors.runtime.Conversation;
import dev.connectors.tool.ToolResult;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The conversation, scene by scene. The assistant is scripted: which tools it calls is fixed, what it says comes from their results. */
final class Play {

    private final Stage stage;
    private final Screen screen;
    private final Conversation chat;
    private final Assistant assistant;

    Play(Stage stage, Screen screen) {
        this.stage = stage;
        this.screen = screen;
        this.chat = stage.connectors().conversation(stage.anna(), "chat-1").in(stage.zone());
        this.assistant = new Assistant(chat, stage, screen);
    }

    void run() {
        screen.title(stage.title(), stage.setting());
        turnOn();
        meetingsToday();
        freeOnFriday();
        showing();
        johnson();
        if (stage.hasMore()) {
            new TwoVendors(stage, screen, chat, assistant).play();
            new HouseHunt(stage, screen, chat, assistant).play();
        }
        whatItCannotDo();
        record();
        screen.line(stage.next());
    }

    private void turnOn() {
        screen.scene("Anna turns on Google Calendar and Notes");
        stage.connect(screen);
        screen.note(chat.dataSources());
    }

    private void meetingsToday() {
        screen.scene("Anna > What meetings do I have today?");
        var result = assistant.call(
                "calendar_list_events",
                arguments("from", stage.today()),
                stage.today().toString());
        screen.assistant(Answers.meetings(result));
    }

    private void freeOnFriday() {
        var friday = stage.today().with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
        screen.scene("Anna > Am I free on Friday afternoon?");
        var arguments = arguments("from", friday);
        arguments.put("minutes", 60);
        arguments.put("earliest", "12:00");
        arguments.put("latest", "18:00");
        var result = assistant.call("calendar_find_free_slots", arguments, friday + ", 60 minutes, 12:00-18:00");
        screen.assistant(Answers.free(result));
    }

    private void showing() {
        var guest = stage.guest();
        screen.scene("Anna > Schedule a showing at 123 Main St next Tuesday at 2"
                + guest.map(who -> " and invite " + who).orElse("") + ".");
        var tuesday = tuesday();
        var result = assistant.write(
                "calendar_create_event",
                showingAt(tuesday, 14),
                tuesday + " 14:00, " + (guest.isPresent() ? "1 guest" : "no guest"),
                true);
        screen.assistant(Answers.created(result));
    }

    private void johnson() {
        screen.scene("Anna > What did I note about the Johnson property?");
        var found = assistant.call("notes_search_notes", arguments("words", "Johnson"), "\"Johnson\"");
        var id = Answers.firstNote(found);
        if (id.isEmpty()) {
            screen.assistant("You have no note about it.");
            return;
        }
        var note = assistant.call("notes_get_note", arguments("note", id.get()), id.get());
        screen.assistant(Answers.note(note));
    }

    private void whatItCannotDo() {
        screen.scene("What the assistant cannot do");
        stage.hiddenCalendar().ifPresent(hidden -> {
            var arguments = arguments("from", stage.today());
            arguments.put("calendars", List.of(hidden));
            refused(
                    "calendar_list_events [" + hidden + "]",
                    chat.call("calendar_list_events", Answers.json(arguments)));
        });
        refused("calendar_delete_everything", chat.call("calendar_delete_everything", "{}"));
        if (stage.guest().isPresent()) {
            var later = showingAt(tuesday(), 15);
            if (stage.hasMore()) {
                later.put("account", "work");
            }
            assistant.write("calendar_create_event", later, "the same, at 15:00", false);
        }
        var settings = stage.connectors().settings(stage.anna());
        int before = chat.tools().size();
        long start = System.nanoTime();
        settings.turnOff("google_calendar");
        if (stage.hasMore()) {
            settings.turnOff("outlook_calendar");
        }
        int gone = before - chat.tools().size();
        screen.note("  Anna turns " + (stage.hasMore() ? "both calendars" : "Google Calendar") + " off: " + gone
                + " tools gone in "
                + Math.max(1, (System.nanoTime() - start) / 1_000_000) + " ms, and the next call is refused:");
        refused(
                "calendar_list_events",
                chat.call("calendar_list_events", Answers.json(arguments("from", stage.today()))));
    }

    private void refused(String what, ToolResult result) {
        screen.refusal(what, Answers.error(result));
    }

    private void record() {
        screen.scene("On record (no contents; each row carries the hash of the row before)");
        var settings = stage.connectors().settings(stage.anna());
        var rows = settings.history();
        int calls = 0;
        for (var row : rows) {
            var entry = row.entry();
            if (entry.kind() != AuditEntry.Kind.CALL) {
                continue;
            }
            calls++;
            screen.line("      %s  %-34s %-8s %-12s %-18s %5d ms"
                    .formatted(
                            entry.time().atZone(stage.zone()).toLocalTime().withNano(0),
                            entry.tool(),
                            decision(entry),
                            entry.reason().replace('_', ' '),
                            entry.outcome(),
                            entry.duration().toMillis()));
        }
        var intact = AuditChain.intact(stage.connectors().record(stage.anna().workspace()));
        screen.line("      " + calls + " calls in all, chain " + (intact ? "intact" : "BROKEN") + "."
                + (stage.local() ? " Nothing left this machine." : ""));
        if (!intact) {
            throw new IllegalStateException("the record is not as it was written");
        }
    }

    /** The same call after a yes only tells what was done; a call that no decision was made on was refused before. */
    private static String decision(AuditEntry entry) {
        if (!entry.decision().isEmpty()) {
            return entry.decision();
        }
        return entry.outcome().equals("ok") ? "told" : "refused";
    }

    private LocalDate tuesday() {
        return stage.today().with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
    }

    private Map<String, Object> showingAt(LocalDate day, int hour) {
        var event = new LinkedHashMap<String, Object>();
        event.put("summary", "Showing, 123 Main St");
        event.put("start", "%sT%02d:00".formatted(day, hour));
        event.put("end", "%sT%02d:00".formatted(day, hour + 1));
        event.put("location", "123 Main St");
        stage.guest().ifPresent(guest -> event.put("attendees", List.of(guest)));
        return arguments("event", event);
    }

    static Map<String, Object> arguments(String name, Object value) {
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put(name, value instanceof Map<?, ?> ? value : value.toString());
        return arguments;
    }
}
