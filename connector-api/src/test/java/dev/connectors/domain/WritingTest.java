package dev.connectors.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WritingTest {

    record Note(ForeignText title, Optional<ForeignText> text, List<ForeignText> tags, Optional<LocalDate> day) {}

    record Notes(Page<Note> notes, int withheld) {}

    /** Writes foreign text in capitals and remembers what it was told. */
    private static final class Recorder implements Shape.Output {

        private final List<String> told = new ArrayList<>();
        private List<String> accounts = List.of();

        @Override
        public String foreign(ForeignText text, String fieldName) {
            told.add(fieldName + "=" + text.value());
            return text.value().toUpperCase(java.util.Locale.ROOT);
        }

        @Override
        public void next(Cursor cursor) {
            told.add("next=" + cursor.value());
        }

        @Override
        public Optional<String> account(Page<?> page, int index) {
            return accounts.isEmpty() ? Optional.empty() : Optional.of(accounts.get(index));
        }
    }

    private static <T> String written(Shape<T> shape, T value, Shape.Output sink) {
        var text = new StringWriter();
        try (var out = new JsonFactory().createGenerator(text)) {
            shape.write(value, out, sink);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    record Box(Optional<Confidential> code) {}

    @Test
    void confidentialTextIsForeignTextWhereTheSinkKnowsNoBetter() {
        var recorder = new Recorder();
        var shape = Shape.of(Box.class);

        var json = written(shape, new Box(Optional.of(new Confidential("a"))), recorder);

        assertThat(json).isEqualTo("{\"code\":\"A\"}");
        assertThat(recorder.told).containsExactly("code=a");
        assertThat(shape.foreignFields()).containsExactly("code");
    }

    @Test
    void everyFilledForeignTextPassesTheSinkWithTheNameOfItsField() {
        var recorder = new Recorder();
        var note = new Note(
                new ForeignText("a"),
                Optional.of(new ForeignText("b")),
                List.of(new ForeignText("c")),
                Optional.empty());

        var json = written(Shape.of(Note.class), note, recorder);

        assertThat(json).isEqualTo("{\"title\":\"A\",\"text\":\"B\",\"tags\":[\"C\"]}");
        assertThat(recorder.told).containsExactly("title=a", "text=b", "tags=c");
    }

    @Test
    void absentOptionalsAreLeftOutAndEmptyListsAreWritten() {
        var note = new Note(new ForeignText("a"), Optional.empty(), List.of(), Optional.empty());

        var json = written(Shape.of(Note.class), note, new Recorder());

        assertThat(json).isEqualTo("{\"title\":\"A\",\"tags\":[]}");
    }

    @Test
    void aPageIsAListWhoseCursorGoesToTheSink() {
        var recorder = new Recorder();
        var note = new Note(new ForeignText("a"), Optional.empty(), List.of(), Optional.of(LocalDate.of(2026, 3, 1)));

        var json = written(Shape.of(Notes.class), new Notes(Page.of(List.of(note), new Cursor("p2")), 0), recorder);

        assertThat(json).isEqualTo("{\"notes\":[{\"title\":\"A\",\"tags\":[],\"day\":\"2026-03-01\"}],\"withheld\":0}");
        assertThat(recorder.told).containsExactly("title=a", "next=p2");
    }

    @Test
    void anItemOfAPageSaysWhichAccountItIsOf() {
        var recorder = new Recorder();
        recorder.accounts = List.of("work", "private");
        var note = new Note(new ForeignText("a"), Optional.empty(), List.of(), Optional.empty());

        var json = written(Shape.of(Notes.class), new Notes(Page.of(List.of(note, note)), 0), recorder);

        assertThat(json)
                .isEqualTo("{\"notes\":[{\"title\":\"A\",\"tags\":[],\"account\":\"work\"},"
                        + "{\"title\":\"A\",\"tags\":[],\"account\":\"private\"}],\"withheld\":0}");
    }

    @Test
    void theAccountIsInTheSchemaOfAnItemOfAPageAlone() {
        record Output(Page<Note> page, List<Note> list) {}

        var schema = Shape.of(Output.class).schema();

        assertThat(schema.split("\"account\"", -1)).hasSize(2);
        assertThat(schema.indexOf("\"account\"")).isLessThan(schema.indexOf("\"list\""));
    }

    @Test
    void aRecordOnAPageHasNoAccountOfItsOwn() {
        record Item(int account) {}
        record Output(Page<Item> items) {}

        assertThatThrownBy(() -> Shape.of(Output.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Output.items")
                .hasMessageContaining("something else than account");
    }

    @Test
    void theLastPageHasNoCursor() {
        var recorder = new Recorder();

        var json = written(Shape.pageOf(Note.class), Page.of(List.of()), recorder);

        assertThat(json).isEqualTo("[]");
        assertThat(recorder.told).isEmpty();
    }

    @Test
    void everyKindIsWrittenAsItIsRead() {
        var visit = Visit.read("""
                "number": 7, "size": 2.5, "price": 2.25, "certain": true, "manner": "by_video",
                "day": "2024-02-29", "start": "2026-03-01T14:00", "earliest": "09:30",
                "made": "2026-03-01T14:00:00Z", "seen": "2026-03-01T14:00:00-07:00", "length": "PT1H30M",
                "zone": "Europe/Berlin", "tell": ["anna@example.com"], "tags": ["new"],
                "place": {"street": "123 Main St", "key": "AB-1"}, "rooms": [{"name": "r", "from": 1, "to": 2}],
                "repeats": {"skip": "2026-01-01", "times": 3}""");

        var json = written(Visit.SHAPE, visit, new Recorder());

        assertThat(Visit.SHAPE.read(json, Shape.Defaults.NONE)).isEqualTo(visit);
        assertThat(json).contains("\"seen\":\"2026-03-01T14:00:00-07:00\"").contains("\"price\":2.25");
    }

    @Test
    void contentsOfForeignTextAreNotInItsToString() {
        assertThat(new ForeignText("hunter2")).hasToString("foreign text of 7 characters");
        assertThat(new Cursor("hunter2")).hasToString("cursor of 7 characters");
    }
}
