package dev.connectors.outlook.calendar;

import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.spi.Json;
import dev.connectors.spi.ReadContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads {@code GET /me/calendars} of Graph. */
final class CalendarListCodec {

    private static final String FIELDS = "id,name,isDefaultCalendar,canEdit,canShare,owner";
    private static final int MOST_PER_PAGE = 100;

    /**
     * An entry of the account's list.
     *
     * @param canShare false of a calendar that is somebody else's
     * @param owner address of the mailbox that it lies in
     */
    record Entry(
            CalendarId id,
            Optional<String> name,
            boolean primary,
            boolean canEdit,
            boolean canShare,
            Optional<String> owner) {}

    private CalendarListCodec() {}

    /** The whole list; by itself Graph gives ten. */
    static List<Entry> all(ReadContext context) {
        var first = context.http().get("/me/calendars").query("$select", FIELDS).query("$top", MOST_PER_PAGE);
        return GraphPage.all(first, Preferences::ids, CalendarListCodec::entry, context);
    }

    private static Entry entry(JsonParser in) throws IOException {
        var text = new String[3];
        var flags = new boolean[] {false, false, true};
        Json.fields(in, name -> {
            switch (name) {
                case "id" -> text[0] = in.getText();
                case "name" -> text[1] = in.getText();
                case "isDefaultCalendar" -> flags[0] = in.getBooleanValue();
                case "canEdit" -> flags[1] = in.getBooleanValue();
                case "canShare" -> flags[2] = in.getBooleanValue();
                case "owner" ->
                    Json.fields(in, part -> {
                        if (part.equals("address")) {
                            text[2] = in.getText();
                        }
                    });
                default -> {}
            }
        });
        if (text[0] == null) {
            throw new IOException("a calendar without id");
        }
        return new Entry(
                new CalendarId(text[0]),
                Optional.ofNullable(text[1]).filter(t -> !t.isEmpty()),
                flags[0],
                flags[1],
                flags[2],
                Optional.ofNullable(text[2]).filter(t -> !t.isEmpty()));
    }

    /** Its title as the user reads it; of a calendar without one its id. */
    static ForeignText title(Entry entry) {
        return new ForeignText(entry.name().orElse(entry.id().value()));
    }
}
