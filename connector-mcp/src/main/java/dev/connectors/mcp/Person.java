package dev.connectors.mcp;

import dev.connectors.approval.Approval;
import dev.connectors.approval.Approver;
import dev.connectors.error.ApprovalRequired;
import dev.connectors.error.ConnectorException;
import dev.connectors.mcp.config.Configuration;
import dev.connectors.mcp.config.Configuration.Channel;
import dev.connectors.mcp.page.ApprovalPages;
import dev.connectors.mcp.page.LocalPages;
import dev.connectors.mcp.page.SignInPages;
import dev.connectors.mcp.page.SignInPages.Finished;
import dev.connectors.mcp.page.SignInPages.SignIns;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Settings;
import dev.connectors.tool.ToolResult;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way to the person who owns the accounts, beside the client: links to pages on this machine. Each link is shown to the person,
 * and is in nothing that a client or a model gets. Thread-safe.
 */
final class Person implements SignIns, Approver {

    private static final String CHANNEL = "page";

    private final Configuration configuration;
    private final Connectors connectors;
    private final Permissions permissions;
    private final Consumer<String> log;
    private final Consumer<URI> browser;
    private final Optional<ApprovalPages> approvals;
    private final Optional<SignInPages> signIns;

    /**
     * With pages, where there are any.
     *
     * @param log where links and notices are written for the person
     * @param browser opens a link
     */
    Person(
            Configuration configuration,
            Connectors connectors,
            Permissions permissions,
            Optional<LocalPages> pages,
            Consumer<String> log,
            Consumer<URI> browser) {
        this.configuration = configuration;
        this.connectors = connectors;
        this.permissions = permissions;
        this.log = log;
        this.browser = browser;
        var clock = Clock.systemUTC();
        var zone = configuration.zone().orElseGet(ZoneId::systemDefault);
        this.approvals = pages.filter(p -> configuration.approvals().channel() == Channel.PAGE)
                .map(p -> ApprovalPages.on(p, clock, zone, this::decide));
        this.signIns = pages.map(p -> SignInPages.on(p, clock, this));
    }

    /** Offers every sign-in of the configuration. */
    void offerSignIns() {
        configuration.signIn().forEach(connector -> offerSignIn(connector.value()));
    }

    /** Shows what a result leaves to the person. */
    void show(ToolResult result) {
        result.signIn()
                .filter(needed -> needed.kind() == ToolResult.SignInNeeded.Kind.PAGE)
                .map(ToolResult.SignInNeeded::connector)
                .filter(connector -> configuration.signIn().stream()
                        .anyMatch(name -> name.value().equals(connector)))
                .ifPresent(this::offerSignIn);
    }

    /** Whether questions have pages. */
    boolean asks() {
        return approvals.isPresent();
    }

    /**
     * Opens a page and waits a short time, so that a person who is there is asked within one call. Without an answer the call ends
     * with approval_required, and the page stays open until the question ends.
     */
    @Override
    public boolean ask(Approval approval) {
        open(approval);
        try {
            return approvals
                    .orElseThrow()
                    .await(approval.id(), configuration.approvals().pagePatience())
                    .orElseThrow(() -> new ApprovalRequired(approval.id()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApprovalRequired(approval.id());
        }
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    private void open(Approval approval) {
        approvals
                .flatMap(pages -> pages.open(approval))
                .ifPresent(link -> show("A question waits for your yes or no, once, at ", link));
    }

    private void offerSignIn(String connector) {
        var info = permissions.info(connector);
        signIns.flatMap(pages -> pages.open(info))
                .ifPresent(link ->
                        show("To sign in to " + info.provider().title() + " for " + info.title() + ", open ", link));
    }

    private void show(String sentence, URI link) {
        log.accept(sentence + link);
        if (configuration.approvals().openBrowser()) {
            browser.accept(link);
        }
    }

    private String decide(String id, boolean yes) {
        if (!yes) {
            settings().decline(id, CHANNEL);
            return "Nothing was done. The assistant learns that you said no.";
        }
        var result = settings().approve(id, CHANNEL);
        if (result.isOk()) {
            return "It is done. The assistant reads the result when it makes this call again.";
        }
        if (result.code().equals("approval_required")) {
            result.approval().ifPresent(this::open);
            return "What it would do has changed since you were asked, so nothing was done. A new question waits for you.";
        }
        return result.reason().orElse("It was not done: " + result.code() + ".");
    }

    @Override
    public URI start(String connector, String session) {
        return settings().signIn(connector, session);
    }

    /** The account is restricted before any of its connectors is on again. */
    @Override
    public Finished finish(String provider, String session, URI requested) {
        var all = permissions.ofProvider(provider);
        all.forEach(settings()::turnOff);
        try {
            settings().finishSignIn(session, requested);
        } catch (ConnectorException e) {
            permissions.switchOn(all);
            return new Finished(false, e.toModel());
        }
        return new Finished(true, switchedOn(permissions.switchOn(all)));
    }

    private String switchedOn(Permissions.Outcome outcome) {
        if (outcome.faults().isEmpty() && outcome.unreachable().isEmpty()) {
            return "The assistant can go on. Close this page.";
        }
        outcome.notices(configuration.file()).forEach(log);
        return "But what you restricted could not be set, so it stays off. The log says why.";
    }

    private Settings settings() {
        return connectors.settings(configuration.principal());
    }
}
