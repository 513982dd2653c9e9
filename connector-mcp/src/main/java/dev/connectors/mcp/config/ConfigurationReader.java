package dev.connectors.mcp.config;

import dev.connectors.auth.StandIns;
import dev.connectors.domain.EmailAddress;
import dev.connectors.mcp.config.Configuration.Approvals;
import dev.connectors.mcp.config.Configuration.Channel;
import dev.connectors.mcp.config.Configuration.Level;
import dev.connectors.mcp.config.Configuration.Log;
import dev.connectors.permission.Principal;
import dev.connectors.permission.RecipientRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Reads a configuration file. It finds all faults in one pass and shows each with its line; nothing that it does not know is
 * passed over. It asks no server and opens no account.
 */
public final class ConfigurationReader {

    /**
     * What a file says, or what is wrong with it.
     *
     * @param configuration present exactly when there are no faults
     * @param faults in the order of the file
     */
    public record Outcome(Optional<Configuration> configuration, List<Fault> faults) {
        public Outcome {
            faults = List.copyOf(faults);
        }
    }

    private static final List<String> SETTINGS = List.of(
            "principal",
            "zone",
            "deadlineSeconds",
            "logFile",
            "logLevel",
            "approvals",
            "allowPlainHttp",
            "allowStandInElsewhere",
            "key",
            "callbackPort",
            "signIn",
            "connections",
            "grants",
            "recipients");

    private final Path file;
    private final Installed installed;
    private final Reading reading;

    private ConfigurationReader(Path file, Installed installed, Reading reading) {
        this.file = file;
        this.installed = installed;
        this.reading = reading;
    }

    /**
     * Reads a file.
     *
     * @param file where it stands
     * @param installed what it may speak of
     * @param environment the value of a variable, empty where there is none
     */
    public static Outcome read(Path file, Installed installed, UnaryOperator<String> environment) {
        var reading = new Reading(environment);
        var configuration = bytes(file, reading)
                .flatMap(bytes -> NodeReader.read(bytes, reading.faults()))
                .flatMap(node -> new ConfigurationReader(file.toAbsolutePath(), installed, reading).root(node));
        var faults = reading.faults().stream()
                .sorted(Comparator.comparingInt(Fault::line))
                .distinct()
                .toList();
        return new Outcome(faults.isEmpty() ? configuration : Optional.empty(), faults);
    }

    private static Optional<byte[]> bytes(Path file, Reading reading) {
        try {
            if (!Files.isRegularFile(file)) {
                reading.fault(0, Files.exists(file) ? "This is not a file." : "There is no such file.");
                return Optional.empty();
            }
            if (Files.size(file) > NodeReader.MAX_BYTES) {
                reading.fault(0, "The file is larger than 1 MiB; a configuration file was expected.");
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            reading.fault(0, "There is no such file.");
        } catch (IOException e) {
            reading.fault(0, "The file cannot be read: " + e.getClass().getSimpleName() + ".");
        }
        return Optional.empty();
    }

    private Optional<Configuration> root(Node node) {
        if (!(node instanceof Node.Fields object)) {
            reading.fault(node.line(), "The file must be an object, not " + node.kind() + ".");
            return Optional.empty();
        }
        var root = new Section("", object, reading);
        var principal = principal(root);
        var zone = zone(root);
        var deadline = root.whole("deadlineSeconds", 1, 600).map(seconds -> Duration.ofSeconds(seconds.value()));
        var log = log(root);
        var approvals = approvals(root);
        var standIns = standIns(root);
        var key = root.secret("key");
        key.filter(secret -> !isKey(secret.value().value()))
                .ifPresent(secret ->
                        reading.fault(secret.line(), "'key' must be 32 bytes in Base64. Make one with: --new-key."));
        var callbackPort = root.whole("callbackPort", 0, 65_535).map(Placed::value);
        var recipients = recipients(root);
        var folders = new Folders(file, reading);
        var accounts = new AccountsReader(folders, root, installed, reading, standIns);
        var providers = accounts.providers();
        var connections = accounts.connections(providers);
        var signIn = accounts.signIn(providers);
        var grants = new GrantsReader(root, installed, reading).grants();
        accounts.requireReady(grants, providers, connections, signIn);
        root.end(
                Stream.concat(SETTINGS.stream(), installed.providers().stream()).toList());
        folders.requireSeparate(providers, log, root.line("logFile"));
        return principal.map(who -> new Configuration(
                file,
                who,
                zone,
                deadline,
                log,
                approvals,
                standIns,
                key.map(Placed::value),
                callbackPort.orElse(0),
                providers,
                connections,
                signIn,
                grants,
                recipients,
                reading.hasLiteralSecret()));
    }

    private Optional<Principal> principal(Section root) {
        if (!root.has("principal")) {
            reading.fault(
                    root.line(),
                    "'principal' is missing: whose accounts these are. Write: \"principal\": {\"workspace\": \"home\","
                            + " \"user\": \"anna\"}.");
            return Optional.empty();
        }
        return root.section("principal").flatMap(section -> {
            var workspace = required(section, "workspace", "such as \"home\"");
            var user = required(section, "user", "such as \"anna\"");
            section.end();
            if (workspace.isEmpty() || user.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        Principal.of(workspace.get().value(), user.get().value()));
            } catch (IllegalArgumentException e) {
                reading.fault(section.line(), "'principal': " + e.getMessage() + ".");
                return Optional.empty();
            }
        });
    }

