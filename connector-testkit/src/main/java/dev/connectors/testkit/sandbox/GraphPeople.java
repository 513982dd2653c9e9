package dev.connectors.testkit.sandbox;

import java.util.Locale;

/** Names for people of whom only the address is known: {@code anna.lee@acme.example} is Anna Lee. */
final class GraphPeople {

    private GraphPeople() {}

    static String name(String email) {
        var name = new StringBuilder();
        for (var part : email.split("@", 2)[0].split("[._]")) {
            if (!part.isEmpty()) {
                name.append(name.length() == 0 ? "" : " ")
                        .append(part.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(part.substring(1));
            }
        }
        return name.toString();
    }
}
