package dev.connectors.outlook.calendar;

import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.spi.Json;
import dev.connectors.spi.ReadContext;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whom each calendar belongs to, as far as one call needs it. One thread.
 *
 * <p>Graph does not mark the guest who is the account. It is nearly always the one under the account's own address; where an invitation
 * went to another address, or the calendar is somebody else's, the calendar says whose mailbox it lies in.
 */
final class Owners {

    private final ReadContext context;
    private final Map<CalendarId, Optional<String>> known = new HashMap<>();

    Owners(ReadContext context) {
        this.context = context;
    }

    /** The event with its own guest marked. */
    GraphEvent mark(CalendarId calendar, GraphEvent found) {
        if (!found.missesSelf()) {
            return found;
        }
        return known.computeIfAbsent(calendar, this::ask).map(found::ownedBy).orElse(found);
    }

    private Optional<String> ask(CalendarId calendar) {
        var request = context.http().get("/me/calendars/{calendar}", calendar.value());
        return Preferences.ids(request.query("$select", "id,owner")).send(Owners::owner);
    }

    private static Optional<String> owner(JsonParser in) throws IOException {
        var address = new String[1];
        Json.fields(in, name -> {
            if (name.equals("owner")) {
                Json.fields(in, part -> {
                    if (part.equals("address")) {
                        address[0] = in.getText();
                    }
                });
            }
        });
        return Optional.ofNullable(address[0]);
    }
}
