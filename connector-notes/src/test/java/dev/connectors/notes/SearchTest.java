package dev.connectors.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.Access;
import dev.connectors.domain.Cursor;
import dev.connectors.domain.notes.ListNotebooks;
import dev.connectors.domain.notes.NoteSummary;
import dev.connectors.domain.notes.NotebookId;
import dev.connectors.domain.notes.SearchNotes;
import dev.connectors.error.InvalidArguments;
import dev.connectors.error.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {

    private static final Instant MONDAY = Instant.parse("2026-02-23T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aNameFindsItsPossessiveAndTheOtherWayRound() throws IOException {
        write("a.md", "Johnson's roof is from 2011");
        write("b.md", "Call Johnson");

        assertThat(ids("johnson")).containsExactlyInAnyOrder("a.md", "b.md");
        assertThat(ids("Johnson's")).containsExactlyInAnyOrder("a.md", "b.md");
        assertThat(ids("Johnson\u2019s")).containsExactlyInAnyOrder("a.md", "b.md");
    }

    @Test
    void aHyphenMayBeThereOrNot() throws IOException {
        write("a.md", "the follow-up");
        write("b.md", "the followup");
        write("c.md", "up they follow");

        assertThat(ids("followup")).containsExactlyInAnyOrder("a.md", "b.md");
        assertThat(ids("follow-up")).containsExactlyInAnyOrder("a.md", "b.md", "c.md");
    }

    @Test
    void caseAndAccentsMakeNoDifference() throws IOException {
        write("a.md", "RENÉ, Strasse, Ångström, Søren");

        for (var words : List.of("rene", "René", "Rene\u0301", "STRAßE", "angstrom", "soren", "Søren")) {
            assertThat(ids(words)).as(words).containsExactly("a.md");
        }
    }

    @Test
    void aWordIsFoundAtItsStartOnly() throws IOException {
        write("a.md", "two showings");

        assertThat(ids("show")).containsExactly("a.md");
        assertThat(ids("owing")).isEmpty();
    }

    @Test
    void aScriptWithoutSpacesIsFoundAnywhere() throws IOException {
        write("a.md", "\u6211\u4eec\u7684\u5408\u540c");

        assertThat(ids("\u5408\u540c")).containsExactly("a.md");
    }

    @Test
    void everyWordMustOccurInTitleOrText() throws IOException {
        write("Johnson property.md", "roof from 2011");
        write("b.md", "Johnson has a boat");

        assertThat(ids("johnson roof")).containsExactly("Johnson property.md");
        assertThat(ids("johnson roof boat")).isEmpty();
    }

    @Test
    void wordsWithoutALetterOrADigitAreRefused() {
        assertThatThrownBy(() -> ids("?! ...")).isInstanceOf(InvalidArguments.class);
    }

    @Test
    void aTitleComesFirstThenHowOftenThenTheNewest() throws IOException {
        write("once old.md", "roof", MONDAY);
        write("once new.md", "roof", MONDAY.plusSeconds(60));
        write("often.md", "roof roof roof", MONDAY);
        write("titled.md", "# The roof\nit leaks", MONDAY);

        assertThat(ids("roof")).containsExactly("titled.md", "often.md", "once new.md", "once old.md");
    }

    @Test
    void theExtractShowsTheWordsAroundTheHitAndNoHalfWord() throws IOException {
        write(
                "a.md",
                "# Johnson property\n" + "lorem ipsum ".repeat(50) + "owner wants\na quick sale "
                        + "dolor sit ".repeat(50));

        var found = search("quick").get(0);

        var extract = found.extract().orElseThrow().value();
        assertThat(found.title().value()).isEqualTo("Johnson property");
        assertThat(extract)
                .contains("owner wants a quick sale dolor")
                .startsWith("...")
                .endsWith("...")
                .hasSizeLessThan(260);
        assertThat(extract.replace("...", "").strip().split(" "))
                .allMatch(word -> List.of("lorem", "ipsum", "owner", "wants", "a", "quick", "sale", "dolor", "sit")
                        .contains(word));
    }

    @Test
    void theDayOfTheLastChangeIsThatOfTheUsersZone() throws IOException {
        // 23:30 on the 22nd in Denver.
        write("a.md", "roof", Instant.parse("2026-02-23T06:30:00Z"));

        assertThat(search("roof").get(0).changed()).isEqualTo("2026-02-22");
        assertThat(ids("roof", Optional.of(LocalDate.parse("2026-02-22")))).containsExactly("a.md");
        assertThat(ids("roof", Optional.of(LocalDate.parse("2026-02-23")))).isEmpty();
    }

    @Test
    void pagesHoldTwentyAndTogetherEachNoteOnceAlsoWhenOneVanishesBetween() throws IOException {
        for (var i = 0; i < 45; i++) {
            write("n%02d.md".formatted(i), "roof", MONDAY.plusSeconds(i / 3));
        }
        var first = page("roof", Optional.empty());
        var all = new ArrayList<>(ids(first));

        Files.delete(folder.resolve(all.get(19))); // the one that the cursor names
        Files.delete(folder.resolve(all.get(3)));
        var second = page("roof", first.notes().next());
        var third = page("roof", second.notes().next());

        all.addAll(ids(second));
        all.addAll(ids(third));
        assertThat(first.notes().items()).hasSize(20);
        assertThat(all).hasSize(45).doesNotHaveDuplicates();
        assertThat(third.notes().next()).isEmpty();
    }

    @Test
    void aCursorThatIsNoneIsRefused() throws IOException {
        write("a.md", "roof");

        for (var cursor : List.of("", "1", "1.2.3", "x.1.1.a", "99999.1.1.a", "1.1.99999999999999999999.a")) {
            assertThatThrownBy(() -> page("roof", Optional.of(new Cursor(cursor))))
                    .as(cursor)
                    .isInstanceOf(InvalidArguments.class);
        }
    }

    @Test
    void twoFoldersThatDifferOnlyInAHiddenNotebookAnswerAlike() throws IOException {
        write("a.md", "roof");
        write("Secret/b.md", "nothing");
        var hidden = Call.on(folder).with("Secret", Access.HIDDEN);
        var before = new FolderSearchNotes().run(input("roof", List.of(), Optional.empty()), hidden);
        var listedBefore = new FolderListNotebooks().run(new ListNotebooks.Input(), hidden);

        write("Secret/c.md", "roof roof");
        Files.write(folder.resolve("Secret/d.md"), new byte[] {0, 1, 2});

        assertThat(new FolderSearchNotes().run(input("roof", List.of(), Optional.empty()), hidden))
                .isEqualTo(before);
        assertThat(new FolderListNotebooks().run(new ListNotebooks.Input(), hidden))
                .isEqualTo(listedBefore);
        assertThat(ids(before)).containsExactly("a.md");
    }

    @Test
    void aHiddenNotebookAndAnAbsentOneAreRefusedInTheSameWords() throws IOException {
        write("Secret/b.md", "roof");
        var hidden = Call.on(folder).with("Secret", Access.HIDDEN);

        var messages = new ArrayList<String>();
        for (var notebook : List.of("Secret", "Absent")) {
            assertThatThrownBy(() -> new FolderSearchNotes()
                            .run(input("roof", List.of(new NotebookId(notebook)), Optional.empty()), hidden))
                    .isInstanceOfSatisfying(NotFound.class, e -> messages.add(e.toModel()));
        }

        assertThat(messages).hasSize(2);
        assertThat(messages.get(0)).isEqualTo(messages.get(1));
    }

    @Test
    void oneNotebookAloneIsSearchedWhenItIsNamed() throws IOException {
        write("a.md", "roof");
        write("Clients/b.md", "roof");
        write("Clients/2026/c.md", "roof");

        var found = new FolderSearchNotes()
                .run(input("roof", List.of(new NotebookId("Clients")), Optional.empty()), Call.on(folder));

        assertThat(ids(found)).containsExactly("Clients/b.md");
    }

    @Test
    void whatWasNotSearchedIsSaid() throws IOException {
        write("a.md", "roof");
        Files.write(folder.resolve("b.md"), new byte[] {'r', 'o', 'o', 'f', 0});
        Files.write(folder.resolve("c.md"), new byte[] {'r', 'o', 'o', 'f', ' ', (byte) 0xff});
        write("d.md", "x".repeat(1 << 20) + " roof");

        var found = page("roof", Optional.empty());

        assertThat(ids(found)).containsExactly("a.md");
        assertThat(found.cut().orElseThrow())
                .contains("2 files are not text in UTF-8")
                .contains("1 file is longer than 1 MiB");
    }

    @Test
    void aSearchThatStopsAtItsLimitSaysSo() throws IOException {
        for (var i = 0; i < 5; i++) {
            write("n" + i + ".md", "roof");
        }

        var byNumber = new FolderSearchNotes(new Search.Limits(3, 1000))
                .run(input("roof", List.of(), Optional.empty()), Call.on(folder));
        var byBytes = new FolderSearchNotes(new Search.Limits(100, 8))
                .run(input("roof", List.of(), Optional.empty()), Call.on(folder));
        var whole = page("roof", Optional.empty());

        assertThat(byNumber.notes().items()).hasSize(3);
        assertThat(byNumber.cut().orElseThrow()).contains("name the notebooks");
        assertThat(byBytes.notes().items()).hasSize(2);
        assertThat(byBytes.cut()).isPresent();
        assertThat(whole.cut()).isEmpty();
    }

    private void write(String name, String text) throws IOException {
        write(name, text, MONDAY);
    }

    private void write(String name, String text, Instant changed) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(changed));
    }

    private List<NoteSummary> search(String words) {
        return page(words, Optional.empty()).notes().items();
    }

    private List<String> ids(String words) {
        return ids(page(words, Optional.empty()));
    }

    private List<String> ids(String words, Optional<LocalDate> after) {
        return ids(new FolderSearchNotes()
                .run(new SearchNotes.Input(words, List.of(), after, Optional.empty()), Call.on(folder)));
    }

    private static List<String> ids(SearchNotes.Output found) {
        return found.notes().items().stream().map(note -> note.id().value()).toList();
    }

    private SearchNotes.Output page(String words, Optional<Cursor> next) {
        return new FolderSearchNotes().run(input(words, List.of(), next), Call.on(folder));
    }

    private static SearchNotes.Input input(String words, List<NotebookId> notebooks, Optional<Cursor> next) {
        return new SearchNotes.Input(words, notebooks, Optional.empty(), next);
    }
}
