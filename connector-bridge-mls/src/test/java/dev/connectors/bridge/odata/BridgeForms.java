package dev.connectors.bridge.odata;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What Bridge takes and OData does not: shapes without their quotes, distances in miles, {@code $unselect}, and an expanded name that
 * must be selected. Translated before the parser sees it, so that everything else stays its judgement.
 */
final class BridgeForms {

    private static final Pattern POINT = Pattern.compile("\\bPOINT\\s*\\(([^()]*)\\)");
    private static final Pattern POLYGON = Pattern.compile("\\bPOLYGON\\s*\\(\\(?([^()]*)\\)?\\)");

    private BridgeForms() {}

    /** The options of a raw query, decoded, in their order. */
    static Map<String, String> options(String rawQuery) {
        var options = new LinkedHashMap<String, String>();
        for (var option : rawQuery.isEmpty() ? new String[0] : rawQuery.split("&")) {
            int equals = option.indexOf('=');
            options.put(
                    decode(equals < 0 ? option : option.substring(0, equals)),
                    equals < 0 ? "" : decode(option.substring(equals + 1)));
        }
        return options;
    }

    /** The filter as OData has it. */
    static String filter(String filter) {
        var out = new StringBuilder();
        boolean quoted = false;
        var plain = new StringBuilder();
        for (int i = 0; i < filter.length(); i++) { // nothing within a text is a shape
            char c = filter.charAt(i);
            if (c == '\'') {
                out.append(quoted ? plain : shapes(plain.toString()));
                plain.setLength(0);
                quoted = !quoted;
                out.append(c);
            } else {
                plain.append(c);
            }
        }
        return out.append(quoted ? plain : shapes(plain.toString())).toString();
    }

    private static String shapes(String text) {
        var points = POINT.matcher(text).replaceAll("geography'SRID=4326;Point($1)'");
        return POLYGON.matcher(points).replaceAll("geography'SRID=4326;Polygon(($1))'");
    }

    static String query(Map<String, String> options) {
        var query = new StringBuilder();
        options.forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                .append(encode(name))
                .append('=')
                .append(encode(value)));
        return query.toString();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%24", "$");
    }
}
