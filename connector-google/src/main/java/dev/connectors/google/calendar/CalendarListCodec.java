package dev.connectors.google.calendar;

import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.domain.Access;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.spi.Json;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.calendar.Pages;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code calendarList.list} of Calendar v3. */
final class CalendarListCodec {

    private static final String FIELDS =
            "nextPageToken,items(id,summary,summaryOverride,primary,deleted,accessRole,timeZone)";
    private static final int MOST_PER_PAGE = 250;

    /**
     * An entry of the account's list.
     *
     * @param most what Google lets the account do there
     * @param owned whether it owns the calendar
     */
    record Entry(
            CalendarId id,
            Optional<String> title,
            boolean primary,
            Access most,
            boolean owned,
            Optional<ZoneId> timeZone) {}

    private record Answer(List<Entry> entries, Optional<String> next) {}

    private CalendarListCodec() {}

    /** The whole list, page by page; a page may be empty and still not be the last. */
    static List<Entry> all(ReadContext context) {
        var all = new ArrayList<Entry>();
        var token = Optional.<String>empty();
        var pages = new Pages();
        do {
            var answer = context.http()
                    .get("/users/me/calendarList")
                    .query("maxResults", MOST_PER_PAGE)
                    .query("pageToken", token)
                    .query("fields", FIELDS)
                    .send(CalendarListCodec::page);
            all.addAll(answer.entries());
            token = answer.next().map(pages::next);
        } while (token.isPresent());
        return all;
    }

    private static Answer page(JsonParser in) throws IOException {
        var entries = new ArrayList<Entry>();
        var next = new String[1];
        Json.fields(in, name -> {
            switch (name) {
                case "nextPageToken" -> next[0] = in.getText();
                case "items" -> Json.items(in, () -> entry(in).ifPresent(entries::add));
                default -> {}
            }
        });
        return new Answer(entries, Optional.ofNullable(next[0]));
    }

    /** An entry; empty where it was taken off the list or nothing may be seen of it. */
    private static Optional<Entry> entry(JsonParser in) throws IOException {
        var text = new String[5];
        var flags = new boolean[2];
        Json.fields(in, name -> {
            switch (name) {
                case "id" -> text[0] = in.getText();
                case "summary" -> text[1] = in.getText();
                case "summaryOverride" -> text[2] = in.getText();
                case "accessRole" -> text[3] = in.getText();
                case "timeZone" -> text[4] = in.getText();
                case "primary" -> flags[0] = in.getBooleanValue();
                case "deleted" -> flags[1] = in.getBooleanValue();
                default -> {}
            }
        });
        if (text[0] == null) {
            throw new IOException("a calendar without id");
        }
        var most = most(text[3] == null ? "" : text[3]);
        if (flags[1] || most == Access.HIDDEN) {
            return Optional.empty();
        }
        var title = Optional.ofNullable(text[2]).or(() -> Optional.ofNullable(text[1]));
        return Optional.of(new Entry(
                new CalendarId(text[0]),
                title.filter(t -> !t.isEmpty()),
                flags[0],
                most,
                "owner".equals(text[3]),
                zone(text[4])));
    }

    /** A role that is newer than this code gives nothing. */
    private static Access most(String role) {
        return switch (role) {
            case "owner", "writer" -> Access.WRITE;
            case "reader" -> Access.READ;
            case "freeBusyReader" -> Access.BUSY;
            default -> Access.HIDDEN;
        };
    }

    private static Optional<ZoneId> zone(@Nullable String name) {
        try {
            return Optional.ofNullable(name).map(ZoneId::of);
        } catch (DateTimeException e) {
            return Optional.empty(); // newer than this JVM
        }
    }

    /** Its title as the user reads it; of a calendar without one its id. */
    static ForeignText title(Entry entry) {
        return new ForeignText(entry.title().orElse(entry.id().value()));
    }
}
