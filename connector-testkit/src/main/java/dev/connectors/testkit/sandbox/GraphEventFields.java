package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Puts the body of a write, in Microsoft's form, onto an event in the form in which events are kept. */
final class GraphEventFields {

    /** Kept as they are sent. */
    private static final Set<String> KEPT = Set.of(
            "importance",
            "categories",
            "isReminderOn",
            "reminderMinutesBeforeStart",
            "responseRequested",
            "allowNewTimeProposals",
            "hideAttendees",
            "singleValueExtendedProperties");

    private static final Fields KNOWN = Fields.parse("""
            subject,body(contentType,content),start(dateTime,timeZone),end(dateTime,timeZone),isAllDay,
            attendees(type,emailAddress(address,name),status(response,time)),
            location(displayName,locationType,address,coordinates,locationEmailAddress,locationUri,uniqueId,uniqueIdType),
            locations(displayName,locationType,address,coordinates,locationEmailAddress,locationUri,uniqueId,uniqueIdType),
            recurrence(pattern(type,interval,month,dayOfMonth,daysOfWeek,firstDayOfWeek,index),
              range(type,startDate,endDate,recurrenceTimeZone,numberOfOccurrences)),
            showAs,sensitivity,importance,categories,isReminderOn,reminderMinutesBeforeStart,responseRequested,
            allowNewTimeProposals,hideAttendees,isOnlineMeeting,onlineMeetingProvider,transactionId,
            singleValueExtendedProperties(id,value)
            """);

    private final CalendarStore calendar;
    private final boolean isPersonal;

    GraphEventFields(CalendarStore calendar, boolean isPersonal) {
        this.calendar = calendar;
        this.isPersonal = isPersonal;
    }

    /** Refuses what Graph does not know, and what it writes itself and a client has no business to send. */
    static void check(ObjectNode body) {
        var beyond = KNOWN.beyond(body);
        if (!beyond.isEmpty()) {
            throw GraphError.stricter("no writable property " + String.join(", ", beyond) + " of an event.");
        }
    }

    void put(ObjectNode body, ObjectNode event) {
        check(body);
        var graph = event.withObjectProperty("graph");
        body.properties().forEach(field -> put(field, event, graph));
        putTimes(body, event, graph);
        if (body.has("recurrence")) {
            putRecurrence(body.get("recurrence"), event, graph);
        }
        if (body.path("isOnlineMeeting").asBoolean() && !event.has("conferenceData") && !isPersonal) {
            var id = UUID.nameUUIDFromBytes(Json.bytes(event));
            event.putObject("conferenceData")
                    .put("joinUrl", "https://teams.microsoft.com/l/meetup-join/stand-in-" + id)
                    .put("isReady", calendar.world.pendingReads() == 0);
        }
    }

    private void put(Map.Entry<String, JsonNode> field, ObjectNode event, ObjectNode graph) {
        var value = field.getValue();
        switch (field.getKey()) {
            case "subject" -> event.put("summary", value.asText(""));
            case "body" -> putBody(value, event, graph);
            case "location" -> {
                event.put("location", value.path("displayName").asText(""));
                graph.set("location", value.deepCopy());
            }
            case "locations" ->
                event.put("location", value.path(0).path("displayName").asText(""));
            case "attendees" -> putAttendees(value, event);
            case "showAs" -> {
                event.put("transparency", value.asText().equals("free") ? "transparent" : "opaque");
                graph.set("showAs", value.deepCopy());
            }
            case "sensitivity" -> {
                var isOpen = Set.of("normal", "personal").contains(value.asText());
                event.put("visibility", isOpen ? "default" : value.asText());
                graph.set("sensitivity", value.deepCopy());
            }
            default -> {
                if (KEPT.contains(field.getKey())) {
                    graph.set(field.getKey(), value.deepCopy());
                }
            }
        }
    }

