package dev.connectors.benchmarks.vendors;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.Events;
import dev.connectors.benchmarks.Ours;
import dev.connectors.google.calendar.EventMapping;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The same requests by Google's own client over {@code HttpURLConnection}. A call ends with its model; no result text is made. */
final class GoogleClient {

    private static final String CALENDAR = "agent@acme.example";
    private static final String FIELDS_OF_EVENT = plain(EventMapping.fieldsOfEvent());
    private static final String FIELDS_OF_LIST = plain(EventMapping.fieldsOfList());

    private final Calendar calendar;

    GoogleClient(String base) {
        calendar = new Calendar.Builder(
                        new NetHttpTransport(),
                        GsonFactory.getDefaultInstance(),
                        request -> request.getHeaders().setAuthorization("Bearer " + Ours.TOKEN))
                .setRootUrl(base + "/")
                .setServicePath("calendar/v3/")
                .setApplicationName("benchmark")
                .build();
    }

    Event event() throws IOException {
        return calendar.events()
                .get(CALENDAR, Ours.EVENT_ID)
                .setTimeZone("America/Denver")
                .setFields(FIELDS_OF_EVENT)
                .execute();
    }

    Events list(int count) throws IOException {
        return calendar.events()
                .list(CALENDAR)
                .setSingleEvents(true)
                .setOrderBy("startTime")
                .setTimeMin(new DateTime("2026-11-30T00:00:00Z"))
                .setTimeMax(new DateTime("2026-12-03T00:00:00Z"))
                .setTimeZone("America/Denver")
                .setMaxResults(count)
                .setFields(FIELDS_OF_LIST)
                .execute();
    }

    private static String plain(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
