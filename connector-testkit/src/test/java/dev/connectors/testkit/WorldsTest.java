package dev.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorldsTest {

    private static ScriptedRequest get(String... segments) {
        return new ScriptedRequest("api", "GET", List.of(segments), Map.of(), Map.of(), "");
    }

    private static String without(String resource, ScriptedRequest request, String json) {
        return Worlds.without(resource, request, ScriptedAnswer.json(200, json))
                .body()
                .replace('"', '\'');
    }

    @Test
    void elementsThatNameTheResourceAreGoneAndCountsFollow() {
        var changed = without(
                "L2",
                get("leads"),
                "{'leads': [{'id': '7', 'list': 'L1'}, {'id': '8', 'in': {'list': 'L2'}}], 'total': 2}");

        assertThat(changed).isEqualTo("{'leads':[{'id':'7','list':'L1'}],'total':1}");
    }

    @Test
    void listsUnderTheResourcesIdAreEmpty() {
        var changed = without("L2", get("busy"), "{'lists': {'L1': {'busy': [1]}, 'L2': {'busy': [1, 2]}}}");

        assertThat(changed).isEqualTo("{'lists':{'L1':{'busy':[1]},'L2':{'busy':[]}}}");
    }

    @Test
    void anAnswerAboutTheResourceHoldsNothing() {
        var changed = without("L2", get("lists", "L2", "leads"), "{'leads': [{'id': '8'}]}");

        assertThat(changed).isEqualTo("{'leads':[]}");
    }

    @Test
    void linksLeadElsewhere() {
        var answer = Worlds.withLinksTo(
                "http://127.0.0.1:9",
                ScriptedAnswer.json(200, "{'next': 'https://api.leadbook.example/v1/leads?page=2'}"));

        assertThat(answer.body()).isEqualTo("{\"next\":\"http://127.0.0.1:9/v1/leads?page=2\"}");
    }
}
