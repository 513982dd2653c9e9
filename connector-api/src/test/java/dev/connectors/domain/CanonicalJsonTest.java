package dev.connectors.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    private static String number(double number) {
        var out = new StringBuilder();
        CanonicalJson.number(number, out);
        return out.toString();
    }

    private static String text(String text) {
        var out = new StringBuilder();
        CanonicalJson.text(text, out);
        return out.toString();
    }

    private static String canonical(Visit visit) {
        return new String(Visit.SHAPE.canonical(visit), StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        // RFC 8785, appendix B
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void aNumberIsPrintedAsEcmaScriptDoes(String bits, String expected) {
        assertThat(number(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(expected);
    }

    @Test
    void theShortestDecimalThatReadsTheSameIsFoundEvenWhereDoubleToStringFails() {
        assertThat(number(2e23)).isEqualTo("2e+23");
        assertThat(number(1.0e23)).isEqualTo("1e+23");
        assertThat(number(2.2250738585072014E-308)).isEqualTo("2.2250738585072014e-308");
        assertThat(number(Math.pow(2, -44))).isEqualTo("5.684341886080802e-14");
    }

    @Test
    void everyNumberReadsBackAsItself() {
        var random = new Random(8785);

        for (int i = 0; i < 20_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertThat(Double.parseDouble(number(number))).isEqualTo(number + 0.0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNotFiniteHasNoCanonicalForm(double number) {
        assertThatThrownBy(() -> number(number)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textEscapesNoMoreThanItMust() {
        // RFC 8785, section 3.2.2.2
        assertThat(text("€$\u000F\nA'B\"\\\\\"/")).isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
        assertThat(text("\b\t\f\r\u0000\u001f\u007f\u2028")).isEqualTo("\"\\b\\t\\f\\r\\u0000\\u001f\u007f\u2028\"");
        assertThat(text("\uD83C\uDFE0")).isEqualTo("\"\uD83C\uDFE0\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xD800, 0xDC00})
    void halfOfAPairHasNoCanonicalForm(int half) {
        var text = "a" + (char) half;

        assertThatThrownBy(() -> text(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysAreSortedAndNothingIsSpacedOrEmpty() {
        var visit = Visit.read("\"place\":{\"street\":\"é\"},\"day\":\"2026-03-01\",\"size\":3,\"tags\":[]");

        assertThat(canonical(visit))
                .isEqualTo("{\"certain\":false,\"day\":\"2026-03-01\",\"guests\":2,\"manner\":\"in_person\","
                        + "\"place\":{\"street\":\"é\"},\"size\":3,\"title\":\"A\",\"zone\":\"America/Denver\"}");
    }

    @Test
    void equalValuesHaveEqualBytesHoweverTheyWereWritten() {
        var one = Visit.read(
                "\"tell\":[\"a@EXAMPLE.com\"],\"price\":1.50,\"seen\":\"2026-03-01T14:00:00Z\",\"length\":\"PT90M\"");
        var other = Visit.read(
                "\"length\": \"PT1H30M\", \"seen\":\"2026-03-01T14:00:00+00:00\",\"price\":150e-2,\"tell\":[\"a@example.com\"]");

        assertThat(one).isEqualTo(other);
        assertThat(Visit.SHAPE.canonical(one)).isEqualTo(Visit.SHAPE.canonical(other));
    }

    @Test
    void anOptionalListThatIsEmptyIsNotAnAbsentOne() {
        record Notes(Optional<List<String>> notes, boolean any) {}
        var shape = Shape.of(Notes.class);
        var empty = new Notes(Optional.of(List.of()), false);
        var absent = new Notes(Optional.empty(), false);

        assertThat(shape.read(shape.canonical(empty), Shape.Defaults.NONE)).isEqualTo(empty);
        assertThat(shape.read(shape.canonical(absent), Shape.Defaults.NONE)).isEqualTo(absent);
    }

    @Test
    void aTypeWithAParseIsWrittenAsWhatItsParseReads() {
        record Shown(dev.connectors.domain.calendar.EventTime from, dev.connectors.domain.calendar.EventTime to) {}
        var shape = Shape.of(Shown.class);

        var shown = shape.read("{\"from\":\"2026-03-01T14:00\",\"to\":\"2026-03-02\"}", Shape.Defaults.NONE);

        assertThat(new String(shape.canonical(shown), StandardCharsets.UTF_8))
                .isEqualTo("{\"from\":\"2026-03-01T14:00\",\"to\":\"2026-03-02\"}");
        assertThat(shape.read(shape.canonical(shown), Shape.Defaults.NONE)).isEqualTo(shown);
    }
}
