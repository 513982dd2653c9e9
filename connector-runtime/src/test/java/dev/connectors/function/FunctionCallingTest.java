package dev.connectors.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.tool.Tool;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written and read, letter for letter, as the vendors document it. */
final class FunctionCallingTest {

    private static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"from\":{\"type\":\"string\",\"format\":\"date\","
                    + "\"description\":\"First day.\"},\"count\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":9,\"default\":3}},"
                    + "\"required\":[\"from\"],\"additionalProperties\":false}";
    private static final Tool LIST = tool("list_days", SCHEMA);
    private static final Tool PING =
            tool("ping", "{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}");

    @Test
    void openAiChatHasAFunctionInAFunction() {
        assertThat(FunctionCalling.openAiChat().tools(List.of(LIST)))
                .isEqualTo(
                        "[{\"type\":\"function\",\"function\":{\"name\":\"list_days\",\"description\":\"Says \\\"days\\\".\","
                                + "\"parameters\":" + SCHEMA + ",\"strict\":false}}]");
    }

    @Test
    void openAiResponsesSayThatTheyAreNotStrictSinceThereItIsTheDefault() {
        assertThat(FunctionCalling.openAiResponses().tools(List.of(LIST)))
                .isEqualTo(
                        "[{\"type\":\"function\",\"name\":\"list_days\",\"description\":\"Says \\\"days\\\".\",\"parameters\":"
                                + SCHEMA + ",\"strict\":false}]");
    }

    @Test
    void anthropicHasAnInputSchema() {
        assertThat(FunctionCalling.anthropic().tools(List.of(LIST)))
                .isEqualTo("[{\"name\":\"list_days\",\"description\":\"Says \\\"days\\\".\",\"input_schema\":" + SCHEMA
                        + "}]");
    }

    @Test
    void geminiHasItsOwnWordsAndAFormThatItDoesNotKnowIsSaid() {
        assertThat(FunctionCalling.gemini().tools(List.of(LIST)))
                .isEqualTo("[{\"functionDeclarations\":[{\"name\":\"list_days\",\"description\":\"Says \\\"days\\\".\","
                        + "\"parameters\":{\"type\":\"OBJECT\",\"properties\":{\"from\":{\"description\":\"First day. Form: date.\","
                        + "\"type\":\"STRING\"},\"count\":{\"type\":\"INTEGER\",\"minimum\":1,\"maximum\":9,\"default\":3}},"
                        + "\"required\":[\"from\"]}}]}]");
    }

    @Test
    void geminiRefusesAnObjectWithoutPropertiesSoAFunctionWithoutParametersHasNone() {
        assertThat(FunctionCalling.gemini().tools(List.of(PING)))
                .isEqualTo("[{\"functionDeclarations\":[{\"name\":\"ping\",\"description\":\"Says \\\"days\\\".\"}]}]");
    }

