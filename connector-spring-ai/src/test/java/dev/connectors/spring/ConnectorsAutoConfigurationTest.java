package dev.connectors.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.web.servlet.function.RouterFunction;

final class ConnectorsAutoConfigurationTest {

    private static final Principal ANNA = Principal.of("acme-realty", "anna");

    private final ApplicationContextRunner withoutPrincipals = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ConnectorsAutoConfiguration.class, SignInAutoConfiguration.class));
    private final ApplicationContextRunner runner = withoutPrincipals.withBean(
            PrincipalResolver.class, () -> user -> Principal.of("acme-realty", user.getName()));

    @Test
    void everyConnectorOnTheClassPathIsThere() {
        runner.run(context -> assertThat(context.getBean(Connectors.class).connectors())
                .extracting(info -> info.id())
                .contains("google_calendar", "notes"));
    }

    @Test
    void itIsClosedWithTheApplication() {
        var connectors = new AtomicReference<Connectors>();

        runner.run(context -> connectors.set(context.getBean(Connectors.class)));

        assertThatThrownBy(() -> connectors.get().settings(ANNA)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void withoutAWordOnWhoIsWhoTheStartStopsAndSaysSo() {
        withoutPrincipals.run(context -> assertThat(context)
                .hasFailed()
                .getFailure()
                .hasRootCauseInstanceOf(SetUpException.class)
                .hasStackTraceContaining("@Bean PrincipalResolver principals()"));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithItsCure() {
        withoutPrincipals
                .withPropertyValues(
                        "connectors.callback=http://crm.example/connect",
                        "connectors.store=jdbc",
                        "connectors.key=short",
                        "connectors.zone=Denver",
                        "connectors.providers.zooom.client-id=id")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .hasStackTraceContaining("PrincipalResolver")
                        .hasStackTraceContaining("callback must be https")
                        .hasStackTraceContaining("connectors.store is jdbc")
                        .hasStackTraceContaining("connectors.key is 32 bytes in Base64")
                        .hasStackTraceContaining("connectors.zone is an IANA zone")
                        .hasStackTraceContaining("'zooom'"));
    }

    @Test
    void theStartShowsTheFaultsAndNoStackTrace() {
        withoutPrincipals.run(context -> {
            var analysis = new SetUpFailureAnalyzer().analyze(context.getStartupFailure());

            assertThat(analysis.getDescription()).isEqualTo("The connectors cannot start.");
            assertThat(analysis.getAction()).contains("@Bean PrincipalResolver principals()");
        });
    }

    @Test
    void clientsSettingsZoneAndDeadlineComeFromProperties() {
        runner.withPropertyValues(
                        "connectors.google.client-id=the-id",
                        "connectors.google.client-secret=the-secret",
                        "connectors.callback=https://crm.example/connect",
                        "connectors.zone=America/Denver",
                        "connectors.deadline=10s",
                        "connectors.key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                        "connectors.settings.notes.folder=" + System.getProperty("java.io.tmpdir"))
                .run(context -> {
                    var settings = context.getBean(Connectors.class).settings(ANNA);
                    settings.turnOn("notes");
                    var page = settings.signIn("google_calendar", "a-session");

                    assertThat(page.getQuery()).contains("client_id=the-id", "https://crm.example/connect/google");
                    assertThat(settings.connections()).hasSize(1);
                    assertThat(context.getBean(ConnectorsProperties.class).deadline())
                            .isEqualTo(Duration.ofSeconds(10));
                });
    }

    @Test
    void anEmptyClientIdIsNoClient() {
        runner.withPropertyValues("connectors.google.client-id=")
                .run(context -> assertThatThrownBy(() ->
                                context.getBean(Connectors.class).settings(ANNA).signIn("google_calendar", "a-session"))
                        .hasMessageContaining("needs an OAuth client"));
    }

    @Test
    void anApplicationsKeyComesFromPropertiesAndAnEmptyOneIsNone() {
        runner.withPropertyValues("connectors.keys.ledger=")
                .run(context -> assertThat(context).hasNotFailed());
        runner.withPropertyValues("connectors.keys.ledger=the-key")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .hasStackTraceContaining("A key is given for 'ledger', which no connector has."));
    }

    @Test
    void propertiesPrintWithoutSecrets() {
        runner.withPropertyValues(
                        "connectors.keys.ledger=",
                        "connectors.google.client-id=the-id",
                        "connectors.google.client-secret=the-secret",
                        "connectors.key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .run(context -> assertThat(context.getBean(ConnectorsProperties.class))
                        .asString()
                        .contains("the-id")
                        .doesNotContain("the-secret", "AAAA"));
    }

    @Test
    void aHostsOwnStoresAreUsed() {
        var stores = Stores.inMemory(Clock.systemUTC());

        runner.withPropertyValues("connectors.store=jdbc")
                .withBean(Stores.class, () -> stores)
                .run(context -> {
                    context.getBean(Connectors.class).settings(ANNA).turnOn("google_calendar");

                    assertThat(stores.grants().grant(ANNA, "google_calendar").on())
                            .isTrue();
                });
    }

    @Test
    void aHostSaysMoreWithACustomizer() {
        runner.withBean(
                        ConnectorsBuilderCustomizer.class,
                        () -> builder ->
                                builder.oauthClient("google", "from-a-bean").callback("https://crm.example/connect"))
                .run(context -> assertThat(context.getBean(Connectors.class)
                                .settings(ANNA)
                                .signIn("google_calendar", "a-session")
                                .getQuery())
                        .contains("client_id=from-a-bean"));
    }

    @Test
    void aHostsOwnBeanTakesItsPlace() {
        try (var own = Connectors.builder().build()) {
            runner.withBean("mine", Connectors.class, () -> own)
                    .run(context ->
                            assertThat(context).getBean(Connectors.class).isSameAs(own));
        }
    }

    @Test
    void aCallbackWithoutAPathOfItsOwnWouldTakeEveryPageAndIsRefused() {
        new WebApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(ConnectorsAutoConfiguration.class, SignInAutoConfiguration.class))
                .withBean(PrincipalResolver.class, () -> user -> ANNA)
                .withPropertyValues("connectors.callback=https://crm.example")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .hasStackTraceContaining("connectors.callback needs a path of its own"));
    }

    @Test
    void anApplicationWithoutPagesHasNoRoutes() {
        runner.withPropertyValues("connectors.callback=https://crm.example/connect")
                .run(context -> assertThat(context).doesNotHaveBean(RouterFunction.class));
    }
}
