package dev.connectors.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.domain.notes.NoteId;
import dev.connectors.domain.notes.NotebookId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.md:stream",
                "x.md::$DATA",
                "C:x.md",
                "CON",
                "con.md",
                "Nul.txt.md",
                "COM1.md",
                "lpt9",
                "LPT\u00b3.md",
                "AUX .md",
                "conin$",
                "x.md.",
                "x.md ",
                "PRN."
            })
    void onWindowsANameThatAsksForSomethingElseIsNone(String name) {
        assertThat(Names.shown(name, true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"console.md", "com.md", "Nullable.md", "a.con", "COM10.md", "12.30 meeting.md"})
    void aNameThatOnlyResemblesADeviceIsAName(String name) {
        assertThat(Names.shown(name, true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", ".", "..", ".md", ".git", "a/b", "a\\b", "a\u0000", "a\nb", "\u202ea", "a\u200b", "\ud800a",
                "a\u2028"
            })
    void noSystemHasSuchANote(String name) {
        assertThat(Names.shown(name, false)).isFalse();
    }

    @Test
    void aPlaceHasOneId() {
        var top = Names.place(new NoteId("x.md")).orElseThrow();
        var deep = Names.place(new NoteId("a/b/x.md")).orElseThrow();

        assertThat(Names.id(top.notebook(), top.file())).isEqualTo(new NoteId("x.md"));
        assertThat(Names.id(deep.notebook(), deep.file())).isEqualTo(new NoteId("a/b/x.md"));
        assertThat(Names.place(new NoteId("./x.md"))).isEmpty();
        assertThat(Names.place(new NoteId("a/./x.md"))).isEmpty();
    }

    @Test
    void aFolderWhoseNotesWouldHaveNoIdIsNoNotebook() {
        var longest = new NotebookId(("x".repeat(250) + "/").repeat(3).replaceAll("/$", ""));

        assertThat(Names.below(longest, "y".repeat(255))).isEmpty();
        assertThat(Names.id(longest, "n".repeat(250) + ".md").value()).hasSizeLessThanOrEqualTo(1024);
    }
}
