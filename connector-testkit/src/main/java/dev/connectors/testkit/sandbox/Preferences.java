package dev.connectors.testkit.sandbox;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the Prefer headers of one request to Graph say.
 *
 * @param timeZone the zone in which times are wanted, as it was named
 * @param textBody whether bodies are wanted as plain text
 * @param immutableIds whether ids are wanted that stay when an item moves
 */
record Preferences(Optional<String> timeZone, boolean textBody, boolean immutableIds, Optional<Integer> maxPageSize) {

    private static final Pattern PREFERENCE =
            Pattern.compile("\\s*([\\w.-]+)\\s*=\\s*(\"[^\"]*\"|[^,\"\\s]+)\\s*(?:,|$)");

    static Preferences of(Request request) {
        var preferences = new Preferences(Optional.empty(), false, false, Optional.empty());
        for (var header : request.headers().getOrDefault("prefer", List.of())) {
            var part = PREFERENCE.matcher(header);
            var end = 0;
            while (part.find() && part.start() == end) {
                end = part.end();
                preferences = preferences.with(part.group(1), part.group(2).replace("\"", ""));
            }
            if (end != header.length()) {
                throw GraphError.stricter("the Prefer header cannot be read.");
            }
        }
        return preferences;
    }

    private Preferences with(String name, String value) {
        return switch (name) {
            case "outlook.timezone" -> {
                GraphZones.zone(value);
                yield new Preferences(Optional.of(value), textBody, immutableIds, maxPageSize);
            }
            case "outlook.body-content-type" ->
                new Preferences(timeZone, word(name, value, "text", "html"), immutableIds, maxPageSize);
            case "IdType" ->
                new Preferences(timeZone, textBody, word(name, value, "ImmutableId", "RestId"), maxPageSize);
            case "odata.maxpagesize" ->
                new Preferences(timeZone, textBody, immutableIds, Optional.of(Integer.valueOf(value)));
            default -> throw GraphError.stricter("no preference " + name + ".");
        };
    }

    private static boolean word(String name, String value, String yes, String no) {
        if (!value.equals(yes) && !value.equals(no)) {
            throw GraphError.stricter(name + " is " + yes + " or " + no + ".");
        }
        return value.equals(yes);
    }

    ZoneId zone() {
        return timeZone.map(GraphZones::zone).orElse(ZoneId.of("UTC"));
    }

    String zoneName() {
        return timeZone.orElse("UTC");
    }
}
