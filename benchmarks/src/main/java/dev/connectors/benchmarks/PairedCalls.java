package dev.connectors.benchmarks;

import dev.connectors.benchmarks.Direct.Transport;
import dev.connectors.benchmarks.Paired.Effort;
import dev.connectors.benchmarks.desk.Message;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventView;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.google.calendar.EventMapping;
import dev.connectors.runtime.Conversation;
import dev.connectors.spi.ApiRequest;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;

/** Figures P1 to P4: what a call over HTTP costs beside the same by hand, in pairs. */
public final class PairedCalls {

    /** One kind of call, ours and by hand. */
    private record Job<T>(
            String name, String tool, String arguments, String path, ApiRequest.Reader<T> mapping, Class<T> type) {

        Variant ours(String variant, Conversation chat) {
            return new Variant(variant, () -> {
                var result = chat.call(tool, arguments);
                if (!result.isOk()) {
                    throw new IllegalStateException(result.text());
                }
                return result.text();
            });
        }

        Variant byHand(String variant, Transport transport, String base) {
            var direct = new Direct(transport);
            // The ids are arguments of each call, so whoever writes it by hand makes the URI in each call, too.
            return new Variant(variant, () -> direct.call(URI.create(base + path), mapping, type));
        }
    }

    private static final String OURS = "ours";
    private static final String OURS_AGAIN = "ours again";
    private static final String SAME = "same by hand";
    private static final String SAME_AGAIN = "same by hand again";
    private static final String DEFAULT = "JDK default";

    private static final CalendarId CALENDAR = new CalendarId("agent@acme.example");
    private static final String EVENT_ARGUMENTS =
            "{\"event\":\"" + Ours.EVENT_ID + "\",\"calendar\":\"agent@acme.example\"}";
    private static final String EVENTS = "/calendar/v3/calendars/agent%40acme.example/events";

    private static final Job<EventView> EVENT = new Job<>(
            "event, 3 KB",
            "calendar_get_event",
            EVENT_ARGUMENTS,
            EVENTS + "/" + Ours.EVENT_ID + "?timeZone=America%2FDenver&fields=" + EventMapping.fieldsOfEvent(),
            EventMapping.event(CALENDAR, Ours.ZONE),
            EventView.class);
    private static final Job<Message> MESSAGE = new Job<>(
            "message, 60 KB",
            "desk_get_message",
            "{\"message\":\"18c2f0a9b7d3e411\"}",
            "/desk/messages/18c2f0a9b7d3e411",
            Message::read,
            Message.class);
    private static final Job<ListEvents.Output> PAGE = new Job<>(
            "list of 250, 400 KB",
            "desk_list_page",
            "{\"calendar\":\"agent@acme.example\",\"timeZone\":\"America/Denver\"}",
            "/desk/events?maxResults=250",
            EventMapping.page(CALENDAR, Ours.ZONE),
            ListEvents.Output.class);
    private static final Job<ListEvents.Output> LISTED = new Job<>(
            "list of 50, 80 KB",
            "calendar_list_events",
            "{\"from\":\"2026-12-01\",\"calendars\":[\"agent@acme.example\"]}",
            EVENTS
                    + "?singleEvents=true&orderBy=startTime&timeMin=2026-11-30T00%3A00%3A00Z&timeMax=2026-12-03T00%3A00%3A00Z"
                    + "&timeZone=America%2FDenver&maxResults=50&fields=" + EventMapping.fieldsOfList(),
            EventMapping.page(CALENDAR, Ours.ZONE),
            ListEvents.Output.class);

    private static final Effort FULL = new Effort(6_000, 80, 60, 7, 1_000);

    private PairedCalls() {}

    /** {@code smoke} for a few calls only. */
    public static void main(String[] args) throws Exception {
        run(args.length > 0 && args[0].equals("smoke") ? Effort.SMOKE : FULL, System.out);
    }

