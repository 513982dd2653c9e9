package dev.connectors.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connectors.error.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to break the reader is refused, soon and with one kind of exception. */
class BombTest {

    private static final int KIB = 1024;

    private static List<Fault> faults(String json) {
        return catchThrowableOfType(MisfitException.class, () -> Visit.SHAPE.read(json, Visit.DENVER))
                .faults();
    }

    @Test
    void moreThan256KibIsNotEvenLookedAt() {
        var longText = "x".repeat(256 * KIB + 1);

        assertThat(faults(longText)).containsExactly(Fault.of("", "at most 256 KiB of JSON"));
        assertThatThrownBy(() -> Visit.SHAPE.read(longText.getBytes(StandardCharsets.UTF_8), Visit.DENVER))
                .hasMessage("at most 256 KiB of JSON");
        assertThat(faults("€".repeat(90 * KIB))).containsExactly(Fault.of("", "at most 256 KiB of JSON"));
    }

    @Test
    void upTo256KibIsRead() {
        record Note(String text, boolean pinned) {}
        var json = "{\"pinned\":true,\"text\":\"" + "x".repeat(256 * KIB - 25) + "\"}";

        var note = Shape.of(Note.class).read(json, Shape.Defaults.NONE);

        assertThat(json).hasSize(256 * KIB);
        assertThat(note.text()).hasSize(256 * KIB - 25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void whatIsNestedMoreThan32DeepIsRefused(String open) {
        var deep = "{\"unknown\":" + open.repeat(40_000 / open.length());

        assertThat(faults(deep).get(0).expected()).startsWith("JSON nested at most 32 deep (line 1, column ");
    }

    @Test
    void aNumberOfMoreThan100DigitsIsRefused() {
        assertThat(faults(Visit.json("\"size\":" + "9".repeat(101))).get(0).expected())
                .startsWith("numbers of at most 100 digits (line 1, column ");
    }

    @Test
    void aListOfMoreThan1000ItemsIsRefused() {
        var tags = IntStream.range(0, 1001).mapToObj(i -> "\"a\"").collect(Collectors.joining(","));

        assertThat(faults(Visit.json("\"tags\":[" + tags + "]")))
                .containsExactly(Fault.of("tags", "a list of at most 1000 items"));
    }

    @Test
    void manyUnknownKeysCostNoMoreThanTheirLength() {
        var keys = IntStream.range(0, 15_000)
                .mapToObj(i -> "\"key%06d\":1".formatted(i))
                .collect(Collectors.joining(","));

        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(faults(Visit.json(keys))).hasSize(20));
    }

    @Test
    void keysOfTheSameHashCostNoMoreThanTheirLength() {
        // 'Aa' and 'BB' have the same hash in Java, and so have all words made of them.
        var keys = IntStream.range(0, 1 << 13)
                .mapToObj(i -> IntStream.range(0, 13)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining("", "\"", "\":1")))
                .collect(Collectors.joining(","));

        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(faults(Visit.json(keys))).isNotEmpty());
        assertThat(Visit.read("")).isNotNull();
    }

    @Test
    void aChangedByteGivesAVisitOrAMisfitAndNothingElse() {
        var random = new Random(20260301);
        var whole = Visit.json(
                        "\"size\":2.5e1,\"price\":1.25,\"day\":\"2026-03-01\",\"start\":\"2026-03-01T14:00\","
                                + "\"made\":\"2026-03-01T14:00:00Z\",\"length\":\"PT30M\",\"zone\":\"Europe/Berlin\","
                                + "\"tell\":[\"anna@exämple.com\"],\"tags\":[\"a\"],\"place\":{\"street\":\"\\u00e4 \\n \uD83C\uDFE0\","
                                + "\"key\":\"AB-1\"},\"rooms\":[{\"name\":\"r\",\"from\":1,\"to\":2}],\"repeats\":{\"times\":3}")
                .getBytes(StandardCharsets.UTF_8);
        int read = 0;
        for (int i = 0; i < 30_000; i++) {
            var changed = whole.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }

            var thrown = catchThrowable(() -> Visit.SHAPE.read(changed, Visit.DENVER));

            assertThat(Optional.ofNullable(thrown))
                    .satisfiesAnyOf(
                            none -> assertThat(none).isEmpty(),
                            misfit -> assertThat(misfit.orElseThrow()).isInstanceOf(MisfitException.class));
            read += thrown == null ? 1 : 0;
        }
        assertThat(read).isBetween(100, 29_000);
    }
}
