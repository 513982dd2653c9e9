package dev.connectors.mcp.page;

import dev.connectors.mcp.page.LocalPages.Answer;
import dev.connectors.mcp.page.LocalPages.Request;
import dev.connectors.spi.ConnectorInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a person starts a sign-in and comes back from the provider. Thread-safe.
 *
 * <p>The browser that opens the link first gets a cookie, which is the session of the sign-in: the one who finishes it is the one
 * who started it.
 */
public final class SignInPages {

    /** Starts and finishes sign-ins; called on the server's threads. */
    public interface SignIns {

        /** The provider's page to go to. */
        URI start(String connector, String session);

        /**
         * Finishes.
         *
         * @param provider id of the provider, from the path that the browser asked for
         */
        Finished finish(String provider, String session, URI requested);
    }

    /**
     * What became of a sign-in.
     *
     * @param signedIn whether an account is connected now
     * @param sentence for the person
     */
    public record Finished(boolean signedIn, String sentence) {}

    private static final String PREFIX = "/sign-in/";

    /** Where a provider sends a browser back to. */
    static final String CALLBACK = "/connect/";

    private static final String GO = "/go";
    private static final Duration LIFE = Duration.ofHours(1);

    private record Open(Link link, ConnectorInfo connector) {}

    private final LocalPages pages;
    private final Clock clock;
    private final SignIns signIns;
    private final Map<String, Open> byToken = new LinkedHashMap<>();

    private SignInPages(LocalPages pages, Clock clock, SignIns signIns) {
        this.pages = pages;
        this.clock = clock;
        this.signIns = signIns;
    }

    /** Adds these pages to a server. */
    public static SignInPages on(LocalPages pages, Clock clock, SignIns signIns) {
        var signIn = new SignInPages(pages, clock, signIns);
        pages.add(PREFIX, signIn::begin);
        pages.add(CALLBACK, signIn::callback);
        return signIn;
    }

    /** What a provider's redirect begins with; the provider's id follows after a slash. */
    public static String callback(LocalPages pages) {
        return pages.origin() + CALLBACK.substring(0, CALLBACK.length() - 1);
    }

    /** A link that starts a sign-in, for the person's eyes only; empty while there is one that still works. */
    public synchronized Optional<URI> open(ConnectorInfo connector) {
        byToken.values().removeIf(open -> open.link().expired(clock.instant()));
        if (byToken.values().stream().anyMatch(open -> open.connector().id().equals(connector.id()))) {
            return Optional.empty();
        }
        var link = new Link(clock.instant().plus(LIFE));
        byToken.put(link.token(), new Open(link, connector));
        return Optional.of(URI.create(pages.origin() + PREFIX + link.token()));
    }

    private synchronized void close(String provider) {
        byToken.values().removeIf(open -> open.connector().provider().id().equals(provider));
    }

    private synchronized boolean started(String provider, Optional<String> cookie) {
        return byToken.values().stream()
                .anyMatch(open -> open.connector().provider().id().equals(provider)
                        && open.link().used()
                        && open.link().takenBy(cookie));
    }

    private synchronized Optional<Open> find(String token) {
        return Optional.ofNullable(byToken.get(token))
                .filter(open -> !open.link().expired(clock.instant()));
    }

    private Answer begin(Request request) {
        boolean go = request.path().endsWith(GO);
        var token = go ? request.path().substring(0, request.path().length() - GO.length()) : request.path();
        var open = find(token);
        if (open.isEmpty() || request.post()) {
            return Answer.page(404, Html.message("No such sign-in", "The link is wrong or too old."));
        }
        if (request.ahead()) {
            return Answer.page(503, Html.message("Not yet", "Open this page to sign in."));
        }
        var link = open.get().link();
        var connector = open.get().connector();
        if (link.takenBy(request.cookie())) {
            if (!go) {
                return Answer.page(200, question(connector, token));
            }
            link.use(); // from here on the provider may send the browser back
            return Answer.to(signIns.start(connector.id(), request.cookie().orElseThrow()));
        }
        return link.take()
                .map(cookie -> Answer.page(200, question(connector, token))
                        // Lax, not Strict: the provider's redirect comes from another site.
                        .setting(pages.cookieName() + "=" + cookie + "; Path=/; HttpOnly; SameSite=Lax"))
                .orElseGet(() ->
                        Answer.page(403, Html.message("Opened elsewhere", "Another browser opened this link first.")));
    }

    private Answer callback(Request request) {
        var provider = request.path();
        if (request.post() || !started(provider, request.cookie())) {
            return Answer.page(
                    403, Html.message("Not signed in", "No sign-in was started in this browser. Open the link first."));
        }
        var finished = signIns.finish(provider, request.cookie().orElseThrow(), request.uri());
        if (finished.signedIn()) {
            close(provider);
        }
        return Answer.page(200, Html.message(finished.signedIn() ? "Signed in" : "Not signed in", finished.sentence()));
    }

    private static String question(ConnectorInfo connector, String token) {
        var provider = connector.provider().title();
        return Html.page(
                "Let the assistant use your " + connector.title() + "?",
                "<h1>" + Html.text("Let the assistant use your " + connector.title() + "?") + "</h1>"
                        + line("It can see:", Optional.of(connector.sees()))
                        + line("It asks you each time before it", connector.asksBefore())
                        + line("It never", connector.never())
                        + "<p><strong>Where it goes:</strong> what it reads is sent to the AI model that your client"
                        + " uses.</p><p>"
                        + Html.text(
                                "Next, " + provider + " asks you in its own words. Where it shows several lines you may"
                                        + " untick one: that part then stays off.")
                        + "</p><a class=\"button\" href=\"" + PREFIX + token + GO + "\">"
                        + Html.text("Continue to " + provider) + "</a><p>To say no, close this page.</p>");
    }

    private static String line(String label, Optional<String> text) {
        return text.map(what -> "<p><strong>" + Html.text(label) + "</strong> " + Html.text(what) + "</p>")
                .orElse("");
    }
}
