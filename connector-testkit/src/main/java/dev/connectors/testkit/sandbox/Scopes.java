package dev.connectors.testkit.sandbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of scopes: short ones in tables, long ones on the wire. */
final class Scopes {

    private static final String PREFIX = "https://www.googleapis.com/auth/";
    private static final Map<String, String> WIRE_NAMES =
            Map.of("email", PREFIX + "userinfo.email", "profile", PREFIX + "userinfo.profile");
    private static final Set<String> SIGN_IN = Set.of("openid", PREFIX + "userinfo.email", PREFIX + "userinfo.profile");
    private static final Set<String> CALENDAR = Set.of(
            "calendar",
            "calendar.readonly",
            "calendar.events",
            "calendar.events.readonly",
            "calendar.events.owned",
            "calendar.events.owned.readonly",
            "calendar.events.freebusy",
            "calendar.events.public.readonly",
            "calendar.freebusy",
            "calendar.calendarlist",
            "calendar.calendarlist.readonly",
            "calendar.calendars",
            "calendar.calendars.readonly",
            "calendar.settings.readonly",
            "calendar.acls",
            "calendar.acls.readonly",
            "calendar.app.created");

    private Scopes() {}

    /** Reads a space-separated list; email and profile get the names under which Google gives them back. */
    static Set<String> parse(String list) {
        return normalised(List.of(list.strip().split(" +")));
    }

    static Set<String> normalised(Iterable<String> names) {
        var scopes = new LinkedHashSet<String>();
        for (var name : names) {
            if (!name.isEmpty()) {
                scopes.add(wireName(name));
            }
        }
        return scopes;
    }

    /** Takes a long name, a sign-in name, or a short name such as {@code calendar.events}. */
    static String wireName(String name) {
        if (WIRE_NAMES.containsKey(name)) {
            return WIRE_NAMES.get(name);
        }
        return CALENDAR.contains(name) ? PREFIX + name : name;
    }

    /** Whether Google knows it. Of calendar scopes all are known here; of other surfaces only the prefix is looked at. */
    static boolean isKnown(String scope) {
        if (!scope.startsWith(PREFIX)) {
            return scope.equals("openid");
        }
        var name = scope.substring(PREFIX.length());
        return name.startsWith("calendar") ? CALENDAR.contains(name) : !name.isEmpty();
    }

    /** Sign-in scopes have no box to untick. */
    static boolean canBeUnticked(String scope) {
        return !SIGN_IN.contains(scope);
    }

    static Set<String> shortNames(Set<String> scopes) {
        return scopes.stream()
                .map(it -> it.startsWith(PREFIX) ? it.substring(PREFIX.length()) : it)
                .collect(Collectors.toSet());
    }
}