    @Test
    void geminiReadsAlternativesChoicesAndSizes() {
        var schema =
                "{\"type\":\"object\",\"properties\":{\"when\":{\"anyOf\":[{\"type\":\"object\",\"properties\":{\"day\":"
                        + "{\"type\":\"string\",\"pattern\":\"^[0-9-]+$\"}},\"required\":[\"day\"],\"additionalProperties\":false}]},"
                        + "\"who\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"a\",\"b\"]},\"minItems\":1,\"maxItems\":5},"
                        + "\"text\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":300}},\"additionalProperties\":false}";

        assertThat(FunctionCalling.gemini().tools(List.of(tool("ask", schema))))
                .contains(
                        "\"when\":{\"anyOf\":[{\"type\":\"OBJECT\",\"properties\":{\"day\":{\"type\":\"STRING\",\"pattern\":\"^[0-9-]+$\"}},\"required\":[\"day\"]}]}",
                        "\"items\":{\"type\":\"STRING\",\"format\":\"enum\",\"enum\":[\"a\",\"b\"]},\"minItems\":\"1\",\"maxItems\":\"5\"",
                        "\"minLength\":\"1\",\"maxLength\":\"300\"")
                .doesNotContain("additionalProperties");
    }

    @Test
    void aKeywordThatNobodyThoughtOfStopsTheConversion() {
        var schema = "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"multipleOf\":5}}}";

        assertThatThrownBy(() -> FunctionCalling.gemini().tools(List.of(tool("ask", schema))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'multipleOf'");
    }

    @Test
    void noToolIsAnEmptyArray() {
        for (var vendor : VENDORS) {
            assertThat(vendor.tools(List.of())).isEqualTo("[]");
        }
    }

    @Test
    void severalCallsOfOneMessageAreReadInTheirOrder() {
        assertThat(
                        FunctionCalling.openAiChat()
                                .calls(
                                        "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":["
                                                + "{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"a\",\"arguments\":\"{\\\"x\\\": 1.0}\"}},"
                                                + "{\"id\":\"c2\",\"type\":\"function\",\"function\":{\"name\":\"b\",\"arguments\":\"\"}}]}"))
                .containsExactly(new FunctionCall("c1", "a", "{\"x\": 1.0}"), new FunctionCall("c2", "b", "{}"));
        assertThat(
                        FunctionCalling.openAiResponses()
                                .calls(
                                        "{\"output\":[{\"type\":\"reasoning\",\"summary\":[]},"
                                                + "{\"type\":\"function_call\",\"call_id\":\"c1\",\"name\":\"a\",\"arguments\":\"{}\"},"
                                                + "{\"type\":\"function_call\",\"call_id\":\"c2\",\"name\":\"b\",\"arguments\":\"{}\"}]}"))
                .extracting(FunctionCall::id)
                .containsExactly("c1", "c2");
        assertThat(FunctionCalling.anthropic()
                        .calls("{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"Let me look.\"},"
                                + "{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"a\",\"input\":{\"x\": 1.0,  \"y\":\"é\\n\"}},"
                                + "{\"type\":\"tool_use\",\"id\":\"t2\",\"name\":\"b\",\"input\":{}}]}"))
                .containsExactly(
                        new FunctionCall("t1", "a", "{\"x\": 1.0,  \"y\":\"é\\n\"}"),
                        new FunctionCall("t2", "b", "{}"));
        assertThat(FunctionCalling.gemini()
                        .calls(
                                "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"Let me look.\"},"
                                        + "{\"functionCall\":{\"name\":\"a\",\"args\":{\"x\":1}}},"
                                        + "{\"functionCall\":{\"id\":\"f2\",\"name\":\"b\"}}]}}]}"))
                .containsExactly(new FunctionCall("", "a", "{\"x\":1}"), new FunctionCall("f2", "b", "{}"));
    }

    @Test
    void anAnswerThatOnlySaysSomethingCallsNothing() {
        assertThat(FunctionCalling.openAiChat().calls("{\"role\":\"assistant\",\"content\":\"Hello.\"}"))
                .isEmpty();
        assertThat(FunctionCalling.openAiResponses()
                        .calls("[{\"type\":\"message\",\"role\":\"assistant\",\"content\":[]}]"))
                .isEmpty();
        assertThat(FunctionCalling.anthropic().calls("{\"role\":\"assistant\",\"content\":\"Hello.\"}"))
                .isEmpty();
        assertThat(FunctionCalling.gemini().calls("{\"role\":\"model\",\"parts\":[{\"text\":\"Hello.\"}]}"))
                .isEmpty();
        assertThat(FunctionCalling.gemini().calls("{\"candidates\":[{\"finishReason\":\"SAFETY\"}]}"))
                .isEmpty();
    }

    @Test
    void resultsArePairedWithTheirCalls() {
        var ok = new FunctionResult(new FunctionCall("c1", "a", "{}"), "{\"data\":1}", false);
        var error = new FunctionResult(new FunctionCall("c2", "b", "{}"), "{\"error\":{}}", true);
        var both = List.of(ok, error);

        assertThat(FunctionCalling.openAiChat().results(both))
                .isEqualTo("[{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"{\\\"data\\\":1}\"},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"c2\",\"content\":\"{\\\"error\\\":{}}\"}]");
        assertThat(FunctionCalling.openAiResponses().results(both))
                .isEqualTo("[{\"type\":\"function_call_output\",\"call_id\":\"c1\",\"output\":\"{\\\"data\\\":1}\"},"
                        + "{\"type\":\"function_call_output\",\"call_id\":\"c2\",\"output\":\"{\\\"error\\\":{}}\"}]");
        assertThat(FunctionCalling.anthropic().results(both))
                .isEqualTo(
                        "[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"c1\",\"content\":\"{\\\"data\\\":1}\"},"
                                + "{\"type\":\"tool_result\",\"tool_use_id\":\"c2\",\"content\":\"{\\\"error\\\":{}}\",\"is_error\":true}]}]");
        assertThat(FunctionCalling.gemini().results(both))
                .isEqualTo(
                        "[{\"role\":\"user\",\"parts\":[{\"functionResponse\":{\"id\":\"c1\",\"name\":\"a\",\"response\":{\"data\":1}}},"
                                + "{\"functionResponse\":{\"id\":\"c2\",\"name\":\"b\",\"response\":{\"error\":{}}}}]}]");
    }

    @Test
    void aResultOfTheHostsOwnNeedNotBeJson() {
        var own = new FunctionResult(new FunctionCall("", "weather", "{}"), "Sunny.", false);

        assertThat(FunctionCalling.gemini().results(List.of(own)))
                .isEqualTo(
                        "[{\"role\":\"user\",\"parts\":[{\"functionResponse\":{\"name\":\"weather\",\"response\":{\"output\":\"Sunny.\"}}}]}]");
    }

    @Test
    void noResultsAreNoMessage() {
        for (var vendor : VENDORS) {
            assertThat(vendor.results(List.of())).isEqualTo("[]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0|{\"role\":\"user\",\"content\":\"x\"}|role",
                "0|{\"choices\":[]}|choices",
                "0|{\"choices\":[{}]}|choices[0].message",
                "0|{\"role\":\"assistant\",\"tool_calls\":{}}|tool_calls",
                "0|{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"type\":\"custom\"}]}|tool_calls[0].function",
                "0|{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"a\",\"arguments\":\"{}\"}}]}|tool_calls[0].id",
                "0|{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\"a\",\"arguments\":{}}}]}|tool_calls[0].function.arguments",
                "1|{\"id\":\"resp_1\"}|output",
                "1|[{\"type\":\"function_call\",\"name\":\"a\",\"arguments\":\"{}\"}]|output[0].call_id",
                "2|{\"role\":\"user\",\"content\":[]}|role",
                "2|{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t\",\"input\":{}}]}|content[0].name",
                "3|{\"error\":{\"code\":400}}|parts",
                "3|{\"parts\":[{\"functionCall\":{\"args\":{}}}]}|parts[0].functionCall.name",
            })
    void whatIsNoAnswerIsNamedByItsPlace(int vendor, String answer, String path) {
        assertThatThrownBy(() -> VENDORS.get(vendor).calls(answer))
                .isInstanceOfSatisfying(
                        MalformedMessageException.class,
                        malformed -> assertThat(malformed.path()).isEqualTo(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"``", "{", "secret-text", "{} {}", "[1,", "null"})
    void whatIsNoJsonIsRefusedWithoutItsContents(String answer) {
        for (var vendor : VENDORS) {
            assertThatThrownBy(() -> vendor.calls(answer))
                    .isInstanceOf(MalformedMessageException.class)
                    .hasMessageEndingWith("was expected")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void callsAndResultsPrintWithoutContents() {
        var call = new FunctionCall("c1", "a", "{\"secret\":1}");

        assertThat(call).hasToString("FunctionCall[a]");
        assertThat(new FunctionResult(call, "secret", true)).hasToString("FunctionResult[a, error]");
    }

    private static final List<FunctionCalling> VENDORS = List.of(
            FunctionCalling.openAiChat(),
            FunctionCalling.openAiResponses(),
            FunctionCalling.anthropic(),
            FunctionCalling.gemini());

    private static Tool tool(String name, String schema) {
        return new Tool(name, "Days", "Says \"days\".", schema, "{}", new Tool.Hints(true, false, true, true));
    }
}
