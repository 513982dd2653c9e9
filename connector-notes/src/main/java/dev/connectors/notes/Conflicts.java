package dev.connectors.notes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Gives a version of a note that would else be lost a name of its own beside the note. */
final class Conflicts {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH-mm-ss", Locale.ROOT);
    private static final int LONGEST_STEM = 180;
    private static final int MOST_COPIES = 1000;

    private Conflicts() {}

    /**
     * Makes the file a note of its own. Its bytes are not touched: who has it open writes into the copy.
     *
     * @param note the name of the note that it is a version of
     * @return how the name of the copy ends, before {@code .md}; holds nothing of the note's own name
     */
    static String copy(Dir dir, Path file, String note, Clock clock, ZoneId zone) throws IOException {
        var dot = note.lastIndexOf('.');
        var stem = shorten(note.substring(0, dot));
        var time = STAMP.format(clock.instant().atZone(zone));
        for (var i = 1; i <= MOST_COPIES; i++) {
            var ending = i == 1 ? "(conflict " + time + ")" : "(conflict " + time + " " + i + ")";
            if (moveToNew(dir, file, dir.name(stem + " " + ending + note.substring(dot)))) {
                return ending;
            }
        }
        throw new IOException("too many conflict copies");
    }

    /** Renames to a name that is free; false where it is taken. */
    static boolean moveToNew(Dir dir, Path from, Path to) throws IOException {
        try {
            dir.link(from, to);
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException e) {
            return moveByClaim(dir, from, to);
        }
        dir.delete(from);
        return true;
    }

    /** Without hard links: makes the name ours with an empty file, and renames over that. */
    private static boolean moveByClaim(Dir dir, Path from, Path to) throws IOException {
        try {
            dir.create(to, Optional.empty()).close();
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        dir.rename(from, to);
        return true;
    }

    private static String shorten(String stem) {
        var end = stem.length();
        while (stem.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST_STEM) {
            end = stem.offsetByCodePoints(end, -1);
        }
        return stem.substring(0, end);
    }
}
