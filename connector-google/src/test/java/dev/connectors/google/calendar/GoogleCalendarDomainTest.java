package dev.connectors.google.calendar;

import dev.connectors.runtime.ConnectorsBuilder;
import dev.connectors.testkit.contract.Contracts;
import dev.connectors.testkit.discovery.DiscoveryContract;
import dev.connectors.testkit.domain.CalendarDomainContract;
import dev.connectors.testkit.sandbox.GoogleSandbox;
import java.time.Clock;
import java.util.List;

/** Google Calendar, held to what every calendar does. */
final class GoogleCalendarDomainTest extends CalendarDomainContract<GoogleSandbox> {

    @Override
    protected String connector() {
        return "google_calendar";
    }

    @Override
    protected GoogleSandbox sandbox(Clock clock) {
        var builder = GoogleSandbox.builder(clock);
        Contracts.google("calendar-v3").map(DiscoveryContract::load).ifPresent(builder::checkedBy);
        return builder.start();
    }

    @Override
    protected ConnectorsBuilder connect(GoogleSandbox sandbox, ConnectorsBuilder host) {
        return host.connectors(List.of(new GoogleCalendarConnector()))
                .oauthClient("google", GoogleSandbox.CLIENT_ID, GoogleSandbox.CLIENT_SECRET)
                .standIn(sandbox.standIn());
    }
}
