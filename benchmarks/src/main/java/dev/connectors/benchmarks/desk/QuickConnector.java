package dev.connectors.benchmarks.desk;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Range;
import dev.connectors.domain.Size;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Auth;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.Provider;
import java.util.List;

/** One action without network: what is left is what the library itself does. */
public final class QuickConnector implements Connector {

    /** What it is called as a tool. */
    public static final String TOOL = "quick_check_showing";

    /** Arguments as a model writes them: five. */
    public static final String ARGUMENTS = "{\"listing\":\"bridge-1048576\",\"day\":\"2026-12-01\",\"minutes\":45,"
            + "\"guests\":[\"mia@acme.example\",\"li@acme.example\"],\"form\":\"in_person\"}";

    /** How a showing is held. */
    public enum Form {
        IN_PERSON,
        VIDEO
    }

    /** Five arguments. */
    public record Input(
            @Doc("Id of the listing.") @Size(min = 1, max = 80)
            String listing,

            @Doc("Day, such as 2026-12-01.") @Size(min = 10, max = 10)
            String day,

            @Doc("How long.") @Range(min = 15, max = 240) int minutes,
            @Doc("E-mail addresses.") @Size(max = 20) List<String> guests,
            @Doc("In person, or by video.") Form form) {
        public Input {
            guests = List.copyOf(guests);
        }
    }

    /** What comes back. */
    public record Checked(
            @Doc(value = "The listing.", ours = true) String listing,
            @Doc(value = "The day.", ours = true) String day,
            int minutes,
            int guests,
            boolean possible) {}

    private static final class Check implements Action<Input, Checked> {

        private static final ActionContract<Input, Checked> CONTRACT = ActionContract.of(
                        "check_showing", Input.class, Checked.class)
                .description("Checks whether a showing is possible.")
                .build();

        @Override
        public ActionContract<Input, Checked> contract() {
            return CONTRACT;
        }

        @Override
        public Checked run(Input in, ActionContext context) {
            return check(in.listing(), in.day(), in.minutes(), in.guests(), in.form());
        }
    }

    /** The work itself, for the peers too. */
    public static Checked check(String listing, String day, int minutes, List<String> guests, Form form) {
        return new Checked(listing, day, minutes, guests.size(), form == Form.VIDEO || minutes <= 60);
    }

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.of("quick", "Quick", Provider.of("quick", "Quick", Auth.none()), "Nothing.");
    }

    @Override
    public List<Action<?, ?>> actions() {
        return List.of(new Check());
    }
}
