package dev.connectors.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The preview of a contract whose author wrote none: everything that was passed, since a yes to a name alone is a yes to anything, and
 * of a read what the assistant would see by it.
 */
final class PlainPreview {

    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private PlainPreview() {}

    static <I> Preview of(String title, Optional<String> reads, Class<I> input, I in) {
        var preview = Preview.of(title + "?").line("What", reads);
        if (Shape.of(input).kind() instanceof RecordKind record) {
            for (var part : record.parts()) {
                var given = part.of(in);
                if (given != null && !part.isEmptyWhenAbsent(given) && part.kind.type() != Cursor.class) {
                    preview = preview.line(words(part.name), text(part.kind, given));
                }
            }
        }
        return preview;
    }

    private static String text(Kind kind, Object given) {
        if (kind instanceof TextKind text) {
            return text.text(given);
        }
        var json = new StringBuilder();
        kind.canonical(given, json);
        return json.toString();
    }

    /** 'sendUpdates' as 'Send updates'. */
    private static String words(String name) {
        var words = WORD.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
