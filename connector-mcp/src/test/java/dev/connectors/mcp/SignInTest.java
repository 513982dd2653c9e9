package dev.connectors.mcp;

import static dev.connectors.mcp.Served.call;
import static dev.connectors.mcp.Served.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.mcp.config.ConfigurationReader;
import dev.connectors.mcp.config.Installed;
import dev.connectors.mcp.page.Visitor;
import dev.connectors.testkit.sandbox.GoogleSandbox;
import dev.connectors.testkit.sandbox.SandboxAccount;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person signs in to a stand-in for Google, in a browser of their own. */
final class SignInTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final LinkedBlockingQueue<String> log = new LinkedBlockingQueue<>();
    private final Pipes pipes = Pipes.open();
    private final GoogleSandbox google = GoogleSandbox.start(Clock.systemUTC());
    private SandboxAccount anna;

    @BeforeEach
    void annaHasTwoCalendars() {
        anna = google.account("anna@acme.example", "subject-1");
        anna.primary()
                .event("Showing")
                .at(TODAY.atTime(11, 0), TODAY.atTime(12, 0))
                .add();
        anna.calendar("medical@cal.example", "Medical")
                .event("Dentist")
                .at(TODAY.atTime(15, 0), TODAY.atTime(16, 0))
                .add();
        google.autoConsent(anna);
    }

    @AfterEach
    void close() throws IOException {
        pipes.clientOut().close();
        google.close();
    }

    @Test
    void theLinkInTheLogSignsInAndTheToolsAppear() throws Exception {
        serve("{\"Medical\": \"hidden\"}");
        var changed = new LinkedBlockingQueue<List<Tool>>();
        try (var client = client(changed)) {
            var before = client.listTools().tools();
            var visitor = new Visitor();
            var link = link();

            var dialog = visitor.get(link);
            var back = signIn(visitor, link);

            assertThat(before).isEmpty();
            assertThat(dialog.body())
                    .contains("Let the assistant use your Google Calendar?")
                    .contains("Continue to Google");
            assertThat(back.body()).contains("Signed in");
            assertThat(changed.poll(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(client.listTools().tools())
                    .extracting(Tool::name)
                    .contains("calendar_list_events", "calendar_create_event");
            var events = call(client, "calendar_list_events", Map.of("from", TODAY.toString()));
            assertThat(text(events)).contains("Showing").doesNotContain("Dentist");
        }
    }

    @Test
    void aRestrictionThatFitsNothingKeepsTheConnectorOff() throws Exception {
        serve("{\"Medicla\": \"hidden\"}");
        try (var client = client(new LinkedBlockingQueue<>())) {
            var link = link();

            var back = signIn(new Visitor(), link);

            assertThat(back.body()).contains("stays off");
            assertThat(log.poll(10, TimeUnit.SECONDS))
                    .startsWith("connectors.json:")
                    .doesNotContain("Medical");
            assertThat(client.listTools().tools()).isEmpty();
        }
    }

    @Test
    void onlyTheBrowserThatStartedCanFinish() throws Exception {
        serve("{}");
        var link = link();
        var visitor = new Visitor();
        visitor.get(link);
        var provider = location(visitor.get(URI.create(link + "/go")));
        var callback = google.browse(provider);

        var stranger = new Visitor().get(callback);
        var self = visitor.get(callback);

        assertThat(stranger.statusCode()).isEqualTo(403);
        assertThat(self.body()).contains("Signed in");
    }

    @Test
    void aCallbackWithoutAStartIsRefused() throws Exception {
        serve("{}");
        var link = link();
        var visitor = new Visitor();
        visitor.get(link);

        var early = visitor.get(link.resolve("/connect/google?code=x&state=y"));
        var foreign = visitor.get(link.resolve("/connect/other?code=x&state=y"));

        assertThat(List.of(early.statusCode(), foreign.statusCode())).containsOnly(403);
    }

    @Test
    void aRefusalAtTheProviderIsToldAndTheLinkStaysGood() throws Exception {
        serve("{}");
        google.refuseConsent();
        var link = link();
        var visitor = new Visitor();

        var refused = signIn(visitor, link);
        google.autoConsent(anna);
        var again = signIn(visitor, link);

        assertThat(refused.body()).contains("Not signed in");
        assertThat(again.body()).contains("Signed in");
    }

    @Test
    void aMixedUpStateIsRefusedByTheSignInItself() throws Exception {
        serve("{}");
        var link = link();
        var visitor = new Visitor();
        visitor.get(link);
        var callback = google.browse(location(visitor.get(URI.create(link + "/go"))));

        var forged = visitor.get(URI.create(callback.toString().replaceFirst("state=[^&]+", "state=forged")));

        assertThat(forged.body()).contains("Not signed in");
    }

    private HttpResponse<String> signIn(Visitor visitor, URI link) throws Exception {
        visitor.get(link);
        var provider = location(visitor.get(URI.create(link + "/go")));
        return visitor.get(google.browse(provider));
    }

    private static URI location(HttpResponse<String> redirect) {
        assertThat(redirect.statusCode()).isEqualTo(302);
        return URI.create(redirect.headers().firstValue("Location").orElseThrow());
    }

    private void serve(String resources) throws IOException {
        var file = folder.resolve("connectors.json");
        Files.writeString(file, SandboxFile.text(google, "\"signIn\": [\"google_calendar\"]", resources));
        var outcome = ConfigurationReader.read(file, Installed.find(), name -> "");
        assertThat(outcome.faults()).isEmpty();
        var thread = new Thread(
                () -> {
                    try {
                        new Serving(
                                        outcome.configuration().orElseThrow(),
                                        pipes.serverIn(),
                                        pipes.serverOut(),
                                        log::add,
                                        link -> {})
                                .serve();
                    } catch (Assembly.Refused | IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                "test-serving");
        thread.setDaemon(true);
        thread.start();
    }

    private McpSyncClient client(LinkedBlockingQueue<List<Tool>> changed) {
        var client = McpClient.sync(new PipeTransport(pipes))
                .toolsChangeConsumer(changed::add)
                .build();
        client.initialize();
        return client;
    }

    private URI link() throws InterruptedException {
        var notice = log.poll(10, TimeUnit.SECONDS);
        assertThat(notice).startsWith("To sign in to Google for Google Calendar, open http://127.0.0.1:");
        return URI.create(notice.substring(notice.indexOf("http://")));
    }
}
