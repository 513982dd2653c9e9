package dev.connectors.tool;

import java.util.regex.Pattern;

/**
 * Takes out of foreign text what a person does not see and a model or a terminal would obey: control and escape characters,
 * Unicode tags, bidirectional overrides, zero-width characters; and breaks what a renderer would fetch by itself. Pure.
 */
public final class TextCleaner {

    /** Markdown images, inline and by reference, and definitions of references: a renderer fetches them, and the URL carries data out. */
    private static final Pattern IMAGE = Pattern.compile("!\\[");

    private static final Pattern DEFINITION = Pattern.compile("(?m)^(\\s{0,3})\\[([^\\]\\n]{1,200})\\]:");
    private static final Pattern FETCHING_TAG = Pattern.compile(
            "(?i)<(?=/?(?:img|iframe|script|link|object|embed|svg|video|audio|source|style|form|meta|base)\\b)");

    private TextCleaner() {}

    /** Clean text, of at most {@code most} characters; what is longer ends with an ellipsis. */
    public static String clean(String text, int most) {
        var cleaned = harmless(invisible(text));
        return cleaned.length() <= most ? cleaned : cleaned.substring(0, end(cleaned, most - 1)) + "\u2026";
    }

    /** Clean text in one line, for questions, logs and lists. */
    public static String line(String text, int most) {
        return clean(text, most).replace('\n', ' ').replace('\t', ' ').strip();
    }

    private static String harmless(String text) {
        if (text.indexOf('[') < 0 && text.indexOf('<') < 0) {
            return text;
        }
        var images = IMAGE.matcher(text).replaceAll("(image) [");
        var definitions = DEFINITION.matcher(images).replaceAll("$1($2) ");
        return FETCHING_TAG.matcher(definitions).replaceAll("(tag) ");
    }

    private static String invisible(String text) {
        int first = firstUnwanted(text);
        if (first == text.length()) {
            return text;
        }
        var kept = new StringBuilder(text.length()).append(text, 0, first);
        for (int i = first; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (!unwanted(point)) {
                kept.appendCodePoint(point);
            }
            i += Character.charCount(point);
        }
        return kept.toString();
    }

    private static int firstUnwanted(String text) {
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x7f) {
                i++; // the ordinary case
                continue;
            }
            int point = text.codePointAt(i);
            if (unwanted(point)) {
                return i;
            }
            i += Character.charCount(point);
        }
        return text.length();
    }

    private static boolean unwanted(int point) {
        if (point < 0x20) {
            return point != '\n' && point != '\t';
        }
        return (point >= 0x7f && point <= 0x9f)
                || point == 0xad // soft hyphen
                || point == 0x61c
                || point == 0x115f
                || point == 0x1160
                || point == 0x17b4
                || point == 0x17b5
                || (point >= 0x180b && point <= 0x180f)
                || (point >= 0x200b && point <= 0x200f) // zero width, marks
                || (point >= 0x2028 && point <= 0x202e) // separators, bidirectional overrides
                || (point >= 0x2060 && point <= 0x206f)
                || point == 0x3164
                || (point >= 0xd800 && point <= 0xdfff) // lone surrogates
                || point == 0xfeff
                || point == 0xffa0
                || (point >= 0xfff0 && point <= 0xfffb)
                || (point >= 0xfe00 && point <= 0xfe0e) // variation selectors but the one of emoji
                || (point >= 0x1d173 && point <= 0x1d17a)
                || (point >= 0xe0000 && point <= 0xe0fff); // tags, more variation selectors
    }

    /** Not between the two halves of a character. */
    private static int end(String text, int end) {
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
