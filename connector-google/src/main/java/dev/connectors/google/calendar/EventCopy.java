package dev.connectors.google.calendar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.spi.Json;
import dev.connectors.spi.ReadContext;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a series that a second one of the same kind takes over as they are: more than the domain's event knows. Immutable.
 *
 * <p>Not among them: ids, what Google computes, start, end, rule and guests, which are written anew, and the conference, which Google
 * forbids to copy.
 *
 * @param etag the version that was copied
 * @param type such as {@code default}
 * @param meet whether it has a conference of Google's own, of which another one can be made
 * @param fields each with its JSON
 */
record EventCopy(String etag, String type, boolean meet, Map<String, String> fields) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String TAKEN =
            "summary,description,location,status,eventType,colorId,transparency,visibility,reminders,"
                    + "guestsCanInviteOthers,guestsCanModify,guestsCanSeeOtherGuests,anyoneCanAddSelf,extendedProperties,attachments,"
                    + "source,outOfOfficeProperties,focusTimeProperties,workingLocationProperties";
    private static final Set<String> NAMES = Set.of(TAKEN.split(","));
    /** Others are made by Google itself, from mails and contacts. */
    private static final Set<String> TYPES = Set.of("default", "outOfOffice", "focusTime", "workingLocation");

    static EventCopy read(CalendarId calendar, EventId id, ReadContext context) {
        return context.http()
                .get("/calendars/{calendar}/events/{event}", calendar.value(), id.value())
                .query("fields", "etag,hangoutLink,conferenceData/conferenceSolution/key/type," + TAKEN)
                .send(EventCopy::parse);
    }

    private static EventCopy parse(JsonParser in) throws IOException {
        var fields = new LinkedHashMap<String, String>();
        var etag = new String[] {""};
        var type = new String[] {"default"};
        var meet = new boolean[1];
        Json.fields(in, name -> {
            if (name.equals("etag")) {
                etag[0] = in.getText();
            } else if (name.equals("hangoutLink")) {
                meet[0] = true;
            } else if (name.equals("conferenceData")) {
                meet[0] |= raw(in).contains("\"hangoutsMeet\""); // nothing else was asked for
            } else if (NAMES.contains(name)) {
                if (name.equals("eventType")) {
                    type[0] = in.getText();
                }
                fields.put(name, raw(in));
            }
        });
        return new EventCopy(etag[0], type[0], meet[0], fields);
    }

    /** The value here as it stands; the parser is left on its end. */
    private static String raw(JsonParser in) throws IOException {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(text)) {
            out.copyCurrentStructure(in);
        }
        return text.toString();
    }

    boolean canBeMade() {
        return TYPES.contains(type);
    }

    boolean hasAttachments() {
        return fields.containsKey("attachments");
    }

    /** Writes the fields, without those that the caller writes itself. */
    void write(Set<String> without, JsonGenerator out) throws IOException {
        for (var field : fields.entrySet()) {
            if (!without.contains(field.getKey())) {
                out.writeFieldName(field.getKey());
                out.writeRawValue(field.getValue());
            }
        }
    }
}
