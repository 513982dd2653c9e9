package dev.connectors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.testkit.sandbox.GoogleSandbox;
import dev.connectors.testkit.sandbox.SandboxAccount;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A started application on the loopback address, whose users sign in to a stand-in for Google. */
final class SignInRoutesTest {

    private static final Principal ANNA = Principal.of("acme-realty", "anna");
    private static final Principal BEN = Principal.of("acme-realty", "ben");

    private static GoogleSandbox google;
    private static SandboxAccount account;
    private static ConfigurableApplicationContext application;
    private static String base;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        PrincipalResolver principals() {
            return user -> Principal.of("acme-realty", user.getName());
        }

        @Bean
        ConnectorsBuilderCustomizer standIn() {
            return builder -> builder.standIn(google.standIn()).allowPlainHttpOnLoopback();
        }

        /** The application's own sign-in, which is not what is tested: the header says who it is. */
        @Bean
        Filter signedIn() {
            return (request, response, chain) -> chain.doFilter(
                    new HttpServletRequestWrapper((HttpServletRequest) request) {
                        @Override
                        public java.security.Principal getUserPrincipal() {
                            var user = getHeader("Test-User");
                            return user == null ? null : () -> user;
                        }
                    },
                    response);
        }
    }

    /** A browser with cookies of its own, in which somebody is signed in to the application. */
    private record Browser(HttpClient client, String user) {

        static Browser of(String user) {
            return new Browser(
                    HttpClient.newBuilder().cookieHandler(new CookieManager()).build(), user);
        }

        HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(uri);
            if (!user.isEmpty()) {
                request.header("Test-User", user);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return get(URI.create(base + path));
        }

        URI sentTo(String path) throws IOException, InterruptedException {
            return location(get(path));
        }

        private static URI location(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
            return URI.create(answer.headers().firstValue("Location").orElseThrow());
        }
    }

    @BeforeAll
    static void start() throws IOException {
        google = GoogleSandbox.start(Clock.systemUTC());
        account = google.account("anna@acme.example", "subject-1");
        google.autoConsent(account);
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        base = "http://127.0.0.1:" + port;
        application = SpringApplication.run(
                Application.class,
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--connectors.callback=" + base + "/connect",
                "--connectors.after-sign-in=/settings",
                "--connectors.google.client-id=" + GoogleSandbox.CLIENT_ID,
                "--connectors.google.client-secret=" + GoogleSandbox.CLIENT_SECRET);
    }

    @AfterAll
    static void stop() {
        application.close();
        google.close();
    }

    @BeforeEach
    void nobodyIsConnected() {
        for (var principal : java.util.List.of(ANNA, BEN)) {
            connectors().settings(principal).disconnectAll();
            connectors().settings(principal).turnOn("google_calendar");
        }
    }

    @Test
    void aPersonSignsInAndComesBackConnected() throws Exception {
        var browser = Browser.of("anna");

        var back = google.browse(browser.sentTo("/connect/google_calendar/sign-in"));
        var after = browser.sentTo(back.getPath() + "?" + back.getRawQuery());

        assertThat(after.getPath()).isEqualTo("/settings");
        assertThat(connectors().settings(ANNA).connections()).hasSize(1);
        assertThat(connectors()
                        .conversation(ANNA, "chat")
                        .call("calendar_list_calendars", "{}")
                        .text())
                .contains("\"data\"");
    }

    @Test
    void anotherBrowserCannotFinishIt() throws Exception {
        var back = google.browse(Browser.of("anna").sentTo("/connect/google_calendar/sign-in"));

        var answer = Browser.of("anna").get(back);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isNotBlank();
        assertThat(connectors().settings(ANNA).connections()).isEmpty();
    }

    @Test
    void anotherPersonCannotFinishItInTheSameBrowser() throws Exception {
        var annas = Browser.of("anna");
        var back = google.browse(annas.sentTo("/connect/google_calendar/sign-in"));

        var answer = new Browser(annas.client(), "ben").get(back);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(connectors().settings(ANNA).connections()).isEmpty();
        assertThat(connectors().settings(BEN).connections()).isEmpty();
    }

    @Test
    void anAnswerIsTakenOnce() throws Exception {
        var browser = Browser.of("anna");
        var back = google.browse(browser.sentTo("/connect/google_calendar/sign-in"));
        browser.get(back);

        assertThat(browser.get(back).statusCode()).isEqualTo(400);
    }

    @Test
    void aNoOnTheProvidersPageIsSaidInPlainText() throws Exception {
        var browser = Browser.of("anna");
        google.refuseConsent();
        var back = google.browse(browser.sentTo("/connect/google_calendar/sign-in"));
        google.autoConsent(account);

        var answer = browser.get(back);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(connectors().settings(ANNA).connections()).isEmpty();
    }

    @Test
    void whoeverIsNotSignedInToTheApplicationIsToldSo() throws Exception {
        assertThat(Browser.of("").get("/connect/google_calendar/sign-in").statusCode())
                .isEqualTo(401);
        assertThat(Browser.of("").get("/connect/google?state=x&code=y").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aConnectorThatIsNoneHasNoSignIn() throws Exception {
        assertThat(Browser.of("anna").get("/connect/no_such/sign-in").statusCode())
                .isEqualTo(404);
        assertThat(Browser.of("anna").get("/connect/notes/sign-in").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() throws Exception {
        var answer = Browser.of("anna").get("/connect/google?state=made-up&code=made-up");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("made-up");
    }

    private static Connectors connectors() {
        return application.getBean(Connectors.class);
    }
}
