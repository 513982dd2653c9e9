package dev.connectors.notes;

import dev.connectors.error.InvalidArguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words that somebody looks for. All of them must occur, each at the start of a word: 'Johnson' finds "Johnson's" and 'show'
 * finds "showing". A hyphen or an apostrophe in a word may be there or not. Immutable.
 */
final class Query {

    /** More of the same does not make a note a better match. */
    static final int MOST_COUNTED = 99;

    /** One word as it was typed: as a whole, or as the parts between its hyphens, in any place. */
    private record Term(String whole, List<String> parts) {}

    /**
     * How a note matches.
     *
     * @param inTitle how many words its title has
     * @param count how often the words occur in its body, up to {@link #MOST_COUNTED}
     * @param first where in the folded body the first of them occurs; empty where only title and head have them
     */
    record Match(int inTitle, int count, Optional<Integer> first) {}

    private record Count(int count, int first) {}

    private final List<Term> terms;

    private Query(List<Term> terms) {
        this.terms = terms;
    }

    /** Reads what was typed; what is not a letter or a digit parts words. */
    static Query of(String words) {
        var terms = new ArrayList<Term>();
        var folded = Folding.fold(words);
        var i = 0;
        while (i < folded.length()) {
            var end = i;
            while (end < folded.length() && (wordAt(folded, end) || (end > i && joiner(folded.charAt(end))))) {
                end += Character.charCount(folded.codePointAt(end));
            }
            if (end > i) {
                terms.add(term(folded.substring(i, end)));
                i = end;
            } else {
                i += Character.charCount(folded.codePointAt(i));
            }
        }
        if (terms.isEmpty()) {
            throw InvalidArguments.at("words", "at least one letter or digit");
        }
        return new Query(List.copyOf(terms));
    }

    /**
     * Looks for the words; empty unless all occur. Everything is folded already.
     *
     * @param title the note's title
     * @param head its text up to where the body begins: front matter, heading
     * @param body the rest of its text
     */
    Optional<Match> in(String title, String head, String body) {
        var inTitle = 0;
        var count = 0;
        var first = Integer.MAX_VALUE;
        for (var term : terms) {
            var there = count(title, term).count() > 0;
            var found = count(body, term);
            if (!there && found.count() == 0 && count(head, term).count() == 0) {
                return Optional.empty();
            }
            inTitle += there ? 1 : 0;
            count += found.count();
            first = Math.min(first, found.first());
        }
        return Optional.of(new Match(
                inTitle,
                Math.min(count, MOST_COUNTED),
                first == Integer.MAX_VALUE ? Optional.empty() : Optional.of(first)));
    }

    private static Term term(String typed) {
        var word = typed;
        // The owner's s says nothing about what is looked for.
        for (var ending : List.of("'s", "\u2019s")) {
            if (word.endsWith(ending) && word.length() > 2) {
                word = word.substring(0, word.length() - 2);
            }
        }
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (var i = 0; i <= word.length(); i++) {
            if (i == word.length() || joiner(word.charAt(i))) {
                if (part.length() > 0) {
                    parts.add(part.toString());
                }
                part.setLength(0);
            } else {
                part.append(word.charAt(i));
            }
        }
        return new Term(String.join("", parts), parts);
    }

    private static Count count(String text, Term term) {
        var whole = count(text, term.whole());
        if (whole.count() > 0 || term.parts().size() == 1) {
            return whole;
        }
        var least = new Count(Integer.MAX_VALUE, Integer.MAX_VALUE);
        for (var part : term.parts()) {
            var found = count(text, part);
            least = new Count(Math.min(least.count(), found.count()), Math.min(least.first(), found.first()));
        }
        return least.count() == 0 ? new Count(0, Integer.MAX_VALUE) : least;
    }

    private static Count count(String text, String word) {
        var count = 0;
        var first = Integer.MAX_VALUE;
        var i = text.indexOf(word.charAt(0));
        while (i >= 0 && count < MOST_COUNTED) {
            if (starts(text, i) && matches(text, i, word)) {
                first = Math.min(first, i);
                count++;
            }
            i = text.indexOf(word.charAt(0), i + 1);
        }
        return new Count(count, first);
    }

    private static boolean matches(String text, int at, String word) {
        var i = at;
        for (var k = 0; k < word.length(); k++) {
            if (k > 0 && i < text.length() && text.charAt(i) != word.charAt(k) && joiner(text.charAt(i))) {
                i++;
            }
            if (i >= text.length() || text.charAt(i) != word.charAt(k)) {
                return false;
            }
            i++;
        }
        return true;
    }

    /** Whether a word starts here; in a script that puts no space between words, each character may start one. */
    private static boolean starts(String text, int i) {
        if (i == 0) {
            return true;
        }
        var before = text.codePointBefore(i);
        return !word(before) || unspaced(text.codePointAt(i));
    }

    private static boolean unspaced(int code) {
        if (code < 0xe00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(code)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private static boolean wordAt(String text, int i) {
        return word(text.codePointAt(i));
    }

    private static boolean word(int code) {
        if (code < 0x80) {
            return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z');
        }
        return switch (Character.getType(code)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isLetterOrDigit(code);
        };
    }

    /** Hyphens, the soft hyphen and apostrophes. */
    private static boolean joiner(char c) {
        return c == '-' || c == '\'' || c == '\u2019' || c == '\u02bc' || c == '\u2010' || c == '\u00ad';
    }
}
