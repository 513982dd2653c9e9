package dev.connectors.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.domain.Access;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For every tool and every argument that names a resource: a forbidden id in its place is refused, and nothing is sent about it. */
class ForbiddenIdsTest {

    private static final String EVENT =
            "\"event\": {\"summary\": \"x\", \"start\": \"2026-03-12T09:00\", \"end\": \"2026-03-12T10:00\"}";

    /** Calls with a calendar in the place of %s. */
    private static final List<List<String>> CALENDARS = List.of(
            List.of("calendar_list_events", "{\"from\": \"2026-03-03\", \"calendars\": [\"%s\"]}"),
            List.of("calendar_list_events", "{\"from\": \"2026-03-03\", \"calendars\": [\"primary\", \"%s\"]}"),
            List.of("calendar_get_event", "{\"event\": \"medical1\", \"calendar\": \"%s\"}"),
            List.of("calendar_get_availability", "{\"from\": \"2026-03-03\", \"calendars\": [\"%s\"]}"),
            List.of("calendar_find_free_slots", "{\"from\": \"2026-03-03\", \"minutes\": 30, \"calendars\": [\"%s\"]}"),
            List.of("calendar_create_event", "{" + EVENT + ", \"calendar\": \"%s\"}"),
            List.of(
                    "calendar_update_event",
                    "{\"event\": \"medical1\", \"change\": {\"summary\": \"x\"}, \"calendar\": \"%s\"}"),
            List.of("calendar_delete_event", "{\"event\": \"medical1\", \"calendar\": \"%s\"}"),
            List.of(
                    "calendar_respond_to_event",
                    "{\"event\": \"medical1\", \"response\": \"accepted\", \"calendar\": \"%s\"}"));

    private static final List<List<String>> NOTEBOOKS = List.of(
            List.of("notes_search_notes", "{\"words\": \"x\", \"notebooks\": [\"%s\"]}"),
            List.of("notes_create_note", "{\"notebook\": \"%s\", \"title\": \"x\", \"text\": \"x\"}"));

    @TempDir
    Path folder;

    @Test
    void aForbiddenIdIsNotFoundWhereverItStands() {
        Agent.write(folder.resolve("Properties/Johnson.md"), "Roof from 2011.");
        Agent.write(folder.resolve("Diary/Day.md"), "x");
        try (var agent = new Agent(folder)) {
            agent.allowEverything();
            agent.settings().set("google_calendar", "Medical", Access.HIDDEN);
            agent.settings().set("notes", "Diary", Access.HIDDEN);
            var chat = agent.chat("chat");
            chat.call("calendar_list_calendars", "{}");
            agent.sandbox.forgetRecords();
            var medical = agent.week.medical().id();
            for (var call : CALENDARS) {
                for (var id : List.of(
                        medical,
                        medical.toUpperCase(Locale.ROOT),
                        "Medical",
                        "medical",
                        "../" + medical,
                        medical + "%20",
                        "nobody@example.org")) {
                    var result = chat.call(call.get(0), call.get(1).formatted(id.replace("\\", "\\\\")));

                    assertThat(result.code())
                            .as(call.get(0) + " " + id + " " + result.text())
                            .isEqualTo("not_found");
                }
            }
            for (var call : NOTEBOOKS) {
                for (var id : List.of("Diary", "diary", "./Diary", "Properties/../Diary", "/etc", "..")) {
                    var result = chat.call(call.get(0), call.get(1).formatted(id));

                    assertThat(result.code())
                            .as(call.get(0) + " " + id + " " + result.text())
                            .isEqualTo("not_found");
                }
            }
            assertThat(agent.sandbox.requests())
                    .noneMatch(request -> request.toString().contains("medical"));
        }
    }
}
