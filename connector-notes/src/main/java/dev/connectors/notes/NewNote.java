package dev.connectors.notes;

import dev.connectors.domain.notes.CreateNote;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.text.Normalizer;
import java.util.List;

/**
 * What a new note's file holds, and how it is called. Pure.
 *
 * @param title on one line
 * @param bytes the title as a heading, then the text. The heading comes first, so that text which begins like front matter is none
 */
record NewNote(String title, byte[] bytes) {

    /** So that the name, with a number, an ending and what we add while we write, fits a file system. */
    private static final int LONGEST_STEM = 120;

    static NewNote of(CreateNote.Input in) {
        var title = oneLine(in.title());
        var text = in.text().replace("\r\n", "\n").strip();
        var first = text.lines().findFirst().orElse("").strip();
        // Models often begin the text with its title.
        var whole = first.equals("# " + title) ? text : text.isEmpty() ? "# " + title : "# " + title + "\n\n" + text;
        return new NewNote(title, (whole + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The file of the note of this name, or of the second one, and so on. */
    static String file(String stem, int number) {
        return number == 1 ? stem + ".md" : stem + " " + number + ".md";
    }

    /** The file's name without its ending: the title as people write it, in what every system allows, and this one can spell. */
    String stem(Dir dir) {
        var plain = stem(title);
        for (var candidate : List.of(
                plain, stem(Folding.fold(title)), stem(Folding.fold(title).replaceAll("[^ -~]", " ")))) {
            try {
                dir.name(candidate);
                return candidate;
            } catch (InvalidPathException e) {
                continue; // a JVM whose locale knows no such letters
            }
        }
        return "Note";
    }

    static String stem(String title) {
        var out = new StringBuilder();
        Normalizer.normalize(title, Normalizer.Form.NFC)
                .codePoints()
                .map(c -> Names.plain(c) && "<>:\"|?*#^[]~".indexOf(c) < 0 ? c : ' ')
                .forEach(out::appendCodePoint);
        var stem = oneLine(out.toString());
        while (stem.getBytes(StandardCharsets.UTF_8).length > LONGEST_STEM) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        // A dot in front hides it, one at the end is dropped by Windows.
        stem = stem.replaceAll("^[. ]+|[. ]+$", "");
        if (stem.isBlank()) {
            return "Note";
        }
        return Names.shown(stem, true) ? stem : "Note " + stem;
    }

    private static String oneLine(String text) {
        var out = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isWhitespace(c) || Character.isISOControl(c) || Character.isSpaceChar(c) ? ' ' : c)
                .forEach(out::appendCodePoint);
        return out.toString().strip().replaceAll(" +", " ");
    }
}
