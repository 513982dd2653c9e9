package dev.connectors.testkit.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The methods of Calendar v3 that the stand-in offers: address, query parameters with their types, and the scopes of which one
 * is enough. A parameter that is not here is refused.
 *
 * <p>Types: {@code text}, {@code bool}, {@code int}, {@code time} (RFC 3339 with an offset); {@code *} may be repeated,
 * {@code !} is required.
 */
@SuppressWarnings("ImmutableEnumChecker") // its collections are copies that nobody can change
enum CalendarMethod {
    LIST_CALENDARS(
            "calendarList.list",
            "GET",
            "users/me/calendarList",
            "maxResults:int minAccessRole:text pageToken:text showDeleted:bool showHidden:bool syncToken:text",
            "calendar.calendarlist.readonly calendar.calendarlist calendar.readonly calendar"),
    GET_LIST_ENTRY(
            "calendarList.get",
            "GET",
            "users/me/calendarList/{calendarId}",
            "",
            "calendar.calendarlist.readonly calendar.calendarlist calendar.readonly calendar"),
    GET_CALENDAR(
            "calendars.get",
            "GET",
            "calendars/{calendarId}",
            "",
            "calendar.calendars.readonly calendar.calendars calendar.readonly calendar"),
    LIST_SETTINGS(
            "settings.list",
            "GET",
            "users/me/settings",
            "maxResults:int pageToken:text",
            "calendar.settings.readonly calendar.readonly calendar"),
    GET_SETTING(
            "settings.get",
            "GET",
            "users/me/settings/{setting}",
            "",
            "calendar.settings.readonly calendar.readonly calendar"),
    LIST_EVENTS(
            "events.list",
            "GET",
            "calendars/{calendarId}/events",
            "alwaysIncludeEmail:bool eventTypes:text* iCalUID:text maxAttendees:int maxResults:int orderBy:text pageToken:text"
                    + " privateExtendedProperty:text* q:text sharedExtendedProperty:text* showDeleted:bool"
                    + " showHiddenInvitations:bool singleEvents:bool syncToken:text timeMax:time timeMin:time timeZone:text"
                    + " updatedMin:time",
            Access.READ),
    GET_EVENT(
            "events.get",
            "GET",
            "calendars/{calendarId}/events/{eventId}",
            "alwaysIncludeEmail:bool maxAttendees:int timeZone:text",
            Access.READ),
    LIST_INSTANCES(
            "events.instances",
            "GET",
            "calendars/{calendarId}/events/{eventId}/instances",
            "alwaysIncludeEmail:bool maxAttendees:int maxResults:int originalStart:text pageToken:text showDeleted:bool"
                    + " timeMax:time timeMin:time timeZone:text",
            Access.READ),
    INSERT_EVENT("events.insert", "POST", "calendars/{calendarId}/events", Access.WRITE_QUERY, Access.WRITE),
    PATCH_EVENT("events.patch", "PATCH", "calendars/{calendarId}/events/{eventId}", Access.WRITE_QUERY, Access.WRITE),
    UPDATE_EVENT("events.update", "PUT", "calendars/{calendarId}/events/{eventId}", Access.WRITE_QUERY, Access.WRITE),
    DELETE_EVENT(
            "events.delete", "DELETE", "calendars/{calendarId}/events/{eventId}", "sendUpdates:text", Access.WRITE),
    MOVE_EVENT(
            "events.move",
            "POST",
            "calendars/{calendarId}/events/{eventId}/move",
            "destination:text! sendUpdates:text",
            Access.WRITE),
    QUERY_FREE_BUSY(
            "freebusy.query",
            "POST",
            "freeBusy",
            "",
            "calendar.freebusy calendar.events.freebusy calendar.readonly calendar");

    /** Takes any API call. */
    static final Map<String, Parameter> COMMON =
            Parameter.parse("alt:text fields:text prettyPrint:bool quotaUser:text key:text");

    private final String id;
    private final String verb;
    private final List<String> template;
    private final Map<String, Parameter> parameters;
    private final Set<String> scopes;

    CalendarMethod(String id, String verb, String template, String parameters, String scopes) {
        this.id = id;
        this.verb = verb;
        this.template = List.of(template.split("/"));
        this.parameters = Map.copyOf(Parameter.parse(parameters));
        this.scopes = Set.of(scopes.split(" "));
    }

    /** Such as {@code events.list}. */
    String id() {
        return id;
    }

    /** Short names (without https://www.googleapis.com/auth/) of which one is enough. */
    Set<String> scopes() {
        return scopes;
    }

    Optional<Parameter> parameter(String name) {
        return Optional.ofNullable(parameters.getOrDefault(name, COMMON.get(name)));
    }

    List<String> required() {
        return parameters.values().stream()
                .filter(Parameter::isRequired)
                .map(Parameter::name)
                .toList();
    }

    boolean isWrite() {
        return !verb.equals("GET") && this != QUERY_FREE_BUSY;
    }

    /** The method at an address, with the values of its placeholders. */
    static Optional<Map.Entry<CalendarMethod, Map<String, String>>> at(String verb, List<String> segments) {
        for (var method : values()) {
            var variables = method.match(segments);
            if (method.verb.equals(verb) && variables.isPresent()) {
                return Optional.of(Map.entry(method, variables.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<Map<String, String>> match(List<String> segments) {
        if (segments.size() != template.size()) {
            return Optional.empty();
        }
        var variables = new LinkedHashMap<String, String>();
        for (var i = 0; i < template.size(); i++) {
            var part = template.get(i);
            if (part.startsWith("{")) {
                variables.put(part.substring(1, part.length() - 1), segments.get(i));
            } else if (!part.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /** A query parameter and its type. */
    record Parameter(String name, String type, boolean isRepeated, boolean isRequired) {

        static Map<String, Parameter> parse(String table) {
            var parameters = new LinkedHashMap<String, Parameter>();
            for (var entry : table.isEmpty() ? new String[0] : table.split(" ")) {
                var parts = entry.split(":");
                var type = parts[1].replaceAll("[*!]", "");
                parameters.put(parts[0], new Parameter(parts[0], type, parts[1].endsWith("*"), parts[1].endsWith("!")));
            }
            return parameters;
        }
    }

    /** What several methods share. */
    private static final class Access {
        static final String READ = "calendar.events.freebusy calendar.events.owned.readonly calendar.events.readonly"
                + " calendar.events.owned calendar.events calendar.readonly calendar";
        static final String WRITE = "calendar.events.owned calendar.events calendar";
        static final String WRITE_QUERY =
                "conferenceDataVersion:int maxAttendees:int sendUpdates:text supportsAttachments:bool alwaysIncludeEmail:bool";
    }
}
