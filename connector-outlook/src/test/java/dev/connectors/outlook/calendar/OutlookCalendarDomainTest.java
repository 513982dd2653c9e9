package dev.connectors.outlook.calendar;

import dev.connectors.runtime.ConnectorsBuilder;
import dev.connectors.testkit.contract.Contracts;
import dev.connectors.testkit.domain.CalendarDomainContract;
import dev.connectors.testkit.openapi.OpenApiContract;
import dev.connectors.testkit.sandbox.GraphSandbox;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Outlook calendar, held to what every calendar does. */
final class OutlookCalendarDomainTest extends CalendarDomainContract<GraphSandbox> {

    @Override
    protected String connector() {
        return "outlook_calendar";
    }

    @Override
    protected Optional<String> tellsGuestsAlways() {
        return Optional.of("Graph v1.0 mails the guests of every write and has no switch for it.");
    }

    @Override
    protected Optional<String> lacksRules() {
        return Optional.of("Exchange takes the last day of a month that has no 31st, where RFC 5545 skips the month.");
    }

    @Override
    protected GraphSandbox sandbox(Clock clock) {
        var builder = GraphSandbox.builder(clock);
        Contracts.microsoft("graph-v1-subset").map(OpenApiContract::load).ifPresent(builder::checkedBy);
        return builder.start();
    }

    @Override
    protected ConnectorsBuilder connect(GraphSandbox sandbox, ConnectorsBuilder host) {
        return host.connectors(List.of(new OutlookCalendarConnector()))
                .oauthClient("microsoft", GraphSandbox.CLIENT_ID, GraphSandbox.CLIENT_SECRET)
                .standIn(sandbox.standIn());
    }
}
