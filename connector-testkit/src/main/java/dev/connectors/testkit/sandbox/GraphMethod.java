package dev.connectors.testkit.sandbox;

import dev.connectors.testkit.internal.PathTemplate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** The methods of Graph v1.0 that the stand-in plays, with the scopes of which one is enough and the query that each takes. */
enum GraphMethod {
    ME("GET", "me", Access.USER, "$select"),
    MAILBOX_SETTINGS("GET", "me/mailboxSettings", Access.SETTINGS, ""),
    CALENDARS("GET", "me/calendars", Access.READ, Access.LIST),
    DEFAULT_CALENDAR("GET", "me/calendar", Access.READ, "$select"),
    CALENDAR("GET", "me/calendars/{calendarId}", Access.READ, "$select"),
    VIEW("GET", "me/calendarView", Access.READ, Access.RANGE),
    DEFAULT_VIEW("GET", "me/calendar/calendarView", Access.READ, Access.RANGE),
    CALENDAR_VIEW("GET", "me/calendars/{calendarId}/calendarView", Access.READ, Access.RANGE),
    EVENTS("GET", "me/events", Access.READ, Access.LIST),
    DEFAULT_EVENTS("GET", "me/calendar/events", Access.READ, Access.LIST),
    CALENDAR_EVENTS("GET", "me/calendars/{calendarId}/events", Access.READ, Access.LIST),
    INSTANCES("GET", "me/events/{eventId}/instances", Access.READ, Access.RANGE),
    EVENT("GET", "me/events/{eventId}", Access.READ, "$select $expand"),
    EVENT_OF_CALENDAR("GET", "me/calendars/{calendarId}/events/{eventId}", Access.READ, "$select $expand"),
    CREATE("POST", "me/events", Access.WRITE, ""),
    CREATE_IN_DEFAULT("POST", "me/calendar/events", Access.WRITE, ""),
    CREATE_IN("POST", "me/calendars/{calendarId}/events", Access.WRITE, ""),
    PATCH("PATCH", "me/events/{eventId}", Access.WRITE, ""),
    PATCH_IN("PATCH", "me/calendars/{calendarId}/events/{eventId}", Access.WRITE, ""),
    DELETE("DELETE", "me/events/{eventId}", Access.WRITE, ""),
    DELETE_IN("DELETE", "me/calendars/{calendarId}/events/{eventId}", Access.WRITE, ""),
    CANCEL("POST", "me/events/{eventId}/cancel", Access.WRITE, ""),
    ACCEPT("POST", "me/events/{eventId}/accept", Access.WRITE, ""),
    DECLINE("POST", "me/events/{eventId}/decline", Access.WRITE, ""),
    TENTATIVELY_ACCEPT("POST", "me/events/{eventId}/tentativelyAccept", Access.WRITE, ""),
    GET_SCHEDULE("POST", "me/calendar/getSchedule", Access.READ, "");

    private final String verb;
    private final String template;
    private final String scopes;
    private final String parameters;

    GraphMethod(String verb, String template, String scopes, String parameters) {
        this.verb = verb;
        this.template = template;
        this.scopes = scopes;
        this.parameters = parameters;
    }

    PathTemplate template() {
        return PathTemplate.parse(template);
    }

    /** Short names, of which one is enough. */
    Set<String> scopes() {
        return Set.of(scopes.split(" "));
    }

    boolean takes(String parameter) {
        return Set.of(parameters.split(" ")).contains(parameter);
    }

    /** The method at an address below the API's root, percent-encoded. */
    static Optional<GraphMethod> at(String verb, String path) {
        return Arrays.stream(values())
                .filter(it -> it.verb.equals(verb) && it.template().fits(path))
                .min(Comparator.comparing(it -> it.template().placeholders()));
    }

    /** What several methods share. */
    private static final class Access {
        static final String USER = "User.Read";
        static final String SETTINGS = "MailboxSettings.Read MailboxSettings.ReadWrite";
        static final String WRITE = "Calendars.ReadWrite Calendars.ReadWrite.Shared";
        static final String READ = "Calendars.ReadBasic Calendars.Read Calendars.Read.Shared " + WRITE;
        static final String LIST = "$top $skip $filter $orderby $select $expand $count";
        static final String RANGE = LIST + " startDateTime endDateTime";
    }
}
