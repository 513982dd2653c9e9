package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which fields the body of an event may have, which of them only the server writes, and which kind of value each holds. A name
 * that is not here is refused with 400: Google drops it silently, and a misspelt field would go unnoticed.
 */
final class EventFields {

    /** The server's own: accepted, so that an event can be sent back as it was read, and ignored. */
    static final Set<String> READ_ONLY = Set.of(
            "kind",
            "etag",
            "htmlLink",
            "created",
            "updated",
            "creator",
            "organizer",
            "hangoutLink",
            "locked",
            "recurringEventId",
            "originalStartTime",
            "endTimeUnspecified",
            "privateCopy",
            "sequence",
            "id",
            "iCalUID");

    /** What all guests share; only the organizer may change these, and guests are told of a change. */
    static final Set<String> SHARED = Set.of(
            "summary",
            "description",
            "location",
            "start",
            "end",
            "recurrence",
            "status",
            "conferenceData",
            "attachments",
            "guestsCanInviteOthers",
            "guestsCanModify",
            "guestsCanSeeOtherGuests",
            "anyoneCanAddSelf");

    private static final Fields KNOWN = Fields.parse("""
            kind,etag,id,iCalUID,status,htmlLink,created,updated,summary,description,location,colorId,eventLabelId,
            creator(id,email,displayName,self),organizer(id,email,displayName,self),
            start(date,dateTime,timeZone),end(date,dateTime,timeZone),endTimeUnspecified,recurrence,
            recurringEventId,originalStartTime(date,dateTime,timeZone),transparency,visibility,sequence,
            attendees(id,email,displayName,organizer,self,resource,optional,responseStatus,comment,additionalGuests),
            attendeesOmitted,extendedProperties(private/*,shared/*),hangoutLink,
            conferenceData(createRequest(requestId,conferenceSolutionKey/type,status/statusCode),
              entryPoints(entryPointType,uri,label,pin,accessCode,meetingCode,passcode,password,regionCode,entryPointFeatures),
              conferenceSolution(key/type,name,iconUri),conferenceId,signature,notes,
              parameters/addOnParameters/parameters/*),
            gadget(type,title,link,iconLink,width,height,display,preferences/*),
            anyoneCanAddSelf,guestsCanInviteOthers,guestsCanModify,guestsCanSeeOtherGuests,privateCopy,locked,
            reminders(useDefault,overrides(method,minutes)),source(url,title),
            attachments(fileUrl,title,mimeType,iconLink,fileId),eventType,
            workingLocationProperties(type,homeOffice,customLocation/label,
              officeLocation(buildingId,floorId,floorSectionId,deskId,label)),
            outOfOfficeProperties(autoDeclineMode,declineMessage),
            focusTimeProperties(autoDeclineMode,declineMessage,chatStatus),
            birthdayProperties(contact,type,customTypeName)
            """);

    private static final Set<String> BOOLEANS = Set.of(
            "self",
            "resource",
            "optional",
            "endTimeUnspecified",
            "attendeesOmitted",
            "anyoneCanAddSelf",
            "guestsCanInviteOthers",
            "guestsCanModify",
            "guestsCanSeeOtherGuests",
            "privateCopy",
            "locked",
            "useDefault");
    private static final Set<String> NUMBERS = Set.of("sequence", "additionalGuests", "minutes", "width", "height");
    private static final Set<String> ARRAYS =
            Set.of("recurrence", "attendees", "entryPoints", "entryPointFeatures", "overrides", "attachments");
    private static final Set<String> OBJECTS = Set.of(
            "creator",
            "start",
            "end",
            "originalStartTime",
            "extendedProperties",
            "private",
            "shared",
            "conferenceData",
            "createRequest",
            "conferenceSolutionKey",
            "conferenceSolution",
            "reminders",
            "source",
            "gadget");
    /** Names that mean two kinds of values at two places, or any value. */
    private static final Set<String> SEVERAL_KINDS =
            Set.of("organizer", "status", "key", "parameters", "preferences", "homeOffice");

    private static final Map<String, Set<String>> VALUES = Map.of(
            "status", Set.of("confirmed", "tentative", "cancelled"),
            "transparency", Set.of("opaque", "transparent"),
            "visibility", Set.of("default", "public", "private", "confidential"),
            "eventType", Set.of("default", "outOfOffice", "focusTime", "workingLocation", "birthday", "fromGmail"));

    private EventFields() {}

    /** Refuses unknown names, values of the wrong kind and words outside a list. */
    static void check(ObjectNode body) {
        var beyond = KNOWN.beyond(body);
        if (!beyond.isEmpty()) {
            throw ApiError.badRequest(
                    "Stand-in, stricter than Google: no field " + String.join(", ", beyond) + " in an event.");
        }
        checkKinds(body);
        VALUES.forEach((name, allowed) -> {
            var value = body.path(name);
            if (value.isTextual() && !allowed.contains(value.asText())) {
                throw ApiError.invalid("Invalid value for " + name + ": " + value.asText());
            }
        });
    }

    private static void checkKinds(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                var value = field.getValue();
                if (!value.isNull() && !SEVERAL_KINDS.contains(field.getKey()) && !fits(field.getKey(), value)) {
                    throw ApiError.invalid("Invalid value for " + field.getKey() + ": "
                            + value.getNodeType().name().toLowerCase(Locale.ROOT));
                }
                checkKinds(value);
            });
        } else {
            node.forEach(EventFields::checkKinds);
        }
    }

    private static boolean fits(String name, JsonNode value) {
        if (ARRAYS.contains(name)) {
            return value.isArray();
        }
        if (BOOLEANS.contains(name)) {
            return value.isBoolean();
        }
        if (NUMBERS.contains(name)) {
            return value.isInt();
        }
        return OBJECTS.contains(name) || name.endsWith("Properties") || name.endsWith("Location")
                ? value.isObject()
                : value.isTextual();
    }

    /** The part of a body that a caller decides. */
    static ObjectNode writable(ObjectNode body) {
        var writable = body.deepCopy();
        writable.remove(READ_ONLY);
        return writable;
    }

    /** JSON merge as Calendar's patch does it: objects merge, null deletes, arrays replace. */
    static void merge(ObjectNode into, ObjectNode changes) {
        changes.properties().forEach(change -> {
            var value = change.getValue();
            if (value.isNull()) {
                into.remove(change.getKey());
            } else if (value instanceof ObjectNode inner && into.get(change.getKey()) instanceof ObjectNode present) {
                merge(present, inner);
            } else {
                into.set(change.getKey(), withoutNulls(value));
            }
        });
    }

    private static JsonNode withoutNulls(JsonNode value) {
        if (value instanceof ObjectNode object) {
            var clean = Json.object();
            merge(clean, object);
            return clean;
        }
        return value.deepCopy();
    }
}
