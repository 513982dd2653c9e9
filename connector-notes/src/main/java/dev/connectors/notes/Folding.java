package dev.connectors.notes;

import java.text.Normalizer;

/**
 * Text without case and accents, for comparing. Pure.
 *
 * <p>Compatibility forms are taken apart (NFKD, Unicode Standard Annex 15) and accents dropped, so composed and decomposed
 * spellings are the same; letters with a stroke, which Unicode does not take apart, become the letter without.
 */
final class Folding {

    private Folding() {}

    /** The text folded. Its length may differ. */
    static String fold(String text) {
        var out = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i = next(text, i, out)) {}
        return out.toString();
    }

    /** Which index in the text became the index in the folded text. */
    static int origin(String text, int folded) {
        var out = new StringBuilder();
        var i = 0;
        while (i < text.length()) {
            var before = i;
            i = next(text, i, out);
            if (out.length() > folded) {
                return before;
            }
        }
        return text.length();
    }

    private static int next(String text, int i, StringBuilder out) {
        var c = text.charAt(i);
        if (c < 0x80) {
            out.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
            return i + 1;
        }
        var code = text.codePointAt(i);
        var end = i + Character.charCount(code);
        var special = special(code);
        if (!special.isEmpty()) {
            out.append(special);
            return end;
        }
        var parts = Normalizer.normalize(text.substring(i, end), Normalizer.Form.NFKD);
        parts.codePoints()
                .filter(part -> part < 0x300 || part > 0x36f)
                .forEach(part -> out.appendCodePoint(Character.toLowerCase(Character.toUpperCase(part))));
        return end;
    }

    private static String special(int code) {
        return switch (code) {
            case 0xdf, 0x1e9e -> "ss";
            case 0xe6, 0xc6 -> "ae";
            case 0x153, 0x152 -> "oe";
            case 0xf8, 0xd8 -> "o";
            case 0x111, 0x110, 0xf0, 0xd0 -> "d";
            case 0x142, 0x141 -> "l";
            case 0xfe, 0xde -> "th";
            case 0x131 -> "i";
            default -> "";
        };
    }
}
