package dev.connectors.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.domain.Access;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two worlds that differ only in what a hidden calendar and a hidden notebook hold must answer every tool alike, errors included. */
class TwoWorldsTest {

    @TempDir
    Path folder;

    private List<String> answers(boolean withSecrets) {
        var notes = folder.resolve(withSecrets ? "with" : "without").resolve("Notes");
        Agent.write(notes.resolve("Properties/Johnson.md"), "Roof from 2011.");
        Agent.write(notes.resolve("Diary/Day.md"), withSecrets ? "Johnson is ill" : "nothing");
        if (withSecrets) {
            Agent.write(notes.resolve("Diary/Johnson.md"), "secret");
        }
        try (var agent = new Agent(notes)) {
            agent.settings().set("google_calendar", "Medical", Access.HIDDEN);
            agent.settings().set("google_calendar", "Family", Access.BUSY);
            agent.settings().set("notes", "Diary", Access.HIDDEN);
            var medical = agent.week.medical();
            if (withSecrets) {
                var tuesday = LocalDate.of(2026, 3, 10);
                medical.event("Showing, 123 Main St")
                        .id("secret1")
                        .at(tuesday.atTime(14, 0), tuesday.atTime(15, 0))
                        .add();
                medical.event("Operation")
                        .id("secret2")
                        .at(tuesday.atTime(9, 0), tuesday.atTime(17, 0))
                        .guest("doctor@clinic.example")
                        .add();
            }
            var chat = agent.chat("chat");
            var all = new ArrayList<String>();
            for (var call : calls(medical.id())) {
                var text = chat.call(call.get(0), call.get(1)).text();
                all.add(call + " -> "
                        + text.replaceAll("\"approval\":\"[^\"]*\"", "").replaceAll("c1\\.[\\w-]+", "next"));
            }
            agent.settings().waiting().forEach(a -> all.add(a.preview().toString()));
            return all;
        }
    }

    private static List<List<String>> calls(String hidden) {
        var showing =
                "\"event\": {\"summary\": \"Showing, 123 Main St\", \"start\": \"2026-03-10T14:00\", \"end\": \"2026-03-10T15:00\"}";
        return List.of(
                List.of("calendar_list_calendars", "{}"),
                List.of("calendar_list_events", "{\"from\": \"2026-03-10\"}"),
                List.of(
                        "calendar_list_events",
                        "{\"from\": \"2026-03-01\", \"to\": \"2026-03-31\", \"words\": \"Operation\"}"),
                List.of("calendar_list_events", "{\"from\": \"2026-03-10\", \"calendars\": [\"" + hidden + "\"]}"),
                List.of("calendar_list_events", "{\"from\": \"2026-03-10\", \"calendars\": [\"Medical\"]}"),
                List.of("calendar_get_event", "{\"event\": \"secret2\"}"),
                List.of("calendar_get_event", "{\"event\": \"secret2\", \"calendar\": \"" + hidden + "\"}"),
                List.of("calendar_get_availability", "{\"from\": \"2026-03-10\"}"),
                List.of("calendar_get_availability", "{\"from\": \"2026-03-10\", \"calendars\": [\"" + hidden + "\"]}"),
                List.of("calendar_find_free_slots", "{\"from\": \"2026-03-10\", \"minutes\": 30}"),
                List.of("calendar_create_event", "{" + showing + "}"),
                List.of("calendar_create_event", "{" + showing + ", \"calendar\": \"" + hidden + "\"}"),
                List.of("calendar_update_event", "{\"event\": \"secret2\", \"change\": {\"summary\": \"x\"}}"),
                List.of(
                        "calendar_update_event",
                        "{\"event\": \"secret2\", \"calendar\": \"" + hidden + "\", \"change\": {\"summary\": \"x\"}}"),
                List.of("calendar_delete_event", "{\"event\": \"secret2\", \"calendar\": \"" + hidden + "\"}"),
                List.of(
                        "calendar_respond_to_event",
                        "{\"event\": \"secret2\", \"calendar\": \"" + hidden + "\", \"response\": \"accepted\"}"),
                List.of("notes_list_notebooks", "{}"),
                List.of("notes_search_notes", "{\"words\": \"Johnson\"}"),
                List.of("notes_search_notes", "{\"words\": \"Johnson\", \"notebooks\": [\"Diary\"]}"),
                List.of("notes_get_note", "{\"note\": \"Diary/Johnson.md\"}"),
                List.of("notes_append_to_note", "{\"note\": \"Diary/Johnson.md\", \"text\": \"x\"}"),
                List.of("notes_create_note", "{\"notebook\": \"Diary\", \"title\": \"Johnson\", \"text\": \"x\"}"));
    }

    @Test
    void everyToolAnswersAlike() {
        var with = answers(true);
        var without = answers(false);

        assertThat(with).isEqualTo(without);
        assertThat(with.toString()).doesNotContain("clinic").doesNotContain("is ill");
    }
}
