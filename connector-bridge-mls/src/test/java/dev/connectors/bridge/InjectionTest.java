package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.connectors.bridge.odata.Judge;
import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that try to be operators, through every argument that takes words, in front of a parser that knows nothing of us. */
class InjectionTest {

    private static final List<String> HOSTILE = List.of(
            "' or 1 eq 1 or City eq '",
            "x') or contains(PrivateRemarks,'4711') or contains(City,'",
            "Denver') or true or startswith(City,'",
            "%27%20or%20true%20or%20City%20eq%20%27",
            "Denver&$filter=true&$top=5",
            "Denver#$select=AccessCode",
            "x' and Media/any(m:m/Order eq 0) and 'x' eq 'x",
            "O'Brien's",
            "\\' or true");

    private static World world;
    private static Judge judge;

    @BeforeAll
    static void start() {
        judge = Judge.by("dd-2.0-bridge-flavour.edmx");
        world = World.bridge(ResoServer.start(Metadata.bridge(), ResoServer.Conduct.bridge()));
        world.listing("1", "PrivateRemarks", "code 4711", "StreetNumber", "1", "StreetName", "Main");
    }

    @AfterAll
    static void stop() {
        if (world != null) {
            world.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "search_listings words",
                "search_listings address",
                "search_listings agent",
                "search_listings office",
                "search_listings [cities]",
                "search_listings [counties]",
                "search_listings [subdivisions]",
                "search_listings [subTypes]",
                "get_listing_details listing",
                "get_listing_details mlsNumber",
                "get_listing_details address",
                "get_listing_photos listing",
                "find_comparables listing",
                "list_open_houses listing",
                "find_agent_or_office who"
            })
    void wordsStayWords(String place) {
        var argument = place.substring(place.indexOf(' ') + 1);
        boolean list = argument.startsWith("[");
        var name = argument.replaceAll("[\\[\\]]", "");
        for (var text : HOSTILE) {
            world.server.forgetQueries();
            var arguments = JsonNodeFactory.instance.objectNode();
            if (list) {
                arguments.putArray(name).add(text.substring(0, Math.min(50, text.length())));
            } else {
                arguments.put(name, text);
            }
            if (place.startsWith("list_open")) {
                arguments.put("from", "2026-03-07");
            }

            var result = world.chat().call("listings_" + place.substring(0, place.indexOf(' ')), arguments.toString());

            assertThat(result.code()).as(result.text()).isIn("ok", "not_found", "invalid_arguments");
            assertThat(result.text()).doesNotContain("4711").doesNotContain("\"ListingKey\":\"1\"");
            for (var query : world.server.queries()) {
                if (query.contains("$filter=")) {
                    var tree = judge.tree(
                            query.substring(1, query.indexOf('?')),
                            query.replaceAll("(?s).*?\\$filter=(.*?)&\\$[a-z]+=[A-Z].*", "$1"));
                    assertThat(tree.replaceAll("text\\[[^\\]]*]", ""))
                            .as(query)
                            .doesNotContain("true", "PrivateRemarks", "AccessCode", "Media");
                }
            }
        }
    }
}
