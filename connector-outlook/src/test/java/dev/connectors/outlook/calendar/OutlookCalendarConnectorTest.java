package dev.connectors.outlook.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.domain.calendar.CalendarDomain;
import dev.connectors.spi.Action;
import dev.connectors.spi.Connector;
import dev.connectors.spi.Repeat;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OutlookCalendarConnectorTest {

    private final OutlookCalendarConnector connector = new OutlookCalendarConnector();

    @Test
    void itOffersEveryContractOfTheDomain() {
        var offered = connector.actions().stream().map(Action::contract).collect(Collectors.toList());

        assertThat(Set.copyOf(offered)).isEqualTo(Set.copyOf(CalendarDomain.contracts()));
    }

    @Test
    void aConsentToReadAndWriteCalendarsIsEnoughForAllOfIt() {
        var granted = List.of("Calendars.ReadWrite");

        assertThat(connector.actions()).allMatch(action -> action.scopes().metBy(granted));
        assertThat(connector.resources()).allMatch(type -> type.scopes().metBy(granted));
    }

    @Test
    void readingNeedsNoScopeThatCanWrite() {
        var asked = connector.actions().stream()
                .filter(action -> action.contract().readsOnly())
                .flatMap(action -> action.scopes().missing(List.of()).stream())
                .collect(Collectors.toSet());

        assertThat(asked).isEqualTo(Set.of("Calendars.ReadBasic", "Calendars.Read"));
    }

    @Test
    void everyWriteSaysWhatALostAnswerMeans() {
        assertThat(connector.actions())
                .filteredOn(action -> !action.contract().readsOnly())
                .allMatch(action -> action.repeat() instanceof Repeat.Confirmed<?, ?>);
    }

    @Test
    void theModuleAndTheClassPathOfferTheSame() throws IOException, URISyntaxException {
        var classes = Path.of(OutlookCalendarConnector.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var module = ModuleFinder.of(classes)
                .find("dev.connectors.outlook")
                .orElseThrow()
                .descriptor();
        var provided = module.provides().stream()
                .filter(p -> p.service().equals(Connector.class.getName()))
                .flatMap(p -> p.providers().stream())
                .toList();
        List<String> listed;
        try (var in =
                OutlookCalendarConnector.class.getResourceAsStream("/META-INF/services/" + Connector.class.getName())) {
            listed = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }

        assertThat(listed).isEqualTo(provided);
        assertThat(loaded()).isEqualTo(provided);
    }

    private static List<String> loaded() {
        var names = new ArrayList<String>();
        ServiceLoader.load(Connector.class).forEach(c -> {
            if (c.getClass().getName().startsWith("dev.connectors.outlook.")) {
                names.add(c.getClass().getName());
            }
        });
        return names;
    }
}
