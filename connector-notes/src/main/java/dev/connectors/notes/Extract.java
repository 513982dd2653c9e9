package dev.connectors.notes;

/** A few words around a place in a text, on one line. Pure. */
final class Extract {

    private static final int BEFORE = 60;
    private static final int AFTER = 180;

    private Extract() {}

    /**
     * The words around.
     *
     * @param at the place
     */
    static String around(String text, int at) {
        var start = Math.max(0, at - BEFORE);
        var end = Math.min(text.length(), at + AFTER);
        // Not in the middle of a word, unless the word is longer than all that is shown.
        if (start > 0) {
            var space = start;
            while (space < at && !Character.isWhitespace(text.charAt(space))) {
                space++;
            }
            start = space < at ? space : whole(text, start);
        }
        if (end < text.length()) {
            var space = end;
            while (space > at && !Character.isWhitespace(text.charAt(space))) {
                space--;
            }
            end = space > at ? space : whole(text, end);
        }
        var words = oneLine(text.substring(start, end));
        return (start > 0 ? "..." : "") + words + (end < text.length() && !words.isEmpty() ? "..." : "");
    }

    private static int whole(String text, int i) {
        return i > 0 && i < text.length() && Character.isLowSurrogate(text.charAt(i)) ? i - 1 : i;
    }

    private static String oneLine(String text) {
        var out = new StringBuilder(text.length());
        var space = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                space = out.length() > 0;
            } else {
                if (space) {
                    out.append(' ');
                }
                space = false;
                out.append(c);
            }
        }
        return out.toString();
    }
}