    static void run(Effort effort, PrintStream out) throws Exception {
        boolean smoke = effort.equals(Effort.SMOKE);
        try (var server = ServerProcess.start()) {
            var chat = Ours.everything(server.base());
            var again = Ours.everything(server.base());
            var table = new Table(out);
            table.note("", "answers", sizes());
            event(server.base(), chat, again, effort, table);
            other(MESSAGE, "P2", 1.05, 1.03, server.base(), chat, again, smoke ? effort : effort.dividedBy(3), table);
            other(LISTED, "P2", 1.03, 1.02, server.base(), chat, again, smoke ? effort : effort.dividedBy(8), table);
            other(PAGE, "P2", 1.03, 1.02, server.base(), chat, again, smoke ? effort : effort.dividedBy(20), table);
        }
    }

    private static void event(String base, Conversation chat, Conversation again, Effort effort, Table table)
            throws Exception {
        var variants = List.of(
                EVENT.ours(OURS, chat),
                EVENT.ours(OURS_AGAIN, again),
                EVENT.byHand(SAME, Transport.SAME, base),
                EVENT.byHand(SAME_AGAIN, Transport.SAME, base),
                EVENT.byHand(DEFAULT, Transport.DEFAULT, base));
        requireSame(variants);
        var paired = Paired.run(variants, effort);
        controls(EVENT, paired, table);
        table.ratio("P1", EVENT.name() + ": ours / same by hand, time", 1.20, 1.10, paired.ratio(OURS, SAME));
        table.number("P3", EVENT.name() + ": allocation that we add, bytes", 6_000, 3_000, added(paired));
        table.ratio("P4", EVENT.name() + ": ours / JDK default, time", 0.75, 0.60, paired.ratio(OURS, DEFAULT));
        cpu(EVENT, paired, table);
        table.note(
                "",
                EVENT.name() + ": ours / JDK default, CPU",
                Table.number(
                        paired.cost(OURS).cpuMicros() / paired.cost(DEFAULT).cpuMicros()));
        costs(EVENT, variants, paired, table);
    }

    private static <T> void other(
            Job<T> job,
            String id,
            double goal,
            double stretch,
            String base,
            Conversation chat,
            Conversation again,
            Effort effort,
            Table table)
            throws Exception {
        var variants = List.of(
                job.ours(OURS, chat),
                job.ours(OURS_AGAIN, again),
                job.byHand(SAME, Transport.SAME, base),
                job.byHand(SAME_AGAIN, Transport.SAME, base));
        requireSame(variants);
        var paired = Paired.run(variants, effort);
        controls(job, paired, table);
        table.ratio(id, job.name() + ": ours / same by hand, time", goal, stretch, paired.ratio(OURS, SAME));
        table.note("P3", job.name() + ": allocation that we add, bytes", Table.number(added(paired)));
        cpu(job, paired, table);
        costs(job, variants, paired, table);
    }

    private static double added(Paired paired) {
        return paired.cost(OURS).bytes() - paired.cost(SAME).bytes();
    }

    private static void controls(Job<?> job, Paired paired, Table table) {
        table.note(
                "A/A",
                job.name() + ": by hand / by hand, time",
                paired.ratio(SAME_AGAIN, SAME).toString());
        table.note(
                "A/A",
                job.name() + ": ours / ours, time",
                paired.ratio(OURS_AGAIN, OURS).toString());
    }

    private static void cpu(Job<?> job, Paired paired, Table table) {
        table.note(
                "",
                job.name() + ": ours / same by hand, CPU",
                Table.number(paired.cost(OURS).cpuMicros() / paired.cost(SAME).cpuMicros()));
    }

    private static void costs(Job<?> job, List<Variant> variants, Paired paired, Table table) {
        for (var variant : variants) {
            var cost = paired.cost(variant.name());
            table.note(
                    "",
                    job.name() + ": " + variant.name(),
                    Table.number(cost.micros()) + " us, " + Table.number(cost.cpuMicros()) + " us CPU, "
                            + Table.number(cost.bytes()) + " bytes");
        }
    }

    /** A comparison of different results would say nothing. */
    private static void requireSame(List<Variant> variants) throws Exception {
        var first = variants.get(0).call().run();
        for (var variant : variants) {
            var result = variant.call().run();
            if (!result.equals(first)) {
                throw new IllegalStateException(variant.name() + " gives another result: " + result + "\n" + first);
            }
        }
    }

    private static String sizes() {
        return "event " + Canned.event().length + ", message " + Canned.message().length + ", 50 events "
                + Canned.events(50).length + ", 250 events " + Canned.events(250).length + " bytes";
    }
}
