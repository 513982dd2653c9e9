package dev.connectors.outlook.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.domain.calendar.CreateEvent;
import dev.connectors.domain.calendar.DeleteEvent;
import dev.connectors.domain.calendar.GetEvent;
import dev.connectors.domain.calendar.RespondToEvent;
import dev.connectors.domain.calendar.UpdateEvent;
import dev.connectors.spi.Action;
import dev.connectors.spi.Connector;
import dev.connectors.testkit.ConnectorContract;
import dev.connectors.testkit.ScriptedProvider;
import dev.connectors.testkit.sandbox.GraphSandbox;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

/** The contract, in front of a stand-in for Microsoft that begins anew before each call. */
final class OutlookCalendarConnectorContractTest extends ConnectorContract {

    /** The stand-in makes ids up, always the same ones in the same order. */
    private static final String MAIN = "AAMkStandIn00001=";

    private static final String ANNA = "anna@acme-realty.example";
    private static final LocalDateTime TUESDAY_AT_TWO = LocalDateTime.parse("2026-03-10T14:00");
    private static final ZoneId DENVER = ZoneId.of("America/Denver");

    private Optional<GraphSandbox> sandbox = Optional.empty();

    @Override
    protected Connector connector() {
        return new OutlookCalendarConnector();
    }

    @Override
    protected void script(ScriptedProvider graph) {
        closeSandbox();
        var fresh = GraphSandbox.start(Clock.fixed(Instant.parse("2026-03-03T15:00:00Z"), ZoneOffset.UTC));
        sandbox = Optional.of(fresh);
        var anna = fresh.account(ANNA, "oid-1").timeZone(DENVER);
        anna.primary()
                .event("Showing, 88 Oak Ave")
                .id("event1")
                .at(TUESDAY_AT_TWO, TUESDAY_AT_TWO.plusHours(1))
                .guest("john.smith@buyer.example")
                .add();
        anna.primary()
                .event("Closing")
                .id("event2")
                .at(TUESDAY_AT_TWO.plusDays(1), TUESDAY_AT_TWO.plusDays(1).plusHours(1))
                .organizedBy("dana@closing-desk.example")
                .guest(ANNA)
                .add();
        anna.calendar("AAkFamily=", "Family")
                .event("Dentist, with Tom")
                .id("event3")
                .at(TUESDAY_AT_TWO, TUESDAY_AT_TWO.plusHours(2))
                .add();
        graph.otherwise(fresh.graphApi());
        assertThat(anna.primary().id()).isEqualTo(MAIN);
        graph.token(fresh.issue(anna, scopes().toArray(String[]::new)).accessToken());
    }

    @Override
    protected String input(Action<?, ?> action) {
        if (action.contract() == CreateEvent.CONTRACT) {
            return "{'event': {'summary': 'Showing, 123 Main St', 'start': '2026-03-10T14:00', 'end': '2026-03-10T15:00',"
                    + " 'attendees': ['john.smith@buyer.example']}, 'calendar': '" + MAIN + "'}";
        }
        if (action.contract() == GetEvent.CONTRACT) {
            return "{'event': 'event1', 'calendar': '" + MAIN + "'}";
        }
        if (action.contract() == UpdateEvent.CONTRACT) {
            return "{'event': 'event1', 'calendar': '" + MAIN + "', 'change': {'summary': 'Showing, 90 Oak Ave'}}";
        }
        if (action.contract() == DeleteEvent.CONTRACT) {
            return "{'event': 'event1', 'calendar': '" + MAIN + "'}";
        }
        if (action.contract() == RespondToEvent.CONTRACT) {
            return "{'event': 'event2', 'calendar': '" + MAIN + "', 'response': 'accepted'}";
        }
        return super.input(action);
    }

    @AfterAll
    void closeSandbox() {
        sandbox.ifPresent(GraphSandbox::close);
    }
}
