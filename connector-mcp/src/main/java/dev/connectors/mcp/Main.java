package dev.connectors.mcp;

import dev.connectors.mcp.config.Configuration;
import dev.connectors.mcp.config.ConfigurationReader;
import dev.connectors.mcp.config.Dangers;
import dev.connectors.mcp.config.Fault;
import dev.connectors.mcp.config.Installed;
import dev.connectors.mcp.log.LogProvider;
import dev.connectors.mcp.log.LogSink;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * The runnable jar: {@code java -jar connector-mcp-runnable.jar connectors.json}. Its standard output carries MCP and nothing else.
 *
 * <p>Exit codes: 0, the client ended it, or what was asked is printed; 1, something failed; 2, wrong arguments; 3, the configuration
 * is refused, with each fault and its line on the standard error.
 */
public final class Main {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int REFUSED = 3;

    private static final String VARIABLE = "CONNECTORS_CONFIG";
    private static final String HELP = """
            Offers the connectors of one person to an MCP client, over stdin and stdout.

              java -jar connector-mcp-runnable.jar [connectors.json]           serve
              java -jar connector-mcp-runnable.jar --check [connectors.json]   show what the assistant would see
              java -jar connector-mcp-runnable.jar --new-key                   make a key for the setting 'key'
              java -jar connector-mcp-runnable.jar --help

            Without a path the file is the one that the environment variable CONNECTORS_CONFIG names.
            The README of connector-mcp shows a whole file.
            """;

    private final Map<String, String> environment;
    private final InputStream in;
    private final OutputStream mcp;
    private final PrintStream out;
    private final PrintStream err;

    Main(Map<String, String> environment, InputStream in, OutputStream mcp, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.in = in;
        this.mcp = mcp;
        this.out = out;
        this.err = err;
    }

    /** Runs, and ends the process. */
    public static void main(String[] args) {
        LogProvider.choose();
        var stdout = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err); // whatever else prints must not get between two messages
        // Whoever holds a connection to a local page open holds a thread; 30 seconds are enough for a form.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        var main = new Main(
                System.getenv(),
                new FileInputStream(FileDescriptor.in),
                stdout,
                new PrintStream(stdout, true, StandardCharsets.UTF_8),
                System.err);
        System.exit(main.run(List.of(args)));
    }

    int run(List<String> args) {
        var command = args.isEmpty() ? "" : args.get(0);
        if (command.equals("--help") || command.equals("-h")) {
            out.print(HELP);
            return OK;
        }
        if (command.equals("--new-key") && args.size() == 1) {
            out.println(newKey());
            return OK;
        }
        boolean check = command.equals("--check");
        var paths = check ? args.subList(1, args.size()) : args;
        if (paths.size() > 1 || paths.stream().anyMatch(path -> path.startsWith("-"))) {
            return usage("There is no such argument.");
        }
        var named = paths.isEmpty() ? environment.getOrDefault(VARIABLE, "") : paths.get(0);
        if (named.isBlank()) {
            return usage("Name the configuration file, or set " + VARIABLE + ".");
        }
        Path file;
        try {
            file = Path.of(named);
        } catch (InvalidPathException e) {
            return usage("That is not a path.");
        }
        var installed = Installed.find();
        var read = ConfigurationReader.read(file, installed, name -> environment.getOrDefault(name, ""));
        return read.configuration().isPresent()
                ? run(read.configuration().get(), installed, check)
                : refuse(file, read.faults());
    }

    private int run(Configuration configuration, Installed installed, boolean check) {
        try {
            if (check) {
                check(configuration, installed);
            } else {
                openLog(configuration);
                warnings(configuration).forEach(LogSink.shared()::notice);
                new Serving(configuration, in, mcp, LogSink.shared()::notice, Browser::open).serve();
            }
            return OK;
        } catch (Assembly.Refused e) {
            return refuse(configuration.file(), e.faults());
        } catch (IOException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    private void check(Configuration configuration, Installed installed) throws Assembly.Refused {
        warnings(configuration).forEach(err::println);
        try (var connectors = Assembly.connectors(
                configuration,
                // no sign-in is started here, so nothing ever comes back to it
                builder -> configuration.signIn().isEmpty() ? builder : builder.callback("http://127.0.0.1/connect"))) {
            var outcome = new Permissions(configuration, connectors, true).apply();
            if (!outcome.faults().isEmpty()) {
                throw new Assembly.Refused(outcome.faults());
            }
            outcome.notices(configuration.file()).forEach(err::println);
            new Check(configuration, installed, connectors, out).print();
        }
    }

    private static void openLog(Configuration configuration) throws IOException {
        var level = switch (configuration.log().level()) {
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case DEBUG -> Level.DEBUG;
            case TRACE -> Level.TRACE;
        };
        LogSink.shared().from(level);
        Optional<Path> file = configuration.log().file();
        if (file.isPresent()) {
            LogSink.shared().open(file.get());
        }
    }

    private static List<String> warnings(Configuration configuration) {
        return Dangers.of(configuration).stream().map(Object::toString).toList();
    }

    private int refuse(Path file, List<Fault> faults) {
        var name = String.valueOf(file.getFileName());
        faults.forEach(fault -> err.println(fault.in(name)));
        return REFUSED;
    }

    private int usage(String problem) {
        err.println(problem);
        err.print(HELP);
        return USAGE;
    }

    private static String newKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