    /** A body that is written back without the meeting's part ends the meeting. */
    private static void putBody(JsonNode body, ObjectNode event, ObjectNode graph) {
        var content = body.path("content").asText("");
        var link = event.path("conferenceData").path("joinUrl").asText();
        if (event.has("conferenceData")) {
            if (content.contains(link)) {
                content = content.replace(GraphBody.blob(event), "");
            } else {
                event.remove("conferenceData");
            }
        }
        event.put("description", content);
        graph.put("contentType", body.path("contentType").asText("html").toLowerCase(Locale.ROOT));
    }

    /** The list is replaced; who stays keeps the answer. */
    private void putAttendees(JsonNode sent, ObjectNode event) {
        var before = Guests.entries(event);
        var attendees = Json.array();
        for (var it : sent) {
            var email = it.path("emailAddress").path("address").asText("");
            if (email.isBlank() || !email.contains("@")) {
                throw GraphError.of(400, "ErrorInvalidRecipients", "At least one recipient is not valid.");
            }
            var had = before.get(email.toLowerCase(Locale.ROOT));
            var attendee = attendees.addObject().put("email", email);
            var name = it.path("emailAddress").path("name");
            if (name.isTextual()) {
                attendee.put("displayName", name.asText());
            }
            switch (it.path("type").asText("required")) {
                case "optional" -> attendee.put("optional", true);
                case "resource" -> attendee.put("resource", true);
                default -> {}
            }
            attendee.put(
                    "responseStatus",
                    had == null ? "needsAction" : had.path("responseStatus").asText("needsAction"));
        }
        event.set("attendees", attendees);
    }

    private void putTimes(ObjectNode body, ObjectNode event, ObjectNode graph) {
        var wasAllDay = event.path("start").has("date");
        var isAllDay = body.path("isAllDay").asBoolean(wasAllDay);
        if (isAllDay != wasAllDay && event.has("start") && !(body.has("start") && body.has("end"))) {
            throw GraphError.of(400, "ErrorPropertyValidationFailure", "isAllDay needs start and end beside it.");
        }
        for (var name : new String[] {"start", "end"}) {
            if (body.has(name)) {
                var zone = body.path(name).path("timeZone").asText("UTC");
                event.set(name, time(body.path(name), zone, isAllDay));
                graph.put(name + "Zone", zone);
            } else if (!event.has(name)) {
                throw GraphError.of(400, "ErrorPropertyValidationFailure", "An event needs start and end.");
            }
        }
        var zones =
                graph.path("startZone").asText().equals(graph.path("endZone").asText());
        if (isAllDay && body.has("start") && !zones) {
            throw GraphError.of(400, "ErrorPropertyValidationFailure", "Start and end of a whole day are in one zone.");
        }
    }

    private ObjectNode time(JsonNode sent, String zoneName, boolean isAllDay) {
        var text = sent.path("dateTime").asText("");
        var zone = GraphZones.zone(zoneName);
        try {
            var local = LocalDateTime.parse(text).withNano(0);
            if (!isAllDay) {
                return new When.Moment(local.atZone(zone).toInstant(), zone).json(zone);
            }
            if (!local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                throw GraphError.of(
                        400,
                        "ErrorPropertyValidationFailure",
                        "The Event.Start and Event.End properties of an all-day event must be at midnight.");
            }
            return new When.Day(local.toLocalDate()).json(zone);
        } catch (DateTimeParseException e) {
            throw GraphError.stricter("'" + text + "' is not a local time without offset.");
        }
    }

    private void putRecurrence(JsonNode recurrence, ObjectNode event, ObjectNode graph) {
        if (recurrence.isNull()) {
            event.remove("recurrence");
            graph.remove("recurrence");
            return;
        }
        if (event.has("recurringEventId")) {
            throw GraphError.of(400, "ErrorPropertyValidationFailure", "An occurrence cannot have a recurrence.");
        }
        var start = When.read(event.path("start"), "start", calendar.zone);
        event.putArray("recurrence").add(GraphRecurrence.rule(recurrence, start));
        graph.set("recurrence", recurrence.deepCopy());
    }
}
