package dev.connectors.domain;

/** What a text from a model may hold. */
final class Unicode {

    /**
     * The length in code points, or -1 if the text holds a C0 control character other than a tab or a line feed, or half
     * of a surrogate pair.
     */
    static int length(String text) {
        int length = text.length();
        int pairs = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                if (c != '\t' && c != '\n') {
                    return -1;
                }
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                boolean pair =
                        Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return -1;
                }
                pairs++;
                i++;
            }
        }
        return length - pairs;
    }

    /** Whether the text holds half of a surrogate pair. */
    static boolean hasHalfPairs(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private Unicode() {}
}