    private Optional<Placed<String>> required(Section section, String key, String example) {
        if (!section.has(key)) {
            reading.fault(section.line(), "'" + key + "' is missing, " + example + ".");
        }
        return section.text(key);
    }

    private Optional<ZoneId> zone(Section root) {
        return root.text("zone").flatMap(text -> {
            try {
                var zone = ZoneId.of(text.value());
                if (text.value().contains("/") || text.value().equals("UTC")) {
                    return Optional.of(zone);
                }
            } catch (DateTimeException e) {
                // told below, as is an offset: the rules of a place change, those of an offset do not
            }
            reading.fault(
                    text.line(),
                    "'zone' must be an IANA time zone such as \"America/Denver\", not '" + Section.shown(text.value())
                            + "'.");
            return Optional.empty();
        });
    }

    private Log log(Section root) {
        var logFile = root.text("logFile").flatMap(this::path);
        logFile.ifPresent(path -> {
            if (!Files.isDirectory(parent(path))) {
                reading.fault(root.line("logFile"), "'logFile' must be in a folder that exists.");
            } else if (Files.isDirectory(path)) {
                reading.fault(root.line("logFile"), "'logFile' is a folder.");
            }
        });
        var level = root.choice("logLevel", Level.class).map(Placed::value).orElse(Level.INFO);
        return new Log(logFile, level);
    }

    private Optional<Path> path(Placed<String> text) {
        try {
            return Optional.of(parent(file).resolve(text.value()).normalize());
        } catch (InvalidPathException e) {
            reading.fault(text.line(), "'" + Section.shown(text.value()) + "' is not a path.");
            return Optional.empty();
        }
    }

    static Path parent(Path file) {
        var folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    private Approvals approvals(Section root) {
        var section = root.section("approvals");
        var approvals = new Approvals(
                section.flatMap(s -> s.flag("elicitation")).map(Placed::value).orElse(true),
                section.flatMap(s -> s.choice("channel", Channel.class))
                        .map(Placed::value)
                        .orElse(Channel.PAGE),
                seconds(section, "waitSeconds", 10).orElse(Duration.ofMinutes(5)),
                // below the 60 seconds after which many clients give a call up
                seconds(section, "pageWaitSeconds", 0).orElse(Duration.ofSeconds(45)),
                section.flatMap(s -> s.flag("openBrowser")).map(Placed::value).orElse(true));
        section.ifPresent(Section::end);
        return approvals;
    }

    private static Optional<Duration> seconds(Optional<Section> section, String key, int least) {
        return section.flatMap(s -> s.whole(key, least, 600)).map(seconds -> Duration.ofSeconds(seconds.value()));
    }

    private static StandIns standIns(Section root) {
        return new StandIns(
                root.flag("allowPlainHttp").map(Placed::value).orElse(false),
                root.flag("allowStandInElsewhere").map(Placed::value).orElse(false));
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == 32;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private List<Placed<String>> recipients(Section root) {
        var sound = new ArrayList<Placed<String>>();
        for (var rule : root.texts("recipients")) {
            try {
                if (rule.value().contains("@")) {
                    sound.add(new Placed<>(
                            rule.line(), EmailAddress.parse(rule.value()).value()));
                } else {
                    sound.add(new Placed<>(
                            rule.line(),
                            RecipientRules.NONE
                                    .domain(rule.value())
                                    .domains()
                                    .iterator()
                                    .next()));
                }
            } catch (IllegalArgumentException e) {
                reading.fault(
                        rule.line(),
                        "'recipients' must be addresses such as \"john@buyer.example\" or whole domains such as"
                                + " \"buyer.example\"; '" + Section.shown(rule.value()) + "' is refused: "
                                + e.getMessage() + ".");
            }
        }
        return sound;
    }
}
