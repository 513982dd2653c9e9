package dev.connectors.examples;

import static dev.connectors.examples.Play.arguments;

import dev.connectors.runtime.Conversation;
import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;

/** The same questions over one Google and one Microsoft account. */
final class TwoVendors {

    private final Stage stage;
    private final Screen screen;
    private final Conversation chat;
    private final Assistant assistant;

    TwoVendors(Stage stage, Screen screen, Conversation chat, Assistant assistant) {
        this.stage = stage;
        this.screen = screen;
        this.chat = chat;
        this.assistant = assistant;
    }

    void play() {
        screen.scene("Anna adds the Outlook calendar of her own firm, and asks again");
        stage.connectOutlook(screen);
        screen.note(chat.dataSources());
        var today = assistant.call(
                "calendar_list_events", arguments("from", stage.today()), stage.today() + ", both accounts");
        screen.assistant(Answers.meetings(today));
        var friday = stage.today().with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
        var free = arguments("from", friday);
        free.put("minutes", 60);
        free.put("earliest", "12:00");
        free.put("latest", "18:00");
        screen.assistant(
                Answers.free(assistant.call("calendar_find_free_slots", free, friday + ", 60 minutes, both accounts")));
        screen.scene("Anna > Block Friday 16:30 to 17:30 for paperwork.");
        var event = new LinkedHashMap<String, Object>();
        event.put("summary", "Paperwork");
        event.put("start", friday + "T16:30");
        event.put("end", friday + "T17:30");
        Map<String, Object> block = arguments("event", event);
        var which = assistant.call("calendar_create_event", block, friday + " 16:30, no guest");
        screen.assistant(Answers.error(which));
        screen.note("  Anna > My own firm.");
        block.put("account", "own firm");
        screen.assistant(
                Answers.created(assistant.write("calendar_create_event", block, friday + " 16:30, own firm", true)));
    }
}
