package dev.connectors.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.connectors.auth.StandIns;
import dev.connectors.domain.Access;
import dev.connectors.google.calendar.GoogleCalendarConnector;
import dev.connectors.mcp.LedgerConnector;
import dev.connectors.mcp.TestConnector;
import dev.connectors.mcp.config.ConfigurationReader.Outcome;
import dev.connectors.notes.NotesConnector;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Principal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ConfigurationReaderTest {

    private static final Installed INSTALLED = Installed.of(
            List.of(new GoogleCalendarConnector(), new NotesConnector(), new TestConnector(), new LedgerConnector()));

    private static final Map<String, String> ENVIRONMENT =
            Map.of("SECRET", "s3cr3t-from-env", "EMPTY", "", "LEDGER_KEY", "key-from-env");

    @TempDir
    private Path folder;

    @BeforeEach
    void aNotesFolderBesideTheFile() throws IOException {
        Files.createDirectory(folder.resolve("Notes"));
    }

    @Test
    void aFullFileIsRead() throws IOException {
        var outcome = read("""
                {
                  "principal": {"workspace": "home", "user": "anna"},
                  "zone": "America/Denver",
                  "deadlineSeconds": 20,
                  "logFile": "connectors.log",
                  "logLevel": "debug",
                  "approvals": {"elicitation": false, "channel": "deny", "waitSeconds": 60,
                    "pageWaitSeconds": 0, "openBrowser": false},
                  "allowPlainHttp": true,
                  "callbackPort": 8765,
                  "signIn": ["google_calendar"],
                  "connections": [{
                    "connector": "google_calendar", "accessToken": "${SECRET}", "refreshToken": "${SECRET}",
                    "expires": "2026-03-03T14:00:00Z", "scopes": ["a", "b"], "account": "anna@example.com"
                  }],
                  "recipients": ["mia@acme.example", "ACME.example"],
                  "notes": {"folder": "Notes"},
                  "ledger": {"key": "${LEDGER_KEY}"},
                  "google": {
                    "clientId": "id", "clientSecret": "${SECRET}",
                    "endpoints": {
                      "api": "http://127.0.0.1:9000",
                      "authorization": "http://127.0.0.1:9000/auth",
                      "token": "http://127.0.0.1:9000/token",
                      "revocation": "http://127.0.0.1:9000/revoke",
                      "userInfo": "http://127.0.0.1:9000/userinfo"
                    }
                  },
                  "grants": {
                    "notes": {"on": true},
                    "ledger": {"on": false},
                    "google_calendar": {
                      "on": true,
                      "actions": {"create_event": "ask", "list_events": "allow"},
                      "resources": {"Family": "busy", "*": "write"}
                    }
                  }
                }
                """);

        assertThat(outcome.faults()).isEmpty();
        var configuration = outcome.configuration().orElseThrow();
        assertThat(configuration.principal()).isEqualTo(Principal.of("home", "anna"));
        assertThat(configuration.zone()).contains(ZoneId.of("America/Denver"));
        assertThat(configuration.deadline()).contains(Duration.ofSeconds(20));
        assertThat(configuration.log().file()).contains(folder.resolve("connectors.log"));
        assertThat(configuration.log().level()).isEqualTo(Configuration.Level.DEBUG);
        assertThat(configuration.approvals())
                .isEqualTo(new Configuration.Approvals(
                        false, Configuration.Channel.DENY, Duration.ofMinutes(1), Duration.ZERO, false));
        assertThat(configuration.standIns()).isEqualTo(StandIns.ON_LOOPBACK);
        assertThat(configuration.callbackPort()).isEqualTo(8765);
        assertThat(configuration.signIn()).extracting(Placed::value).containsExactly("google_calendar");
        assertThat(configuration.recipients())
                .extracting(Placed::value)
                .containsExactly("mia@acme.example", "acme.example");
        assertThat(configuration
                        .providers()
                        .get("notes")
                        .settings()
                        .get("folder")
                        .value())
                .isEqualTo(folder.resolve("Notes").toString());
        assertThat(configuration
                        .providers()
                        .get("ledger")
                        .apiKey()
                        .orElseThrow()
                        .value()
                        .value())
                .isEqualTo("key-from-env");
        assertThat(configuration.holdsSecrets()).isFalse();
        var given = configuration.connections().get(0).value();
        assertThat(given.accessToken().value()).isEqualTo("s3cr3t-from-env");
        assertThat(given.expires()).contains(Instant.parse("2026-03-03T14:00:00Z"));
        assertThat(given.scopes()).containsExactly("a", "b");
        var calendar = configuration.grants().get("google_calendar");
        assertThat(calendar.actions().get("create_event").value()).isEqualTo(ActionMode.ASK);
        assertThat(calendar.resources().get("Family").value()).isEqualTo(Access.BUSY);
        assertThat(calendar.others().orElseThrow().value()).isEqualTo(Access.WRITE);
    }

    @Test
    void bothVendorsOfTheRunnableJarAreTaken() throws IOException {
        var file = folder.resolve("connectors.json");
        Files.writeString(file, """
                {
                  "principal": {"workspace": "home", "user": "anna"},
                  "google": {"clientId": "g", "clientSecret": "s"},
                  "microsoft": {"clientId": "m", "tenant": "organizations"},
                  "signIn": ["google_calendar", "outlook_calendar"],
                  "grants": {
                    "google_calendar": {"on": true},
                    "outlook_calendar": {"on": true, "actions": {"delete_event": "off"}, "resources": {"*": "read"}}
                  }
                }
                """);

        var outcome = ConfigurationReader.read(file, Installed.find(), name -> "");

        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.configuration().orElseThrow().providers()).containsKeys("google", "microsoft");
    }

    @Test
    void aSmallFileIsEnough() throws IOException {
        var outcome = read("""
                {"principal": {"workspace": "home", "user": "anna"}, "notes": {"folder": "Notes"},
                 "grants": {"notes": {"on": true}}}
                """);

        var configuration = outcome.configuration().orElseThrow();
        assertThat(configuration.approvals())
                .isEqualTo(new Configuration.Approvals(
                        true, Configuration.Channel.PAGE, Duration.ofMinutes(5), Duration.ofSeconds(45), true));
        assertThat(configuration.standIns()).isEqualTo(StandIns.STRICT);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                // the form of the file
                arguments("", "1: The file is empty"),
                arguments("[]", "1: The file must be an object, not a list"),
                arguments("{\n\"principal\": {\"workspace\": \"w\", \"user\": \"u\"},\n}", "3: This is not JSON"),
                arguments("{\n// why\n}", "2: This is not JSON"),
                arguments("{\n}\n{}", "3: Something follows"),
                arguments("{}", "1: 'principal' is missing"),
                arguments("{\"principal\": \"anna\"}", "1: 'principal' must be an object, not a text"),
                arguments("{\"principal\": null}", "1: 'principal' must be an object, not null"),
                arguments("{\"principal\": {\n\"workspace\": \"w\"}}", "1: 'user' is missing"),
                arguments("{\"principal\": {\"workspace\": \"w\",\n\"user\": \"\"}}", "2: 'user' is empty"),
                arguments(
                        "{\"principal\": {\"workspace\": \"w\",\n\"user\": 7}}",
                        "2: 'user' must be a text, not a number"),
                arguments(
                        with("\"principal\": {\"workspace\": \"w\", \"user\": \"u\"}"),
                        "2: 'principal' stands here twice; line 1 has it already"),
                arguments(with("\"grant\": {}"), "2: There is no setting 'grant'. Did you mean 'grants'?"),
                arguments(with("\"Zone\": \"UTC\""), "2: There is no setting 'Zone'. Did you mean 'zone'?"),
                arguments(with("\"xyzzy\": 1"), "2: There is no setting 'xyzzy'. You may write: principal, zone"),
                // values
                arguments(with("\"zone\": \"Denver\""), "2: 'zone' must be an IANA time zone"),
                arguments(with("\"zone\": \"+02:00\""), "2: 'zone' must be an IANA time zone"),
                arguments(with("\"deadlineSeconds\": 0"), "2: 'deadlineSeconds' must be a whole number from 1 to 600"),
                arguments(with("\"deadlineSeconds\": 1.5"), "2: 'deadlineSeconds' must be a whole number"),
                arguments(
                        with("\"deadlineSeconds\": \"30\""),
                        "2: 'deadlineSeconds' must be a whole number from 1 to 600, not a text"),
                arguments(with("\"logLevel\": \"off\""), "2: 'logLevel' must be \"warn\", \"info\""),
                arguments(
                        with("\"logFile\": \"no/such/folder/x.log\""), "2: 'logFile' must be in a folder that exists"),
                arguments(with("\"logFile\": \".\""), "2: 'logFile' is a folder"),
                arguments(with("\"allowPlainHttp\": \"yes\""), "2: 'allowPlainHttp' must be true or false, not a text"),
                arguments(
                        with("\"key\": \"c2hvcnQ=\""), "2: 'key' must be 32 bytes in Base64. Make one with: --new-key"),
                arguments(with("\"callbackPort\": 70000"), "2: 'callbackPort' must be a whole number from 0 to 65535"),
                arguments(with("\"approvals\": {\"channel\": \"always\"}"), "2: 'channel' must be \"page\", \"deny\""),
                arguments(
                        with("\"approvals\": {\"autoApprove\": true}"),
                        "2: There is no setting 'autoApprove' in 'approvals'"),
                arguments(
                        with("\"approvals\": {\"waitSeconds\": 3600}"),
                        "2: 'waitSeconds' must be a whole number from 10 to 600"),
                arguments(with("\"recipients\": [\"gmail.com\"]"), "2: 'recipients' must be addresses"),
                arguments(with("\"recipients\": [\"anna@\"]"), "2: 'recipients' must be addresses"),
                arguments(
                        with("\"recipients\": \"a@b.example\""), "2: 'recipients' must be a list of texts, not a text"),
                // variables
                arguments(
                        with("\"ledger\": {\"key\": \"${MISSING}\"}"),
                        "2: 'key' is to come from the environment variable MISSING"),
                arguments(
                        with("\"ledger\": {\"key\": \"${EMPTY}\"}"),
                        "2: 'key' is to come from the environment variable EMPTY"),
                arguments(with("\"ledger\": {\"key\": \"x${SECRET}\"}"), "2: 'key' mixes a variable with other text"),
                // connectors, actions, resources
                arguments(
                        with("\"grants\": {\"google-calendar\": {\"on\": true}}"),
                        "2: There is no connector 'google-calendar'. You have: google_calendar, notes, test_connector, ledger."),
                arguments(with("\"signIn\": [\"google\"]"), "2: There is no connector 'google'. You have:"),
                arguments(
                        with("\"grants\": {\"test_connector\": {}}"),
                        "2: 'on' is missing: everything is off until you say so"),
                arguments(
                        with("\"grants\": {\"test_connector\": {\"on\": 1}}"),
                        "2: 'on' must be true or false, not a number"),
                arguments(
                        with(
                                "\"grants\": {\"test_connector\": {\"on\": true, \"actions\": {\n\"add-item\": \"off\"}}}"),
                        "3: There is no action 'add-item' in test_connector. Did you mean 'add_item'?"),
                arguments(
                        with(
                                "\"grants\": {\"test_connector\": {\"on\": true, \"actions\": {\n\"add_item\": \"always\"}}}"),
                        "3: 'add_item' must be \"allow\", \"ask\", \"off\", not 'always'"),
                arguments(
                        with("\"grants\": {\"test_connector\": {\"on\": true, \"resources\": {\"*\": \"all\"}}}"),
                        "2: '*' must be \"hidden\", \"busy\", \"read\", \"write\", not 'all'"),
                arguments(
                        with(
                                "\"ledger\": {\"key\": \"${SECRET}\"}, \"grants\": {\"ledger\": {\"on\": true, \"resources\": {\"a\": \"read\"}}}"),
                        "2: ledger has no resources to allow one by one"),
                arguments(with("\"google_calendar\": {}"), "2: There is no setting 'google_calendar'"),
                // accounts
                arguments(
                        with("\"grants\": {\"notes\": {\"on\": true}}"),
                        "2: notes is on, but 'folder' is missing. Folder of Markdown files."),
                arguments(with("\"grants\": {\"ledger\": {\"on\": true}}"), "2: ledger is on, but it has no key"),
                arguments(
                        with("\"grants\": {\"google_calendar\": {\"on\": true}}"),
                        "2: google_calendar is on, but no account would be connected"),
                arguments(
                        with("\"signIn\": [\"google_calendar\"]"),
                        "2: google_calendar is to sign in, but no OAuth client for 'google' is given"),
                arguments(with("\"signIn\": [\"notes\"]"), "2: notes needs no sign-in"),
                arguments(
                        with("\"google\": {\"clientSecret\": \"${SECRET}\"}"),
                        "2: 'clientSecret' stands here without 'clientId'"),
                arguments(with("\"google\": {\"key\": \"${SECRET}\"}"), "2: There is no setting 'key' in 'google'"),
                arguments(
                        with("\"connections\": [{\"connector\": \"google_calendar\"}]"), "2: 'accessToken' is missing"),
                arguments(
                        with(
                                "\"connections\": [{\"connector\": \"google_calendar\", \"accessToken\": \"${SECRET}\",\n\"refreshToken\": \"${SECRET}\"}]"),
                        "3: 'refreshToken' needs the OAuth client that it was given to"),
                arguments(
                        with(
                                "\"connections\": [{\"connector\": \"google_calendar\", \"accessToken\": \"${SECRET}\",\n\"expires\": \"tomorrow\"}]"),
                        "3: 'expires' must be a moment in UTC"),
                arguments(
                        with("\"connections\": [{\"connector\": \"notes\", \"accessToken\": \"${SECRET}\"}]"),
                        "2: notes has no tokens to give here"),
                // servers
                arguments(
                        with("\"ledger\": {\"endpoints\": {\n\"api\": \"localhost:9000\"}}"), "3: 'api' must be a URL"),
                arguments(
                        with("\"ledger\": {\"endpoints\": {\n\"apis\": \"https://localhost\"}}"),
                        "3: There is no setting 'apis' in 'endpoints'. Did you mean 'api'?"),
                arguments(
                        with("\"ledger\": {\"endpoints\": {\"api\": \"http://127.0.0.1:9000\"}}"),
                        "2: ledger: the origin 'api' is plain http, and that is not switched on. For a stand-in on this machine write: \"allowPlainHttp\": true."),
                arguments(
                        with(
                                "\"allowPlainHttp\": true, \"ledger\": {\"endpoints\": {\"api\": \"http://10.0.0.7:9000\"}}"),
                        "2: ledger: the origin 'api' must be https"),
                arguments(
                        with(
                                "\"allowPlainHttp\": true, \"ledger\": {\"endpoints\": {\"api\": \"http://127.0.0.1.evil.example\"}}"),
                        "2: ledger: the origin 'api' must be https"),
                arguments(
                        with("\"ledger\": {\"endpoints\": {\"api\": \"https://ledger.test.example\"}}"),
                        "2: ledger: the origin 'api' is a stand-in that is not on this machine"),
                // folders
                arguments(with("\"notes\": {\"folder\": \"Nowhere\"}"), "2: The notes folder does not exist"),
                arguments(with("\"notes\": {\"folder\": \".\"}"), "2: The notes folder"),
                arguments(
                        with("\"notes\": {\"folder\": \"Notes\"},\n\"logFile\": \"Notes/x.log\""),
                        "3: The notes folder"),
                arguments(with("\"notes\": {\"folder\": \"/\"}"), "2: The notes folder must not be the root"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void eachFaultIsToldWithItsLine(String file, String expected) throws IOException {
        var outcome = read(file);

        assertThat(outcome.configuration()).isEmpty();
        assertThat(outcome.faults())
                .extracting(fault -> fault.line() + ": " + fault.sentence())
                .anySatisfy(fault -> assertThat(fault).startsWith(expected));
    }

    @Test
    void allFaultsAreToldAtOnceInTheOrderOfTheFile() throws IOException {
        var outcome = read("""
                {
                  "principle": {},
                  "zone": "Mars/Olympus",
                  "logLevel": 3,
                  "grants": {
                    "google-calendar": {"on": true},
                    "notes": {"on": true, "actions": {"delete_note": "off"}}
                  }
                }
                """);

        assertThat(outcome.faults()).extracting(Fault::line).containsExactly(1, 2, 3, 4, 6, 7, 7);
    }

    @Test
    void aFaultReadsAsCompilersWriteIt() {
        var fault = new Fault(12, "There is no connector 'google-calendar'.");

        var text = fault.in("connectors.json");

        assertThat(text).isEqualTo("connectors.json:12: There is no connector 'google-calendar'.");
    }

    @Test
    void aMissingFileIsAFaultToo() {
        var outcome = ConfigurationReader.read(folder.resolve("none.json"), INSTALLED, name -> "");

        assertThat(outcome.faults()).extracting(Fault::sentence).containsExactly("There is no such file.");
    }

    @Test
    void noFaultShowsASecret() throws IOException {
        var outcome = read(with("\"ledger\": {\"key\": \"canary-9b2e${X}\"},\n"
                + "\"google\": {\"clientId\": \"\", \"clientSecret\": \"canary-9b2e},\n"));

        assertThat(outcome.faults()).isNotEmpty();
        assertThat(outcome.faults())
                .noneSatisfy(fault -> assertThat(fault.sentence()).contains("canary-9b2e"));
    }

    @Test
    void aReadConfigurationPrintsNoSecret() throws IOException {
        var outcome = read(with(
                "\"ledger\": {\"key\": \"canary-77aa\"}, \"google\": {\"clientId\": \"id\", \"clientSecret\": \"canary-77aa\"},"
                        + "\"connections\": [{\"connector\": \"google_calendar\", \"accessToken\": \"canary-77aa\"}]"));

        assertThat(outcome.configuration().orElseThrow().toString()).doesNotContain("canary-77aa");
    }

    /** T44: of the five servers of a provider, only all or none may be replaced. */
    @Test
    void everyMixOfReplacedServersIsRefused() throws IOException {
        var names = List.of("api", "authorization", "token", "revocation");

        for (int mask = 1; mask < 1 << names.size(); mask++) {
            var given = new StringBuilder();
            for (int i = 0; i < names.size(); i++) {
                if ((mask & 1 << i) != 0) {
                    given.append(given.isEmpty() ? "" : ", ")
                            .append('"' + names.get(i) + "\": \"http://127.0.0.1:9000/" + names.get(i) + '"');
                }
            }
            var outcome = read(with("\"allowPlainHttp\": true, \"google\": {\"endpoints\": {" + given + "}}"));
            boolean all = mask == (1 << names.size()) - 1;
            assertThat(outcome.faults().isEmpty()).as(given.toString()).isEqualTo(all);
            if (!all) {
                assertThat(outcome.faults().get(0).sentence()).contains("replace all of its servers or none");
            }
        }
    }

    @Test
    void aFileWithTokensThatOthersCanReadIsWarnedAboutByCode() throws IOException {
        var file = folder.resolve("connectors.json");
        Files.writeString(file, with("\"ledger\": {\"key\": \"literal\"}, \"grants\": {\"ledger\": {\"on\": true}}"));

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        var open = Dangers.of(read(file).configuration().orElseThrow());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        var closed = Dangers.of(read(file).configuration().orElseThrow());

        assertThat(open).extracting(Warning::code).containsExactly("config_readable_by_others");
        assertThat(closed).isEmpty();
    }

    @Test
    void aFileWhoseSecretsAreInTheEnvironmentMayBeReadByOthers() throws IOException {
        var file = folder.resolve("connectors.json");
        Files.writeString(
                file, with("\"ledger\": {\"key\": \"${LEDGER_KEY}\"}, \"grants\": {\"ledger\": {\"on\": true}}"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        var warnings = Dangers.of(read(file).configuration().orElseThrow());

        assertThat(warnings).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeOrNotUtf8IsRefused() throws IOException {
        var large = folder.resolve("large.json");
        Files.write(large, new byte[NodeReader.MAX_BYTES + 1]);
        var latin = folder.resolve("latin.json");
        Files.write(latin, "{\"principal\": {\"workspace\": \"Z\u00fcrich\"}}".getBytes(StandardCharsets.ISO_8859_1));

        var tooLarge = read(large);
        var notUtf8 = read(latin);

        assertThat(tooLarge.faults())
                .extracting(Fault::sentence)
                .singleElement()
                .asString()
                .contains("larger than 1 MiB");
        assertThat(notUtf8.faults()).extracting(Fault::sentence).containsExactly("The file is not UTF-8.");
    }

    @Test
    void deepNestingIsRefusedAndNotFollowed() throws IOException {
        var outcome = read("{\"grants\": " + "{\"a\":".repeat(100_000));

        assertThat(outcome.faults())
                .extracting(Fault::sentence)
                .singleElement()
                .asString()
                .startsWith("This is not JSON");
    }

    private static String with(String setting) {
        return "{\"principal\": {\"workspace\": \"home\", \"user\": \"anna\"},\n" + setting + "}";
    }

    private Outcome read(String text) throws IOException {
        var file = folder.resolve("connectors.json");
        Files.writeString(file, text);
        return read(file);
    }

    private static Outcome read(Path file) {
        return ConfigurationReader.read(file, INSTALLED, name -> ENVIRONMENT.getOrDefault(name, ""));
    }
}
