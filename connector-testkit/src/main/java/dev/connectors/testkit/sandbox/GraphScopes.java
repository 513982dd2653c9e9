package dev.connectors.testkit.sandbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of Graph's delegated scopes: short in requests and tables, with the resource's address in answers. */
final class GraphScopes {

    private static final String RESOURCE = "https://graph.microsoft.com/";
    private static final Set<String> OPEN_ID = Set.of("openid", "profile", "email", "offline_access");
    private static final Set<String> CALENDARS = Set.of(
            "Calendars.ReadBasic",
            "Calendars.Read",
            "Calendars.ReadWrite",
            "Calendars.Read.Shared",
            "Calendars.ReadWrite.Shared");

    private GraphScopes() {}

    static Set<String> parse(String list) {
        return normalised(List.of(list.strip().split(" +")));
    }

    /** Short names default to Graph. */
    static Set<String> normalised(Iterable<String> names) {
        var scopes = new LinkedHashSet<String>();
        for (var name : names) {
            if (!name.isEmpty()) {
                scopes.add(wireName(name));
            }
        }
        return scopes;
    }

    static String wireName(String name) {
        return OPEN_ID.contains(name) || name.startsWith("https://") ? name : RESOURCE + name;
    }

    /** Of calendar scopes all are known here; of other surfaces only the form is looked at. */
    static boolean isKnown(String scope) {
        if (!scope.startsWith(RESOURCE)) {
            return OPEN_ID.contains(scope);
        }
        var name = scope.substring(RESOURCE.length());
        return name.startsWith("Calendars")
                ? CALENDARS.contains(name)
                : name.matches("[A-Z][A-Za-z]+(\\.[A-Z][A-Za-z]+)+");
    }

    static Set<String> shortNames(Set<String> scopes) {
        return scopes.stream()
                .map(it -> it.startsWith(RESOURCE) ? it.substring(RESOURCE.length()) : it)
                .collect(Collectors.toSet());
    }
}
