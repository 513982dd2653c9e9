package dev.connectors.benchmarks.vendors;

import dev.connectors.benchmarks.Ours;
import dev.connectors.benchmarks.Paired;
import dev.connectors.benchmarks.Paired.Effort;
import dev.connectors.benchmarks.ServerProcess;
import dev.connectors.benchmarks.Table;
import dev.connectors.benchmarks.Variant;
import dev.connectors.runtime.Conversation;
import java.io.PrintStream;
import java.util.List;

/**
 * Figures P5, P6 and P7: what a call costs beside the providers' own client libraries, in pairs. Ours goes from the model's arguments to
 * the result text, with all eleven steps; theirs goes from typed arguments to their model.
 */
public final class PairedVendors {

    private static final String OURS = "ours";
    private static final String OURS_AGAIN = "ours again";
    private static final String THEIRS = "theirs";
    private static final String THEIRS_AGAIN = "theirs again";

    private static final String GET = "calendar_get_event";
    private static final String LIST = "calendar_list_events";
    private static final String EVENT = "{\"event\":\"" + Ours.EVENT_ID + "\",\"calendar\":\"agent@acme.example\"}";
    private static final String DAYS = "{\"from\":\"2026-12-01\",\"calendars\":[\"agent@acme.example\"]}";
    private static final String PAGE = "{\"calendar\":\"agent@acme.example\",\"timeZone\":\"America/Denver\"}";

    private static final Effort FULL = new Effort(6_000, 80, 60, 7, 1_000);

    /** The goal and the stretch of a ratio. */
    private record Goal(double goal, double stretch) {}

    private final Table table;
    private final boolean smoke;

    private PairedVendors(Table table, boolean smoke) {
        this.table = table;
        this.smoke = smoke;
    }

    /** {@code smoke} for a few calls only; a number makes so many times fewer. */
    public static void main(String[] args) throws Exception {
        boolean smoke = args.length > 0 && args[0].equals("smoke");
        int part = args.length > 0 && !smoke ? Integer.parseInt(args[0]) : 1;
        run(smoke ? Effort.SMOKE : FULL.dividedBy(part), System.out);
    }

    static void run(Effort effort, PrintStream out) throws Exception {
        var vendors = new PairedVendors(new Table(out), effort.equals(Effort.SMOKE));
        try (var server = ServerProcess.start()) {
            vendors.google(server.base(), effort);
            vendors.microsoft(server.base(), effort);
        }
    }

    private void google(String base, Effort effort) throws Exception {
        var chat = Ours.everything(base);
        var again = Ours.everything(base);
        var theirs = new GoogleClient(base);
        var theirsAgain = new GoogleClient(base);
        var name = "Google, event";
        var event = measured(name, ours(chat, again, GET, EVENT, theirs::event, theirsAgain::event), effort);
        time("P5", name, new Goal(0.9, 0.7), event);
        bytes("P6", name, new Goal(0.5, 0.5), event);
        name = "Google, list of 50";
        measured(
                name,
                ours(chat, again, LIST, DAYS, () -> theirs.list(50), () -> theirsAgain.list(50)),
                part(effort, 8));
        name = "Google, list of 250";
        var page = measured(
                name,
                ours(chat, again, "desk_list_page", PAGE, () -> theirs.list(250), () -> theirsAgain.list(250)),
                part(effort, 20));
        time("P5", name, new Goal(0.3, 0.15), page);
        bytes("P6", name, new Goal(0.35, 0.2), page);
    }

    private void microsoft(String base, Effort effort) throws Exception {
        var chat = Outlook.at(base);
        var again = Outlook.at(base);
        var theirs = new GraphSdk(base);
        var theirsAgain = new GraphSdk(base);
        var name = "Graph, event, ours with the ids of its day";
        var event = measured(name, ours(chat, again, GET, EVENT, theirs::event, theirsAgain::event), effort);
        time("P7", name, new Goal(0.7, 0.4), event);
        bytes("P7", name, new Goal(0.15, 0.15), event);
        name = "Graph, event, both with the ids of its day";
        var same = measured(
                name,
                ours(chat, again, GET, EVENT, theirs::eventAndItsDay, theirsAgain::eventAndItsDay),
                part(effort, 2));
        time("P7", name, new Goal(0.7, 0.4), same);
        bytes("P7", name, new Goal(0.15, 0.15), same);
        name = "Graph, list of 50";
        measured(
                name,
                ours(chat, again, LIST, DAYS, () -> theirs.list(50), () -> theirsAgain.list(50)),
                part(effort, 40));
        name = "Graph, list of 250";
        var page = measured(
                name,
                ours(chat, again, GraphDeskConnector.TOOL, PAGE, () -> theirs.list(250), () -> theirsAgain.list(250)),
                part(effort, 200));
        time("P7", name, new Goal(0.1, 0.05), page);
        bytes("P7", name, new Goal(0.05, 0.05), page);
    }

    private Effort part(Effort effort, int part) {
        return smoke ? effort : effort.dividedBy(part);
    }

    private static List<Variant> ours(
            Conversation chat,
            Conversation again,
            String tool,
            String arguments,
            Variant.Call theirs,
            Variant.Call theirsAgain) {
        return List.of(
                ours(OURS, chat, tool, arguments),
                ours(OURS_AGAIN, again, tool, arguments),
                new Variant(THEIRS, theirs),
                new Variant(THEIRS_AGAIN, theirsAgain));
    }

    private static Variant ours(String name, Conversation chat, String tool, String arguments) {
        return new Variant(name, () -> {
            var result = chat.call(tool, arguments);
            if (!result.isOk()) {
                throw new IllegalStateException(result.text());
            }
            return result.text();
        });
    }

    private Paired measured(String name, List<Variant> variants, Effort effort) throws Exception {
        var paired = Paired.run(variants, effort);
        table.note(
                "A/A",
                name + ": ours / ours, time",
                paired.ratio(OURS_AGAIN, OURS).toString());
        table.note(
                "A/A",
                name + ": theirs / theirs, time",
                paired.ratio(THEIRS_AGAIN, THEIRS).toString());
        for (var variant : List.of(OURS, THEIRS)) {
            var cost = paired.cost(variant);
            table.note(
                    "",
                    name + ": " + variant,
                    Table.number(cost.micros()) + " us, " + Table.number(cost.cpuMicros()) + " us CPU, "
                            + Table.number(cost.bytes()) + " bytes");
        }
        return paired;
    }

    private void time(String id, String name, Goal goal, Paired paired) {
        table.ratio(id, name + ": ours / theirs, time", goal.goal(), goal.stretch(), paired.ratio(OURS, THEIRS));
    }

    private void bytes(String id, String name, Goal goal, Paired paired) {
        table.number(
                id,
                name + ": ours / theirs, bytes",
                goal.goal(),
                goal.stretch(),
                paired.cost(OURS).bytes() / paired.cost(THEIRS).bytes());
    }
}
