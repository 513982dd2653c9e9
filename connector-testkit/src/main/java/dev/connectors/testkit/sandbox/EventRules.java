package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a whole event must hold before it is stored; times are brought into their stored form on the way. */
final class EventRules {

    private static final Pattern OWN_ID = Pattern.compile("[a-v0-9]{5,1024}");
    private static final Set<String> PRIMARY_ONLY = Set.of("outOfOffice", "focusTime");
    private static final int MOST_OVERRIDES = 5;
    private static final int MOST_MINUTES = 40_320;
    private static final int LONGEST_KEY = 44;
    private static final int LONGEST_VALUE = 1024;

    private EventRules() {}

    /** Ids that a caller chooses: base32hex, 5 to 1024 characters. */
    static void checkOwnId(String id) {
        if (!OWN_ID.matcher(id).matches()) {
            throw ApiError.invalid("Invalid resource id value.");
        }
    }

    /** A series needs a zone of its own, as the caller said it. */
    static void checkSeriesHasZone(ObjectNode body) {
        for (var field : new String[] {"start", "end"}) {
            var time = body.path(field);
            if (body.path("recurrence").size() > 0
                    && time.has("dateTime")
                    && !time.path("timeZone").isTextual()) {
                throw ApiError.required("Missing time zone definition for " + field + " time.");
            }
        }
    }

    static void settle(ObjectNode json, Optional<StoredEvent> before, CalendarStore calendar) {
        settleTimes(json, calendar);
        checkType(json, before, calendar);
        checkReminders(json.path("reminders"));
        for (var kind : new String[] {"private", "shared"}) {
            json.path("extendedProperties").path(kind).properties().forEach(it -> {
                if (it.getKey().length() > LONGEST_KEY || it.getValue().asText().length() > LONGEST_VALUE) {
                    throw ApiError.invalid("Extended property too long: " + it.getKey());
                }
            });
        }
        var url = json.path("source").path("url").asText("http:");
        if (!url.startsWith("http:") && !url.startsWith("https:")) {
            throw ApiError.invalid("The source URL must be http or https.");
        }
    }

    private static void settleTimes(ObjectNode json, CalendarStore calendar) {
        var start = When.read(json.path("start"), "start", calendar.zone);
        var end = When.read(json.path("end"), "end", calendar.zone);
        if (start.isDay() != end.isDay()) {
            throw ApiError.invalid("Start and end times must either both be date or both be dateTime.");
        }
        var order = start.instant(calendar.zone).compareTo(end.instant(calendar.zone));
        if (order > 0 || (order == 0 && start.isDay())) {
            throw ApiError.of(400, "calendar", "timeRangeEmpty", "The specified time range is empty.");
        }
        json.set("start", start.json(zoneOf(start, calendar)));
        json.set("end", end.json(zoneOf(end, calendar)));
        var lines = new ArrayList<String>();
        json.path("recurrence").forEach(line -> lines.add(line.asText()));
        if (lines.isEmpty()) {
            json.remove("recurrence");
            return;
        }
        if (json.has("recurringEventId")) {
            throw ApiError.invalid("An occurrence cannot have a recurrence of its own.");
        }
        if (!Recurrence.of(start, lines).iterator().hasNext()) {
            throw ApiError.invalid("The recurrence leaves no occurrence.");
        }
    }

    private static java.time.ZoneId zoneOf(When when, CalendarStore calendar) {
        return when instanceof When.Moment moment ? moment.zone() : calendar.zone;
    }

    private static void checkType(ObjectNode json, Optional<StoredEvent> before, CalendarStore calendar) {
        var type = json.path("eventType").asText("default");
        var was = before.map(it -> it.json().path("eventType").asText("default"));
        if (was.filter(it -> !it.equals(type)).isPresent()) {
            throw ApiError.invalid("The event type cannot be changed.");
        }
        if (was.isEmpty() && type.equals("fromGmail")) {
            throw ApiError.invalid("Events from Gmail cannot be created.");
        }
        if (PRIMARY_ONLY.contains(type)
                && (!calendar.isPrimary || json.path("start").has("date"))) {
            throw ApiError.invalid("A " + type + " event has times and is on a primary calendar.");
        }
        json.put("eventType", type);
    }

    private static void checkReminders(JsonNode reminders) {
        var overrides = reminders.path("overrides");
        if (overrides.size() > 0 && reminders.path("useDefault").asBoolean(false)) {
            throw ApiError.of(
                    400,
                    "calendar",
                    "cannotUseDefaultRemindersAndSpecifyOverride",
                    "Cannot specify both default reminders and overrides at the same time.");
        }
        if (overrides.size() > MOST_OVERRIDES) {
            throw ApiError.invalid("At most 5 reminders.");
        }
        overrides.forEach(it -> {
            var minutes = it.path("minutes").asInt(-1);
            if (!Set.of("email", "popup").contains(it.path("method").asText())
                    || minutes < 0
                    || minutes > MOST_MINUTES) {
                throw ApiError.invalid("Invalid reminder.");
            }
        });
    }
}
