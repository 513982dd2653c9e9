package dev.connectors.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.connectors.mcp.page.Visitor;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {

    private static final String SOUND = """
            {"principal": {"workspace": "home", "user": "anna"}, "notes": {"folder": "Notes"},
             "recipients": ["acme.example"],
             "grants": {"notes": {"on": true}, "test_connector": {"on": true, "actions": {"send_item": "off"},
               "resources": {"Letters": "hidden"}}}}
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void helpAndKeysArePrinted() {
        int help = run("--help");
        var helped = printed();
        out.reset();
        int key = run("--new-key");

        assertThat(help).isEqualTo(Main.OK);
        assertThat(helped).contains("--check", "--new-key", "CONNECTORS_CONFIG");
        assertThat(key).isEqualTo(Main.OK);
        assertThat(Base64.getDecoder().decode(printed().strip())).hasSize(32);
    }

    @Test
    void wrongArgumentsAreToldWithTheUsage() {
        assertThat(run()).isEqualTo(Main.USAGE);
        assertThat(run("--chek", "x.json")).isEqualTo(Main.USAGE);
        assertThat(run("a.json", "b.json")).isEqualTo(Main.USAGE);
        assertThat(run("--check")).isEqualTo(Main.USAGE);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(complained()).contains("Name the configuration file, or set CONNECTORS_CONFIG.");
    }

    @Test
    void checkPrintsWhatTheAssistantWouldSee() throws IOException {
        Files.createDirectories(folder.resolve("Notes/Properties"));

        int code = run("--check", file(SOUND));

        assertThat(complained()).isEmpty();
        assertThat(code).isEqualTo(Main.OK);
        assertThat(printed().lines())
                .contains("connectors.json is sound. For home/anna:")
                .anySatisfy(line -> assertThat(line).startsWith("Data sources available: Notes"))
                .anySatisfy(line -> assertThat(line).matches("  notes_search_notes +reads\\. Finds notes.*"))
                .anySatisfy(line -> assertThat(line).matches("  test_connector_add_item +writes\\. Adds an item.*"))
                .noneSatisfy(line -> assertThat(line).startsWith("  test_connector_send_item"))
                .contains("    send_item: off", "    box 'Letters': hidden", "    box 'Tools': write")
                .contains("  may be reached without a question: acme.example")
                .contains("  where a yes is needed: the client asks, if it can; otherwise a page on this machine asks");
    }

    @Test
    void checkPrintsEachFaultWithItsLine() throws IOException {
        int code = run("--check", file("{\n\"principal\": {},\n\"grants\": {\"google-calendar\": {\"on\": true}}}"));

        assertThat(code).isEqualTo(Main.REFUSED);
        assertThat(printed()).isEmpty();
        assertThat(complained().lines())
                .contains("connectors.json:2: 'workspace' is missing, such as \"home\".")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("connectors.json:3: There is no connector 'google-calendar'. You have: "));
    }

    @Test
    void checkNamesWhatAnAccountHasWhereANameFitsNothing() throws IOException {
        int code = run(
                "--check",
                file("{\"principal\": {\"workspace\": \"home\", \"user\": \"anna\"},\n\"grants\": {\"test_connector\":"
                        + " {\"on\": true, \"resources\": {\"Tolls\": \"hidden\"}}}}"));

        assertThat(code).isEqualTo(Main.REFUSED);
        assertThat(complained()).contains("connectors.json:2: ").contains("Tools, Letters");
    }

    @Test
    void theFileMayBeNamedByTheEnvironment() throws IOException {
        Files.createDirectories(folder.resolve("Notes"));
        var path = file(SOUND);

        int code = run(Map.of("CONNECTORS_CONFIG", path), "--check");

        assertThat(code).isEqualTo(Main.OK);
    }

    @Test
    void aRefusedFileStopsTheServer() throws IOException {
        int code = run(file("{}"));

        assertThat(code).isEqualTo(Main.REFUSED);
        assertThat(complained()).startsWith("connectors.json:1: 'principal' is missing");
    }

    /** T45. */
    @Test
    void theStartIsRefusedWhereHostNamesAreNotVerified() throws Exception {
        var process = java(
                List.of("-Djdk.internal.httpclient.disableHostnameVerification=true"),
                List.of("--check", file("{\"principal\": {\"workspace\": \"home\", \"user\": \"anna\"}}")));

        var complaint = text(process.getErrorStream());

        assertThat(process.waitFor()).isEqualTo(Main.REFUSED);
        assertThat(complaint).contains("jvm_hostname_verification_off").contains("disableHostnameVerification");
    }

    /** T45 and T34: the other switches warn by code, and the server serves. */
    @Test
    void otherSwitchesAreWarnedAboutByCode() throws Exception {
        var process = java(
                List.of("-Djdk.httpclient.enableAllMethodRetry=true", "-Djdk.httpclient.HttpClient.log=headers"),
                List.of(file("{\"principal\": {\"workspace\": \"home\", \"user\": \"anna\"}}")));
        process.getOutputStream().close();

        var log = text(process.getErrorStream());

        assertThat(process.waitFor()).isEqualTo(Main.OK);
        assertThat(log.lines().filter(line -> line.contains("WARN") && line.contains("jvm_")))
                .hasSize(2);
    }

    /** Pitfall of stdio servers: a library prints, and the client reads garbage. */
    @Test
    void standardOutputCarriesMessagesAndNothingElse() throws Exception {
        Files.createDirectories(folder.resolve("Notes"));
        var process = java(List.of("-Dtest.print=true"), List.of(file(SOUND)));
        try (var in = process.getOutputStream()) {
            in.write(
                    ("{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                                    + "\"capabilities\":{},\"clientInfo\":{\"name\":\"raw\",\"version\":\"1\"}}}\n"
                                    + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n"
                                    + "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}\n"
                                    + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"test_connector_list_items\",\"arguments\":{}}}\n")
                            .getBytes(StandardCharsets.UTF_8));
        }

        var lines = text(process.getInputStream()).lines().toList();

        assertThat(process.waitFor()).isEqualTo(Main.OK);
        assertThat(lines)
                .hasSize(3)
                .allSatisfy(line -> assertThat(
                                new ObjectMapper().readTree(line).get("jsonrpc").asText())
                        .isEqualTo("2.0"));
    }

    /** T51 and T26: every logger at its most talkative, and neither a content nor a secret in the log or on stderr. */
    @Test
    void atTraceTheLogHoldsNoContentAndNoSecret() throws Exception {
        var everything = folder.resolve("jul.properties");
        Files.writeString(
                everything,
                "handlers=java.util.logging.ConsoleHandler\n.level=ALL\njava.util.logging.ConsoleHandler.level=ALL\n");
        var path = file("""
                {"principal": {"workspace": "home", "user": "anna"}, "logFile": "connectors.log", "logLevel": "trace",
                 "approvals": {"openBrowser": false, "pageWaitSeconds": 0}, "ledger": {"key": "canary-secret-1c3e"},
                 "grants": {"test_connector": {"on": true}, "ledger": {"on": true}}}
                """);
        var stderr = new LinkedBlockingQueue<String>();
        var transport = new StdioClientTransport(
                ServerParameters.builder(javaBinary())
                        .args(List.of(
                                "-Djava.util.logging.config.file=" + everything,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.connectors.mcp.Main",
                                path))
                        .build(),
                McpJsonDefaults.getMapper());
        transport.setStdErrorHandler(stderr::add);
        var log = folder.resolve("connectors.log");
        try (var client = McpClient.sync(transport).build()) {
            client.initialize();
            client.listTools();
            Served.call(client, "test_connector_list_items", Map.of());
            Served.call(client, "test_connector_list_items", Map.of("canary-argument-88b0", "canary-argument-88b0"));
            Served.call(client, "canary-argument-88b0", Map.of());
            var add = Map.<String, Object>of("box", "b1", "text", "canary-argument-88b0", "amount", 1);
            Served.call(client, "test_connector_add_item", add);
            var link = link(log);
            var visitor = new Visitor();
            visitor.press(link, visitor.get(link), "yes");
            Served.call(client, "test_connector_add_item", add);
        }

        var logged = Files.readString(log);
        assertThat(logged).contains("NOTICE config_readable_by_others", "kept in memory", "/approve/");
        assertThat(List.of(logged, String.join("\n", new ArrayList<>(stderr))))
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(
                                "canary-argument-88b0", TestConnector.CONTENT, "canary-secret-1c3e", "a letter"));
    }

    private static URI link(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("A question waits"))
                .map(line -> URI.create(line.substring(line.indexOf("http://"))))
                .findFirst()
                .orElseThrow();
    }

    private static Process java(List<String> options, List<String> arguments) throws IOException {
        var command = new ArrayList<String>(List.of(javaBinary()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.connectors.mcp.Main"));
        command.addAll(arguments);
        return new ProcessBuilder(command).start();
    }

    private static String javaBinary() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private String file(String text) throws IOException {
        var file = folder.resolve("connectors.json");
        Files.writeString(file, text);
        return file.toString();
    }

    private int run(String... args) {
        return run(Map.of(), args);
    }

    private int run(Map<String, String> environment, String... args) {
        return new Main(
                        environment,
                        new ByteArrayInputStream(new byte[0]),
                        new ByteArrayOutputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(args));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
