package dev.connectors.google.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.domain.calendar.CalendarDomain;
import dev.connectors.spi.Action;
import dev.connectors.spi.Connector;
import dev.connectors.spi.OAuth;
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

class GoogleCalendarConnectorTest {

    private static final String AUTH = "https://www.googleapis.com/auth/";
    private final GoogleCalendarConnector connector = new GoogleCalendarConnector();

    @Test
    void itOffersEveryContractOfTheDomain() {
        var offered = connector.actions().stream().map(Action::contract).collect(Collectors.toList());

        assertThat(Set.copyOf(offered)).isEqualTo(Set.copyOf(CalendarDomain.contracts()));
    }

    @Test
    void aConsentToTheNarrowestScopesIsEnoughForAllOfIt() {
        var granted =
                List.of(AUTH + "calendar.events", AUTH + "calendar.calendarlist.readonly", AUTH + "calendar.freebusy");

        assertThat(connector.actions()).allMatch(action -> action.scopes().metBy(granted));
        assertThat(connector.resources()).allMatch(type -> type.scopes().metBy(granted));
    }

    @Test
    void readingNeedsNoScopeThatCanWrite() {
        var asked = connector.actions().stream()
                .filter(action -> action.contract().readsOnly())
                .flatMap(action -> action.scopes().missing(List.of()).stream())
                .collect(Collectors.toSet());

        assertThat(asked)
                .isEqualTo(Set.of(
                        AUTH + "calendar.events.readonly",
                        AUTH + "calendar.calendarlist.readonly",
                        AUTH + "calendar.freebusy"));
    }

    @Test
    void everyWriteSaysWhatALostAnswerMeans() {
        assertThat(connector.actions())
                .filteredOn(action -> !action.contract().readsOnly())
                .allMatch(action -> action.repeat() instanceof Repeat.Confirmed<?, ?>);
    }

    @Test
    void scopesComeBackUnderTwoNames() {
        var oauth = (OAuth) connector.info().provider().auth();

        assertThat(oauth.scopeNames()).containsEntry(AUTH + "userinfo.email", "email");
        assertThat(oauth.identityScopes()).containsExactly("openid", "email");
        assertThat(oauth.parameters())
                .containsEntry("access_type", "offline")
                .containsEntry("include_granted_scopes", "true");
    }

    @Test
    void theModuleAndTheClassPathOfferTheSame() throws IOException, URISyntaxException {
        var classes = Path.of(GoogleCalendarConnector.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var module = ModuleFinder.of(classes)
                .find("dev.connectors.google")
                .orElseThrow()
                .descriptor();
        var provided = module.provides().stream()
                .filter(p -> p.service().equals(Connector.class.getName()))
                .flatMap(p -> p.providers().stream())
                .toList();
        List<String> listed;
        try (var in =
                GoogleCalendarConnector.class.getResourceAsStream("/META-INF/services/" + Connector.class.getName())) {
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
            if (c.getClass().getName().startsWith("dev.connectors.google.")) {
                names.add(c.getClass().getName());
            }
        });
        return names;
    }
}
