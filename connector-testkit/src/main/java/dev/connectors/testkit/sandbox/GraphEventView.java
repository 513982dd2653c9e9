package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;

/**
 * An event as Graph shows it to one caller. Events are kept in one form for all providers (Calendar v3's, with what only Graph
 * knows below {@code graph}); this turns it into Microsoft's.
 */
final class GraphEventView {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'.0000000'");
    private static final int PREVIEW = 255;

    private final GraphCall call;
    private final CalendarStore calendar;
    private final AccessRole role;

    GraphEventView(GraphCall call, GraphCalendars.Visible visible) {
        this.call = call;
        this.calendar = visible.store();
        this.role = visible.role();
    }

    static String changeKey(long version) {
        var bytes = ("stand-in " + version).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String etag(StoredEvent event) {
        return "W/\"" + changeKey(event.version()) + "\"";
    }

    /** How Graph writes a local time. */
    static String local(LocalDateTime time) {
        return TIME.format(time);
    }

    ObjectNode view(StoredEvent event) {
        var graph = event.json().path("graph");
        var seen = Json.object().put("@odata.etag", etag(event)).put("id", call.shown(event.id()));
        seen.put("createdDateTime", event.text("created")).put("lastModifiedDateTime", event.text("updated"));
        seen.put("changeKey", changeKey(event.version()));
        addTimes(seen, event, graph);
        seen.put("type", type(event))
                .put("isCancelled", false)
                .put("isDraft", false)
                .put("isOrganizer", isOrganizer(event));
        seen.put("iCalUId", event.text("iCalUID") + (event.isOfSeries() ? event.id() : ""));
        seen.put("showAs", showAs(event)).put("sensitivity", sensitivity(event));
        seen.put("webLink", "https://outlook.office365.com/owa/?itemid=" + event.version());
        seen.put("hasAttachments", false);
        if (hides(event)) {
            seen.put("subject", role.atLeast(AccessRole.READER) ? "Private Appointment" : "Busy");
            return seen;
        }
        seen.put("subject", event.text("summary"));
        addText(seen, event, graph);
        addPeople(seen, event, graph);
        addPlace(seen, event, graph);
        seen.put("importance", graph.path("importance").asText("normal"));
        seen.put("isReminderOn", graph.path("isReminderOn").asBoolean(true));
        seen.put(
                "reminderMinutesBeforeStart",
                graph.path("reminderMinutesBeforeStart").asInt(15));
        seen.putArray("categories").addAll(list(graph.path("categories")));
        seen.put("transactionId", graph.path("transactionId").textValue());
        addMeeting(seen, event);
        if (call.text("$expand")
                        .filter(it -> it.startsWith("singleValueExtendedProperties"))
                        .isPresent()
                && graph.has("singleValueExtendedProperties")) {
            seen.set(
                    "singleValueExtendedProperties",
                    graph.get("singleValueExtendedProperties").deepCopy());
        }
        if (event.isSeries()
                && call.text("$select")
                        .filter(it -> it.contains("cancelledOccurrences"))
                        .isPresent()) {
            var gone = seen.putArray("cancelledOccurrences");
            calendar.exceptionsOf(event.id()).stream()
                    .filter(StoredEvent::isCancelled)
                    .forEach(it -> gone.add("OID." + event.id() + "."
                            + it.original(calendar.zone).local().toLocalDate()));
        }
        return seen;
    }

    /** Whether the caller is told no more than when the event is. */
    private boolean hides(StoredEvent event) {
        var isPrivate =
                !event.text("visibility").isEmpty() && !event.text("visibility").equals("default");
        return !role.atLeast(AccessRole.READER) || (isPrivate && role != AccessRole.OWNER);
    }

    private void addTimes(ObjectNode seen, StoredEvent event, JsonNode graph) {
        var start = event.start(calendar.zone);
        seen.put("isAllDay", start.isDay());
        seen.set("start", time(start));
        seen.set("end", time(event.end(calendar.zone)));
        seen.put("originalStartTimeZone", zoneName(graph.path("startZone"), start));
        seen.put("originalEndTimeZone", zoneName(graph.path("endZone"), event.end(calendar.zone)));
        if (event.isOfSeries()) {
            seen.put("seriesMasterId", call.shown(event.seriesId()));
            seen.put(
                    "originalStart",
                    event.original(calendar.zone).instant(ZoneId.of("UTC")).toString());
        } else {
            seen.putNull("seriesMasterId");
        }
        if (event.isSeries()) {
            seen.set("recurrence", GraphRecurrence.of(event, calendar.zone));
        } else {
            seen.putNull("recurrence");
        }
    }

    /** Midnight of a whole day is midnight in whichever zone times are wanted in. */
    private ObjectNode time(When when) {
        var local = when.isDay()
                ? when.local()
                : LocalDateTime.ofInstant(
                        when.instant(calendar.zone), call.preferences().zone());
        return Json.object()
                .put("dateTime", local(local))
                .put("timeZone", call.preferences().zoneName());
    }

    private String zoneName(JsonNode sent, When when) {
        return sent.asText(GraphZones.name(when instanceof When.Moment it ? it.zone() : calendar.zone));
    }

    private String type(StoredEvent event) {
        if (event.isSeries()) {
            return "seriesMaster";
        }
        if (!event.isOfSeries()) {
            return "singleInstance";
        }
        return calendar.isTaken(event.id()) ? "exception" : "occurrence";
    }

    private boolean isOrganizer(StoredEvent event) {
        return StoredEvent.sameAddress(event.organizer(), calendar.self());
    }

    private static String showAs(StoredEvent event) {
        var kept = event.json().path("graph").path("showAs");
        var isFree = event.text("transparency").equals("transparent");
        return isFree ? "free" : kept.asText("busy");
    }

    private static String sensitivity(StoredEvent event) {
        var kept = event.json().path("graph").path("sensitivity");
        return kept.asText(
                switch (event.text("visibility")) {
                    case "private" -> "private";
                    case "confidential" -> "confidential";
                    default -> "normal";
                });
    }

    private void addText(ObjectNode seen, StoredEvent event, JsonNode graph) {
        if (call.isBasic()) {
            return;
        }
        var isHtml = graph.path("contentType").asText("text").equals("html");
        var content = event.text("description") + GraphBody.blob(event.json());
        var plain = isHtml ? GraphBody.plain(content) : content;
        seen.put("bodyPreview", plain.substring(0, Math.min(PREVIEW, plain.length())));
        seen.putObject("body")
                .put("contentType", call.preferences().textBody() ? "text" : "html")
                .put("content", call.preferences().textBody() ? plain : isHtml ? content : GraphBody.html(content));
    }

    private void addPeople(ObjectNode seen, StoredEvent event, JsonNode graph) {
        seen.putObject("organizer").set("emailAddress", address(event.organizer(), Optional.empty()));
        var attendees = seen.putArray("attendees");
        event.attendees().forEach(it -> {
            var email = it.path("email").asText();
            if (!StoredEvent.sameAddress(email, event.organizer())) {
                var attendee = attendees.addObject().put("type", kind(it));
                attendee.set("status", status(it.path("responseStatus").asText()));
                attendee.set(
                        "emailAddress",
                        address(
                                email,
                                Optional.ofNullable(it.path("displayName").textValue())));
            }
        });
        var own = isOrganizer(event)
                ? "organizer"
                : event.attendee(calendar.self())
                        .map(it -> it.path("responseStatus").asText())
                        .orElse("needsAction");
        seen.set("responseStatus", status(own));
        seen.put("responseRequested", graph.path("responseRequested").asBoolean(true));
        seen.put("allowNewTimeProposals", graph.path("allowNewTimeProposals").asBoolean(true));
        seen.put("hideAttendees", graph.path("hideAttendees").asBoolean(false));
    }

    private static String kind(JsonNode attendee) {
        if (attendee.path("resource").asBoolean()) {
            return "resource";
        }
        return attendee.path("optional").asBoolean() ? "optional" : "required";
    }

    private static ObjectNode address(String email, Optional<String> name) {
        return Json.object().put("name", name.orElse(GraphPeople.name(email))).put("address", email);
    }

    private static ObjectNode status(String answer) {
        var response = switch (answer) {
            case "organizer" -> "organizer";
            case "accepted" -> "accepted";
            case "declined" -> "declined";
            case "tentative" -> "tentativelyAccepted";
            default -> "none";
        };
        return Json.object().put("response", response).put("time", "0001-01-01T00:00:00Z");
    }

    private static void addPlace(ObjectNode seen, StoredEvent event, JsonNode graph) {
        var plain = Json.object().put("displayName", event.text("location")).put("locationType", "default");
        var place = graph.path("location").path("displayName").asText().equals(event.text("location"))
                        && graph.path("location") instanceof ObjectNode kept
                ? kept.deepCopy()
                : plain;
        seen.set("location", place);
        var all = seen.putArray("locations");
        if (!event.text("location").isEmpty()) {
            all.add(place.deepCopy());
        }
    }

    private void addMeeting(ObjectNode seen, StoredEvent event) {
        var meeting = event.json().path("conferenceData");
        seen.put("isOnlineMeeting", meeting.isObject());
        seen.put("onlineMeetingProvider", meeting.isObject() ? "teamsForBusiness" : "unknown");
        seen.putNull("onlineMeetingUrl");
        if (meeting.isObject() && meeting.path("isReady").asBoolean()) {
            seen.putObject("onlineMeeting")
                    .put("joinUrl", meeting.path("joinUrl").asText());
        } else {
            seen.putNull("onlineMeeting");
        }
    }

    private static java.util.List<JsonNode> list(JsonNode array) {
        var items = new java.util.ArrayList<JsonNode>();
        array.forEach(items::add);
        return items;
    }

    static Instant startOf(StoredEvent event, ZoneId zone) {
        return event.start(zone).instant(zone);
    }
}
