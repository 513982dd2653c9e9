package dev.connectors.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .nodeFactory(JSON)
            .build();

    private static JsonNode tree(byte[] utf8) {
        var text = new JsonText(utf8);
        try {
            var tree = tree(text);
            text.end();
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(Source source) throws IOException {
        switch (source.token()) {
            case OBJECT:
                var object = JSON.objectNode();
                source.openObject();
                while (source.nextKey(Keys.NONE, 0) != Source.END) {
                    var key = source.key();
                    object.set(key, tree(source));
                }
                return object;
            case LIST:
                var array = JSON.arrayNode();
                source.openList();
                while (source.nextItem()) {
                    array.add(tree(source));
                }
                return array;
            case TEXT:
                return JSON.textNode(source.text());
            case INTEGER:
                if (source.isLong()) {
                    assertThat(source.digits()).isIn(Long.toString(source.longValue()), "-0");
                }
                return JSON.numberNode(new BigInteger(source.digits()));
            case FRACTION:
                return JSON.numberNode(source.doubleValue());
            case NULL:
                return JSON.nullNode();
            default:
                return JSON.booleanNode(source.token() == Source.Token.TRUE);
        }
    }

    private static Optional<JsonNode> ours(byte[] utf8) {
        try {
            return Optional.of(tree(utf8));
        } catch (MisfitException misfit) {
            return Optional.empty();
        }
    }

    /** What Jackson reads, where the bytes are UTF-8 at all, which it does not always mind. */
    private static Optional<JsonNode> jacksons(byte[] utf8) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            var tree = JACKSON.readTree(text);
            return tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "false",
                "0",
                "-0",
                "1e5",
                "-1.5E-3",
                "0.1e+1",
                "123456789012345678",
                "1234567890123456789",
                "12345678901234567890",
                " \t\r\n[ 1 , 2 ] \n",
                "\"\"",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                "\"\\u00e4\\uD83c\\uDFE0\"",
                "\"\\ud800\"",
                "\"äöü€🏠\"",
                "{\"a\":{\"b\":[{},[],\"\"]},\"a\\u0062\":1}",
                "\"12345678\"",
                "\"1234567\\n\"",
                "\"1234567ä9\"",
                "\"\u007f\"",
                "{\"\":0}"
            })
    void whatIsJsonIsReadAsJacksonReadsIt(String json) {
        var utf8 = json.getBytes(StandardCharsets.UTF_8);

        assertThat(ours(utf8)).isPresent().isEqualTo(jacksons(utf8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[",
                "]",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{1:2}",
                "{a:1}",
                "{\"a\":1",
                "{\"a",
                "tru",
                "truex",
                "True",
                "nul",
                "nan",
                "NaN",
                "Infinity",
                "-",
                "+1",
                "01",
                "-01",
                "1.",
                ".5",
                "1e",
                "1e+",
                "1.e5",
                "0x1",
                "1a",
                "1 1",
                "\"",
                "\"a",
                "\"\\",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\t\"",
                "\"\n\"",
                "\"\u0000\"",
                "'a'",
                "//\n1",
                "/**/1",
                "\u00a01",
                "\uFEFF1",
                "[1]]",
                "{}{}",
                "1,",
                "\"a\"\"b\"",
                "[\"a\":1]",
                "{\"a\",1}",
                "[}",
                "{]",
                "\u0000"
            })
    void whatIsNoJsonIsRefused(String json) {
        assertThatThrownBy(() -> tree(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MisfitException.class)
                .hasMessageMatching("(valid JSON|nothing after the end of the JSON) \\(line \\d+, column \\d+\\)");
    }

    @Test
    void onRandomBytesItAgreesWithJackson() {
        var random = new Random(8259);
        var documents = new String[] {
            "{\"title\":\"Showing at 123 Main St\",\"n\":[0,-1.5e3,12345678901234567890],\"t\":true,\"f\":false,\"z\":null}",
            "[{\"ä\\u00e4\\ud83c\\udfe0\\n\":\"🏠 und Straße\"}, [[[ ]]] , \"\\\"\\\\\" ,{ } ,-0.0E-1]",
            "  {\"a\":{\"b\":{\"c\":[1,2,{\"d\":\"\"}]}}}\r\n"
        };
        int agreed = 0;
        for (int i = 0; i < 60_000; i++) {
            var utf8 = documents[i % documents.length].getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                utf8[random.nextInt(utf8.length)] = random.nextInt(4) == 0
                        ? (byte) random.nextInt(256)
                        : (byte) "{}[]\":,\\ntrue0e-. u1".charAt(random.nextInt(20));
            }

            var ours = ours(utf8);

            assertThat(ours).as(new String(utf8, StandardCharsets.ISO_8859_1)).isEqualTo(jacksons(utf8));
            agreed += ours.isPresent() ? 1 : 0;
        }
        assertThat(agreed).isBetween(20_000, 50_000);
    }

    @Test
    void aBrokenPlaceIsLocatedInCharacters() {
        assertThatThrownBy(() -> tree("{\n \"ä🏠\" x".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("valid JSON (line 2, column 7)");
    }

    @Test
    void oneHundredDigitsAndThirtyTwoLevelsAreTheMost() {
        assertThat(tree("9".repeat(100).getBytes(StandardCharsets.UTF_8)).bigIntegerValue())
                .isEqualTo(new BigInteger("9".repeat(100)));
        assertThatThrownBy(() -> tree("9".repeat(101).getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("numbers of at most 100 digits");
        assertThat(tree(("[".repeat(32) + "]".repeat(32)).getBytes(StandardCharsets.UTF_8)))
                .isNotNull();
        assertThatThrownBy(() -> tree(("[".repeat(33) + "]".repeat(33)).getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("JSON nested at most 32 deep");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWhereverTheyStand() {
        for (var wrong : new byte[][] {
            {'"', (byte) 0xC0, (byte) 0x80, '"'}, // an overlong form
            {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}, // a surrogate
            {'"', (byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'}, // beyond Unicode
            {'"', (byte) 0xE2, (byte) 0x82, '"'}, // cut off
            {'"', (byte) 0x80, '"'} // begins in the middle
        }) {
            assertThatThrownBy(() -> tree(wrong)).hasMessageStartingWith("JSON in UTF-8");
        }
    }
}
