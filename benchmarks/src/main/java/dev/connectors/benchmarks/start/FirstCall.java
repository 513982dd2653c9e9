package dev.connectors.benchmarks.start;

import dev.connectors.benchmarks.Direct;
import dev.connectors.benchmarks.Ours;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventView;
import dev.connectors.google.calendar.EventMapping;
import java.net.URI;
import java.time.ZoneId;

/** What each measured process is: one call, and the end. */
public final class FirstCall {

    private static final String CALENDAR = "agent@acme.example";
    private static final String EVENT = "ev000000000000000000000001";

    private FirstCall() {}

    /** Which way, and the server. */
    public static void main(String[] args) throws Exception {
        var text = args[0].equals("ours") ? ours(args[1]) : jdk(args[1]);
        // Not to wait for threads of clients that end by themselves, in either way.
        Runtime.getRuntime().halt(text.startsWith("{\"data\":{\"id\":") ? 0 : 1);
    }

    private static String ours(String base) {
        return Ours.calendar(base)
                .call("calendar_get_event", "{\"event\":\"" + EVENT + "\",\"calendar\":\"" + CALENDAR + "\"}")
                .text();
    }

    private static String jdk(String base) throws Exception {
        var zone = ZoneId.of("America/Denver");
        return new Direct(Direct.Transport.DEFAULT)
                .call(
                        URI.create(base + "/calendar/v3/calendars/agent%40acme.example/events/" + EVENT),
                        EventMapping.event(new CalendarId(CALENDAR), zone),
                        EventView.class);
    }
}
