package dev.connectors.mcp;

import static dev.connectors.mcp.Served.call;
import static dev.connectors.mcp.Served.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.mcp.config.Configuration;
import dev.connectors.mcp.config.ConfigurationReader;
import dev.connectors.mcp.config.Installed;
import dev.connectors.mcp.page.Visitor;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server from its file, and the person beside it. */
final class ServingTest {

    private static final Map<String, Object> ADD = Map.of("box", "b1", "text", "a hammer", "amount", 2);
    private static final String BOXES = "{\"principal\": {\"workspace\": \"home\", \"user\": \"anna\"},"
            + " \"approvals\": {%s}, \"grants\": {\"test_connector\": {\"on\": true}}}";

    @TempDir
    private Path folder;

    private final LinkedBlockingQueue<String> log = new LinkedBlockingQueue<>();
    private final List<URI> browser = new CopyOnWriteArrayList<>();
    private final Pipes pipes = Pipes.open();

    @BeforeEach
    void nothingDoneYet() {
        TestConnector.forget();
    }

    @Test
    void aYesOnThePageRunsTheCallAndTheSameCallTellsItsResult() throws Exception {
        var serving = serve(BOXES.formatted("\"pageWaitSeconds\": 0"));
        try (var client = client()) {
            var before = call(client, "test_connector_add_item", ADD);
            var link = link();
            var visitor = new Visitor();

            var answered = visitor.press(link, visitor.get(link), "yes");
            var after = call(client, "test_connector_add_item", ADD);

            assertThat(text(before)).contains("approval_required");
            assertThat(answered.body()).contains("It is done.");
            assertThat(text(after)).contains("\"done\":\"added\"");
            assertThat(TestConnector.DONE).containsExactly("added a hammer");
        }
        serving.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aNoOnThePageEndsIt() throws Exception {
        serve(BOXES.formatted("\"pageWaitSeconds\": 0"));
        try (var client = client()) {
            call(client, "test_connector_add_item", ADD);
            var link = link();
            var visitor = new Visitor();

            visitor.press(link, visitor.get(link), "no");
            var after = call(client, "test_connector_add_item", ADD);

            assertThat(text(after)).contains("declined");
            assertThat(TestConnector.DONE).isEmpty();
        }
    }

    @Test
    void aCallWaitsForThePageAndIsAnsweredAtOnce() throws Exception {
        serve(BOXES.formatted(""));
        try (var client = client()) {
            var calling = CompletableFuture.supplyAsync(() -> call(client, "test_connector_add_item", ADD));
            var link = link();
            var visitor = new Visitor();

            var answered = visitor.press(link, visitor.get(link), "yes");
            var result = calling.get(10, TimeUnit.SECONDS);

            assertThat(answered.body()).contains("It goes on now");
            assertThat(result.isError()).isFalse();
            assertThat(text(result)).contains("\"done\":\"added\"").contains("approved");
            assertThat(TestConnector.DONE).containsExactly("added a hammer");
        }
    }

    @Test
    void aCallThatWaitsHearsANoAtOnce() throws Exception {
        serve(BOXES.formatted(""));
        try (var client = client()) {
            var calling = CompletableFuture.supplyAsync(() -> call(client, "test_connector_add_item", ADD));
            var link = link();
            var visitor = new Visitor();

            visitor.press(link, visitor.get(link), "no");
            var result = calling.get(10, TimeUnit.SECONDS);

            assertThat(text(result)).contains("declined");
            assertThat(TestConnector.DONE).isEmpty();
        }
    }

    @Test
    void theLinkIsInNothingThatTheClientGets() throws Exception {
        serve(BOXES.formatted("\"pageWaitSeconds\": 0"));
        try (var client = client()) {

            var result = call(client, "test_connector_add_item", ADD);
            var link = link();

            assertThat(result.toString())
                    .doesNotContain("127.0.0.1")
                    .doesNotContain(link.getPath().substring("/approve/".length()));
            assertThat(browser).containsExactly(link);
        }
    }

    @Test
    void theLogNamesTheLinkAndNotTheQuestion() throws Exception {
        serve(BOXES.formatted("\"openBrowser\": false, \"pageWaitSeconds\": 0"));
        try (var client = client()) {
            call(client, "test_connector_add_item", Map.of("box", "b1", "text", "canary-5e7a", "amount", 2));

            var notice = log.poll(10, TimeUnit.SECONDS);

            assertThat(notice).startsWith("A question waits for your yes or no, once, at http://127.0.0.1:");
            assertThat(notice).doesNotContain("canary-5e7a");
            assertThat(browser).isEmpty();
        }
    }

    @Test
    void theSameCallAgainOpensNoSecondPage() throws Exception {
        serve(BOXES.formatted("\"pageWaitSeconds\": 0"));
        try (var client = client()) {

            for (int i = 0; i < 5; i++) {
                call(client, "test_connector_add_item", ADD);
            }

            assertThat(log).hasSize(1);
        }
    }

    @Test
    void whereNobodyIsAskedTheCallIsRefusedAndNotCalledAPersonsNo() throws Exception {
        serve(BOXES.formatted("\"channel\": \"deny\""));
        try (var client = client()) {

            var result = call(client, "test_connector_add_item", ADD);

            assertThat(result.isError()).isTrue();
            assertThat(text(result)).contains("not_permitted").doesNotContain("said no");
            assertThat(log).isEmpty();
            assertThat(TestConnector.DONE).isEmpty();
        }
    }

    @Test
    void theClientsWordCanBeDoneWithout() throws Exception {
        serve(BOXES.formatted("\"elicitation\": false, \"pageWaitSeconds\": 0"));
        try (var client = client(spec -> spec.elicitation(
                request -> new ElicitResult(ElicitResult.Action.ACCEPT, Map.of("answer", "yes"), null)))) {

            var result = call(client, "test_connector_add_item", ADD);

            assertThat(text(result)).contains("approval_required");
            assertThat(link().getPath()).startsWith("/approve/");
        }
    }

    @Test
    void modesAndResourcesOfTheFileHold() throws Exception {
        serve("""
                {"principal": {"workspace": "home", "user": "anna"},
                 "grants": {"test_connector": {"on": true,
                   "actions": {"send_item": "off", "add_item": "allow"},
                   "resources": {"Letters": "write", "*": "hidden"}}}}
                """);
        try (var client = client()) {

            var tools = client.listTools().tools();
            var items = call(client, "test_connector_list_items", Map.of());
            var hidden = call(client, "test_connector_add_item", ADD);
            var allowed = call(client, "test_connector_add_item", Map.of("box", "b2", "text", "x", "amount", 1));

            assertThat(tools).hasSize(2);
            assertThat(text(items)).contains("a letter").doesNotContain(TestConnector.CONTENT);
            assertThat(text(hidden)).contains("not_found");
            assertThat(allowed.isError()).isFalse();
        }
    }

    @Test
    void aResourceThatIsNotThereStopsTheStartWithItsLineAndNoTitles() throws Exception {
        var configuration = configuration("""
                {"principal": {"workspace": "home", "user": "anna"},
                 "grants": {"test_connector": {"on": true, "resources": {
                   "Tools": "read",
                   "Tolls": "hidden"}}}}
                """);

        var serving = new Serving(configuration, pipes.serverIn(), pipes.serverOut(), log::add, browser::add);

        assertThatThrownBy(serving::serve).isInstanceOfSatisfying(Assembly.Refused.class, refused -> {
            assertThat(refused.faults()).singleElement().satisfies(fault -> {
                assertThat(fault.line()).isEqualTo(4);
                assertThat(fault.sentence()).contains("--check").doesNotContain("Letters");
            });
        });
    }

    @Test
    void aTakenPortStopsTheStartInWords() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var configuration = configuration("{\"principal\": {\"workspace\": \"home\", \"user\": \"anna\"},"
                    + "\"callbackPort\": " + taken.getLocalPort() + "}");

            var serving = new Serving(configuration, pipes.serverIn(), pipes.serverOut(), log::add, browser::add);

            assertThatThrownBy(serving::serve)
                    .isInstanceOfSatisfying(
                            Assembly.Refused.class,
                            refused -> assertThat(refused.faults())
                                    .singleElement()
                                    .satisfies(fault ->
                                            assertThat(fault.sentence()).contains("is taken by another program")));
        }
    }

    @Test
    void whereNothingIsShownNoPortIsOpen() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            serve(
                    "{\"principal\": {\"workspace\": \"home\", \"user\": \"anna\"}, \"approvals\": {\"channel\": \"deny\"},"
                            + "\"callbackPort\": " + taken.getLocalPort() + "}");

            try (var client = client()) {
                assertThat(client.listTools().tools()).isEmpty();
            }
        }
    }

    private CompletableFuture<Void> serve(String file) throws IOException {
        var configuration = configuration(file);
        var ended = new CompletableFuture<Void>();
        var thread = new Thread(
                () -> {
                    try {
                        new Serving(configuration, pipes.serverIn(), pipes.serverOut(), log::add, browser::add).serve();
                        ended.complete(null);
                    } catch (Assembly.Refused | IOException | RuntimeException e) {
                        ended.completeExceptionally(e);
                    }
                },
                "test-serving");
        thread.setDaemon(true);
        thread.start();
        return ended;
    }

    private Configuration configuration(String text) throws IOException {
        var file = folder.resolve("connectors.json");
        Files.writeString(file, text);
        var outcome = ConfigurationReader.read(file, Installed.find(), name -> "");
        assertThat(outcome.faults()).isEmpty();
        return outcome.configuration().orElseThrow();
    }

    private McpSyncClient client() {
        return client(spec -> spec);
    }

    private McpSyncClient client(java.util.function.UnaryOperator<McpClient.SyncSpec> adjust) {
        var client = adjust.apply(McpClient.sync(new PipeTransport(pipes))).build();
        client.initialize();
        return client;
    }

    private URI link() throws InterruptedException {
        var notice = log.poll(10, TimeUnit.SECONDS);
        assertThat(notice).isNotNull();
        return URI.create(notice.substring(notice.indexOf("http://")));
    }
}
