package dev.connectors.outlook.calendar;

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
 * What a series has besides the domain's event: the properties that a second one of the same kind takes over as they are, its text as
 * HTML among them, and what cannot be taken over. Immutable.
 *
 * @param datesTakenOut whether single occurrences were deleted
 * @param attachments whether it has any
 * @param meeting whether it is an online meeting, whose link stands in its text
 * @param fields each with its JSON
 */
record SeriesCopy(boolean datesTakenOut, boolean attachments, boolean meeting, Map<String, String> fields) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String TAKEN =
            "subject,body,locations,showAs,sensitivity,importance,isReminderOn,reminderMinutesBeforeStart,"
                    + "responseRequested,allowNewTimeProposals,hideAttendees,categories";
    private static final Set<String> NAMES = Set.of(TAKEN.split(","));

    static SeriesCopy read(CalendarId calendar, EventId series, ReadContext context) {
        var request = context.http()
                .get("/me/calendars/{calendar}/events/{event}", calendar.value(), series.value())
                .query("$select", "cancelledOccurrences,hasAttachments,isOnlineMeeting," + TAKEN);
        return Preferences.ids(request).send(SeriesCopy::parse);
    }

    private static SeriesCopy parse(JsonParser in) throws IOException {
        var fields = new LinkedHashMap<String, String>();
        var has = new boolean[3];
        Json.fields(in, name -> {
            switch (name) {
                case "cancelledOccurrences" -> Json.items(in, () -> has[0] = true);
                case "hasAttachments" -> has[1] = in.getBooleanValue();
                case "isOnlineMeeting" -> has[2] = in.getBooleanValue();
                default -> {
                    if (NAMES.contains(name)) {
                        fields.put(name, raw(in));
                    }
                }
            }
        });
        return new SeriesCopy(has[0], has[1], has[2], fields);
    }

    /** The value here as it stands; the parser is left on its end. */
    private static String raw(JsonParser in) throws IOException {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(text)) {
            out.copyCurrentStructure(in);
        }
        return text.toString();
    }

    /** Writes the properties, without those that the caller writes itself. */
    void write(Set<String> without, JsonGenerator out) throws IOException {
        for (var field : fields.entrySet()) {
            if (!without.contains(field.getKey())) {
                out.writeFieldName(field.getKey());
                out.writeRawValue(field.getValue());
            }
        }
    }
}
