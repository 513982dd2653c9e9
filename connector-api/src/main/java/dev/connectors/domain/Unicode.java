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

    private Unicode() {}
}
