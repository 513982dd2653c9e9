package dev.connectors.spi;

import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings in endpoints and parameters: <code>{name}</code>, each a whole path segment or a whole value. Immutable. */
record Placeholders(Map<String, String> settings) {

    private static final Pattern ENCODED = Pattern.compile("(?<=[^/]/)%7B([a-z][a-z0-9_]*)%7D(?=[/?]|$)");
    private static final Pattern WHOLE = Pattern.compile("\\{([a-z][a-z0-9_]*)\\}");

    /** Nothing that a URL gives a meaning to: no slash, no colon, no at sign, no percent, and not only dots. */
    private static final Pattern SEGMENT = Pattern.compile("(?!\\.+$)[A-Za-z0-9._-]{1,253}");

    Placeholders {
        settings = Map.copyOf(settings);
    }

    /** A URL with placeholders, which {@link URI} does not take as they are. */
    static URI uri(String url) {
        var uri = URI.create(url.replace("{", "%7B").replace("}", "%7D"));
        var rest = ENCODED.matcher(uri.toString()).replaceAll("x");
        if (rest.contains("%7B")) {
            throw new IllegalArgumentException(
                    "a setting in an endpoint is a whole segment of its path, such as https://host/{tenant}/token: "
                            + url);
        }
        return uri;
    }

    /** The URL with values for its placeholders. */
    URI path(URI endpoint) {
        var text = ENCODED.matcher(endpoint.toString())
                .replaceAll(found -> Matcher.quoteReplacement(segment(found.group(1))));
        return URI.create(text);
    }

    /** The value itself, or that of the setting which it names. */
    String text(String value) {
        var found = WHOLE.matcher(value);
        return found.matches() ? value(found.group(1)) : value;
    }

    private String segment(String name) {
        var value = value(name);
        if (!SEGMENT.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    name + " becomes a part of an address, so it is 1 to 253 letters, digits, dots, hyphens and"
                            + " underscores");
        }
        return value;
    }

    private String value(String name) {
        var value = settings.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no value for the setting '" + name + "'");
        }
        return value;
    }
}
