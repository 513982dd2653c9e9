package dev.connectors.notes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What we understand of a Markdown file: that it is text, and what it is called. Pure.
 *
 * <p>Front matter is text like the rest of the file and grants nothing. Of it only a plain {@code title:} is read; one that is not
 * closed within bounds, or uses more of YAML than a line, is no front matter to us.
 */
final class Markdown {

    private static final int FRONT_MATTER_LINES = 64;
    private static final int LINES_BEFORE_HEADING = 200;
    private static final int LONGEST_TITLE = 150;

    /**
     * A title, and where the text goes on after it.
     *
     * @param title from the front matter, else from the first heading
     * @param body index in the text
     */
    record Read(Optional<String> title, int body) {}

    private record Line(String text, int end) {}

    private Markdown() {}

    /**
     * The bytes as text; empty where they are none. UTF-16 holds NUL bytes, so it is none.
     *
     * @param cut whether the bytes may end in the middle of a character
     */
    static Optional<String> text(byte[] bytes, boolean cut) {
        for (var b : bytes) {
            if (b == 0) {
                return Optional.empty();
            }
        }
        var from = bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf
                ? 3
                : 0;
        var to = cut ? wholeCharacters(bytes) : bytes.length;
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** How many bytes there are without a character that is cut in the middle (RFC 3629, section 3). */
    private static int wholeCharacters(byte[] bytes) {
        for (var back = 1; back <= 3 && back <= bytes.length; back++) {
            var b = bytes[bytes.length - back] & 0xff;
            if (b >= 0xc0) {
                var needed = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
                return needed > back ? bytes.length - back : bytes.length;
            }
            if (b < 0x80) {
                break;
            }
        }
        return bytes.length;
    }

    /** The title of a note: of its front matter, else of its first heading, else of its file. */
    static String title(String text, String file) {
        return read(text).title().orElse(Names.stem(file));
    }

    static Read read(String text) {
        var front = frontMatter(text);
        if (front.title().isPresent()) {
            return front;
        }
        var fence = false;
        for (var line : lines(text, front.body(), LINES_BEFORE_HEADING)) {
            var stripped = line.text().strip();
            if (stripped.startsWith("```") || stripped.startsWith("~~~")) {
                fence = !fence;
            }
            var title = heading(line.text());
            if (!fence && !title.isEmpty()) {
                return new Read(Optional.of(shorten(title)), line.end());
            }
        }
        return front;
    }

    /** The text of an ATX heading (CommonMark 0.31, section 4.2); empty where the line is none, or says nothing. */
    private static String heading(String line) {
        var start = 0;
        while (start < line.length() && start < 3 && line.charAt(start) == ' ') {
            start++;
        }
        var after = start;
        while (after < line.length() && line.charAt(after) == '#') {
            after++;
        }
        if (after == start || after - start > 6 || (after < line.length() && " \t".indexOf(line.charAt(after)) < 0)) {
            return "";
        }
        var text = line.substring(after).strip();
        var end = text.length();
        while (end > 0 && text.charAt(end - 1) == '#') {
            end--;
        }
        return end == 0 || " \t".indexOf(text.charAt(end - 1)) >= 0
                ? text.substring(0, end).strip()
                : text;
    }

    private static Read frontMatter(String text) {
        var none = new Read(Optional.empty(), 0);
        var lines = lines(text, 0, FRONT_MATTER_LINES);
        if (lines.isEmpty() || !lines.get(0).text().stripTrailing().equals("---")) {
            return none;
        }
        Optional<String> title = Optional.empty();
        for (var line : lines.subList(1, lines.size())) {
            var content = line.text().stripTrailing();
            if (content.equals("---") || content.equals("...")) {
                return new Read(title, line.end());
            }
            if (content.startsWith("title:") && title.isEmpty()) {
                title = scalar(content.substring("title:".length()).strip());
            }
        }
        return none;
    }

    /** A YAML value on one line: plain, or in quotes without escapes. Anything else is not understood. */
    private static Optional<String> scalar(String value) {
        var quoted = value.length() >= 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        var inner = quoted ? value.substring(1, value.length() - 1) : value;
        if (inner.isBlank()
                || (quoted && (inner.indexOf('\\') >= 0 || inner.indexOf(value.charAt(0)) >= 0))
                || (!quoted && "|>&*!{[%@`\"'#?,-".indexOf(inner.charAt(0)) >= 0)) {
            return Optional.empty();
        }
        return Optional.of(shorten(inner));
    }

    private static String shorten(String title) {
        var one = title.strip();
        return one.codePointCount(0, one.length()) <= LONGEST_TITLE
                ? one
                : one.substring(0, one.offsetByCodePoints(0, LONGEST_TITLE));
    }

    private static List<Line> lines(String text, int from, int most) {
        var lines = new ArrayList<Line>();
        var start = from;
        while (start < text.length() && lines.size() < most) {
            var end = text.indexOf('\n', start);
            var next = end < 0 ? text.length() : end + 1;
            var stop = end < 0 ? next : end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
            // A title is no longer than a line that we look at.
            lines.add(new Line(text.substring(start, Math.min(stop, start + 1000)), next));
            start = next;
        }
        return lines;
    }
}
