package dev.connectors.mcp;

import dev.connectors.mcp.config.Configuration;
import dev.connectors.mcp.config.Configuration.Channel;
import dev.connectors.mcp.config.Fault;
import dev.connectors.mcp.page.LocalPages;
import dev.connectors.mcp.page.SignInPages;
import dev.connectors.runtime.Connectors;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One server for one person at this machine: the library, the pages, and the client at the other end of stdio. Used once. */
final class Serving {

    private static final long RETRY_SECONDS = 30;

    private final Configuration configuration;
    private final InputStream in;
    private final OutputStream out;
    private final Consumer<String> log;
    private final Consumer<URI> browser;
    private volatile Set<String> left = Set.of();

    Serving(
            Configuration configuration,
            InputStream in,
            OutputStream out,
            Consumer<String> log,
            Consumer<URI> browser) {
        this.configuration = configuration;
        this.in = in;
        this.out = out;
        this.log = log;
        this.browser = browser;
    }

    /** Serves until the client closes its end. */
    void serve() throws Assembly.Refused, IOException {
        var pages = pages();
        try {
            serve(pages);
        } finally {
            pages.ifPresent(LocalPages::close);
        }
    }

    private void serve(Optional<LocalPages> pages) throws Assembly.Refused {
        var person = new CompletableFuture<Person>(); // known before the first call
        try (var connectors = Assembly.connectors(configuration, builder -> {
            pages.ifPresent(p -> builder.callback(SignInPages.callback(p)));
            return builder.onResult((chat, result) -> person.join().show(result));
        })) {
            var permissions = new Permissions(configuration, connectors, false);
            person.complete(new Person(configuration, connectors, permissions, pages, log, browser));
            var outcome = permissions.apply();
            if (!outcome.faults().isEmpty()) {
                throw new Assembly.Refused(outcome.faults());
            }
            outcome.notices(configuration.file()).forEach(log);
            person.join().offerSignIns();
            left = outcome.unreachable().keySet();
            var clock = Executors.newSingleThreadScheduledExecutor(Serving::daemon);
            var retries = clock.scheduleWithFixedDelay(
                    () -> retry(permissions), RETRY_SECONDS, RETRY_SECONDS, TimeUnit.SECONDS);
            try (var server = server(connectors, person.join())) {
                server.serve();
            } finally {
                retries.cancel(true);
                clock.shutdownNow();
            }
        }
    }

    private ConnectorMcpServer server(Connectors connectors, Person person) {
        var builder = ConnectorMcpServer.of(connectors, configuration.principal())
                .streams(in, out)
                .elicitation(configuration.approvals().elicitation())
                .patience(configuration.approvals().patience());
        return builder.otherwise(person.asks() ? person : new Denying()).build();
    }

    /** Only where there is something to show: a port that is not open needs no defence. */
    private Optional<LocalPages> pages() throws IOException, Assembly.Refused {
        if (configuration.signIn().isEmpty() && configuration.approvals().channel() == Channel.DENY) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalPages.start(configuration.callbackPort()));
        } catch (BindException e) {
            throw new Assembly.Refused(List.of(new Fault(
                    0,
                    "'callbackPort' " + configuration.callbackPort()
                            + " is taken by another program. Choose another.")));
        }
    }

    /** A laptop that wakes up before its network does. */
    private void retry(Permissions permissions) {
        if (!left.isEmpty()) {
            var outcome = permissions.switchOn(left);
            outcome.faults()
                    .forEach(fault -> log.accept(
                            fault.in(String.valueOf(configuration.file().getFileName()))));
            left = outcome.unreachable().keySet();
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "permissions-retry");
        thread.setDaemon(true);
        return thread;
    }
}
