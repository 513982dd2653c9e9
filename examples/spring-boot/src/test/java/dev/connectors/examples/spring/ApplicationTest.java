package dev.connectors.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.spring.ConnectorsBuilderCustomizer;
import dev.connectors.testkit.sandbox.GoogleSandbox;
import dev.connectors.testkit.sandbox.RealEstateWeek;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The application as it starts, by what its pages answer. */
class ApplicationTest {

    private static final String NOTE = "Note in Properties: Oak Ave: Call the owner.";

    @TempDir
    Path notes;

    private final GoogleSandbox google = GoogleSandbox.start(RealEstateWeek.clock());
    private final RealEstateWeek week = RealEstateWeek.in(google);
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private ConfigurableApplicationContext application;
    private String base;

    /** The only change to the application: Google is a stand-in. */
    @Configuration(proxyBeanMethods = false)
    static class StandInForGoogle {

        private static GoogleSandbox google;

        @Bean
        ConnectorsBuilderCustomizer standIn() {
            return builder -> builder.standIn(google.standIn())
                    .allowPlainHttpOnLoopback()
                    .zone(RealEstateWeek.DENVER)
                    .clock(RealEstateWeek.clock());
        }
    }

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(notes.resolve("Properties"));
        Files.writeString(notes.resolve("Properties/Johnson.md"), "Roof from 2011.");
        StandInForGoogle.google = google;
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        base = "http://127.0.0.1:" + port;
        application = new SpringApplicationBuilder(Application.class, StandInForGoogle.class)
                .run(
                        "--server.port=" + port,
                        "--connectors.callback=" + base + "/connect",
                        "--connectors.google.client-id=" + GoogleSandbox.CLIENT_ID,
                        "--connectors.google.client-secret=" + GoogleSandbox.CLIENT_SECRET,
                        "--connectors.settings.notes.folder=" + notes);
    }

    @AfterEach
    void stop() {
        application.close();
        google.close();
    }

    @Test
    void nothingIsOnUntilThePersonSaysSo() throws Exception {
        assertThat(say("Find Johnson")).contains("unknown_tool");

        post("/connectors/notes/on");

        assertThat(say("Find Johnson")).contains("Roof from 2011.");
    }

    @Test
    void aNoteIsWrittenAfterAYesAndNotBefore() throws Exception {
        post("/connectors/notes/on");
        assertThat(say(NOTE)).contains("approval_required");
        var question = get("/approvals").body();
        assertThat(question).contains("Call the owner.");
        assertThat(notes.resolve("Properties/Oak Ave.md")).doesNotExist();

        assertThat(post("/approvals/" + id(question) + "/yes").body()).isEqualTo("ok");

        assertThat(notes.resolve("Properties/Oak Ave.md")).content().contains("Call the owner.");
        assertThat(say(NOTE)).contains("\"approved\":\"by the user\"");
    }

    @Test
    void whatIsTurnedOffIsGoneInTheNextTurn() throws Exception {
        post("/connectors/notes/on");
        say("Find Johnson");

        post("/connectors/notes/off");

        assertThat(say("Find Johnson")).contains("unknown_tool").doesNotContain("Roof");
    }

    @Test
    void aCalendarIsConnectedInTheBrowser() throws Exception {
        google.autoConsent(week.anna());
        post("/connectors/google_calendar/on");

        var page = get("/connect/google_calendar/sign-in").headers().firstValue("Location");
        var back = google.browse(URI.create(page.orElseThrow()));
        get(back.getRawPath() + "?" + back.getRawQuery());

        assertThat(get("/connectors").body()).contains("\"connector\":\"google_calendar\",\"state\":\"ON\"");
        assertThat(say("What is on 2026-03-03?")).contains("Showing, 88 Oak Ave");
    }

    @Test
    void pagesOfOtherSitesAreKeptOut() throws Exception {
        var foreign = HttpRequest.newBuilder(URI.create(base + "/connectors/notes/on"))
                .header("Origin", "https://evil.example")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        assertThat(browser.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
        assertThat(get("/connectors").body()).contains("\"connector\":\"notes\",\"state\":\"OFF\"");
    }

    @Test
    void aConnectorThatIsNoneIsNamed() throws Exception {
        assertThat(post("/connectors/nots/on").body()).contains("There is no connector 'nots'");
    }

    private String say(String text) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + "/chat/1"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private HttpResponse<String> post(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String id(String questions) {
        var found = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(questions);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
