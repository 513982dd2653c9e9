package dev.connectors.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Principal;
import dev.connectors.store.Stores;
import dev.connectors.tool.ToolResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list that a person was asked about can be read on with the arguments of the call that asked. */
class ResumedReadTest {

    private static final Principal ANNA = Principal.of("acme-realty", "anna");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), UTC);
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    private final Almanac north = new Almanac("north", "North");
    private final Almanac south = new Almanac("south", "South");
    private final Connectors connectors = Connectors.builder()
            .connectors(List.of(north, south))
            .composites(List.of())
            .zone(UTC)
            .clock(CLOCK)
            .store(Stores.inMemory(CLOCK))
            .build();
    private final Settings settings = connectors.settings(ANNA);
    private final Conversation chat = connectors.conversation(ANNA, "chat-1");

    @BeforeEach
    void northAsksBeforeEachPage() {
        settings.turnOn("north");
        settings.turnOn("south");
        settings.rename(settings.connect("north", "key-of-north").id(), "work");
        settings.rename(settings.connect("south", "key-of-south").id(), "private");
        settings.set("north", "list_events", ActionMode.ASK);
        north.pageSize = 1;
        north.event("a", "2026-03-03T09:00");
        north.event("b", "2026-03-03T10:00");
        north.event("c", "2026-03-03T11:00");
    }

    @AfterEach
    void close() {
        connectors.close();
    }

    @Test
    void underTheAccountThatItNamed() {
        var first = approved("\"account\": \"work\"");

        var second = approved("\"account\": \"work\", \"next\": \"" + next(first) + "\"");
        var third = approved("\"account\": \"work\", \"next\": \"" + next(second) + "\"");

        assertThat(second.text()).contains("\"id\":\"b\"");
        assertThat(third.text()).contains("\"id\":\"c\"").doesNotContain("\"next\"");
    }

    @Test
    void withoutOne() {
        var first = approved("\"account\": \"work\"");

        assertThat(approved("\"next\": \"" + next(first) + "\"").text()).contains("\"id\":\"b\"");
    }

    @Test
    void underTheNameThatItGaveACalendar() {
        var first = approved("\"account\": \"work\", \"calendars\": [\"primary\"]");

        var second = approved("\"account\": \"work\", \"calendars\": [\"primary\"], \"next\": \"" + next(first) + "\"");

        assertThat(second.text()).contains("\"id\":\"b\"");
    }

    @Test
    void butNotUnderAnotherAccountNorForAnotherQuestion() {
        var next = next(approved("\"account\": \"work\""));

        assertThat(list("\"account\": \"private\", \"next\": \"" + next + "\"").code())
                .isEqualTo("invalid_arguments");
        assertThat(list("\"account\": \"work\", \"to\": \"2026-03-04\", \"next\": \"" + next + "\"")
                        .code())
                .isEqualTo("invalid_arguments");
    }

    private ToolResult approved(String more) {
        var asked = list(more);
        assertThat(asked.code()).as(asked.text()).isEqualTo("approval_required");
        return settings.approve(asked.approval().orElseThrow().id());
    }

    private ToolResult list(String more) {
        return chat.call("calendar_list_events", "{\"from\": \"2026-03-03\", " + more + "}");
    }

    private static String next(ToolResult result) {
        var found = NEXT.matcher(result.text());
        assertThat(found.find()).as(result.text()).isTrue();
        return found.group(1);
    }
}
