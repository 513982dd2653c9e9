package dev.connectors.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LenientReadingTest {

    record Lead(
            @Size(max = 3) String id,
            ForeignText name,
            @Range(max = 5) Optional<Integer> stars,
            List<String> tags) {}

    private static Lead read(String json) throws IOException {
        try (var parser = new JsonFactory().createParser(json)) {
            return Shape.of(Lead.class).readLenient(parser);
        }
    }

    @Test
    void unknownKeysAreSkippedWithAllThatIsInThem() throws IOException {
        var lead = read("{\"etag\":{\"id\":[{}]},\"id\":\"7\",\"more\":[1,[2]],\"name\":\"Johnson\"}");

        assertThat(lead).isEqualTo(new Lead("7", new ForeignText("Johnson"), Optional.empty(), List.of()));
    }

    @Test
    void nullCountsAsAbsent() throws IOException {
        var lead = read("{\"id\":\"7\",\"name\":\"\",\"stars\":null,\"tags\":[\"a\",null]}");

        assertThat(lead).isEqualTo(new Lead("7", new ForeignText(""), Optional.empty(), List.of("a")));
        assertThatThrownBy(() -> read("{\"id\":null,\"name\":\"\"}"))
                .isInstanceOf(MisfitException.class)
                .hasMessage("id: text of at most 3 characters (found nothing)");
    }

    @Test
    void limitsAndControlCharactersAreNoMatterForAProvider() throws IOException {
        var lead = read("{\"id\":\"\\u00001234\",\"name\":\"\\r\\n\\ud800\",\"stars\":9,\"tags\":null}");

        assertThat(lead.id()).isEqualTo("\u00001234");
        assertThat(lead.name().value()).isEqualTo("\r\n\ud800");
        assertThat(lead.stars()).contains(9);
        assertThat(lead.tags()).isEmpty();
    }

    @Test
    void typesCountAndAllThatDoNotFitAreNamed() {
        assertThatThrownBy(() -> read("{\"id\":7,\"name\":{\"first\":\"J\"},\"tags\":[true]}"))
                .isInstanceOf(MisfitException.class)
                .hasMessage("id: text of at most 3 characters (found a number); name: text (found an object);"
                        + " tags[0]: text (found true or false)");
    }

    @Test
    void aListInTheMiddleOfAnAnswerIsReadItemByItem() throws IOException {
        try (var parser =
                new JsonFactory().createParser("[{\"id\":\"1\",\"name\":\"a\"},{\"id\":\"2\",\"name\":\"b\"}]")) {
            parser.nextToken();
            parser.nextToken();

            var first = Shape.of(Lead.class).readLenient(parser);
            var between = parser.nextToken();
            var second = Shape.of(Lead.class).readLenient(parser);

            assertThat(List.of(first.id(), second.id())).containsExactly("1", "2");
            assertThat(between).isEqualTo(JsonToken.START_OBJECT);
            assertThat(parser.nextToken()).isEqualTo(JsonToken.END_ARRAY);
        }
    }

    @Test
    void anAnswerThatBreaksOffFailsAsTheParserDoes() {
        assertThatThrownBy(() -> read("{\"id\":\"7\"")).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(MisfitException.class);
    }
}
