package dev.connectors.spring;

import dev.connectors.error.ConnectorException;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Settings;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Begins sign-ins and finishes them, each bound to the user and the HTTP session that began it. Thread-safe. */
final class SignInRoutes {

    private static final String SESSION = SignInRoutes.class.getName();
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Two tabs that begin at once share the session's secret. */
    private static final Object SESSION_LOCK = new Object();

    private final Connectors connectors;
    private final PrincipalResolver principals;
    private final ConnectorsProperties properties;

    SignInRoutes(Connectors connectors, PrincipalResolver principals, ConnectorsProperties properties) {
        this.connectors = connectors;
        this.principals = principals;
        this.properties = properties;
    }

    /** Sends the browser to the provider. */
    ServerResponse start(ServerRequest request) {
        var connector = request.pathVariable("connector");
        if (connectors.connectors().stream().noneMatch(info -> info.id().equals(connector))) {
            return plain(HttpStatus.NOT_FOUND, "There is no such connector.");
        }
        return settings(request)
                .map(settings -> {
                    try {
                        return redirect(settings.signIn(connector, session(request)));
                    } catch (IllegalArgumentException e) {
                        return plain(HttpStatus.BAD_REQUEST, "This connector has no sign-in page.");
                    }
                })
                .orElseGet(SignInRoutes::signInFirst);
    }

    /** Takes what the provider sent back. The address is the one that was registered, whatever a proxy in between made of it. */
    ServerResponse finish(ServerRequest request) {
        return settings(request)
                .map(settings -> {
                    try {
                        settings.finishSignIn(session(request), requested(request));
                        return redirect(URI.create(properties.afterSignIn()));
                    } catch (ConnectorException e) {
                        return plain(HttpStatus.BAD_REQUEST, e.toModel());
                    }
                })
                .orElseGet(SignInRoutes::signInFirst);
    }

    private Optional<Settings> settings(ServerRequest request) {
        return request.principal().map(principals::of).map(connectors::settings);
    }

    private URI requested(ServerRequest request) {
        var query =
                Optional.ofNullable(request.servletRequest().getQueryString()).orElse("");
        return URI.create(withoutSlash(properties.callback()) + "/" + request.pathVariable("provider") + "?" + query);
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** A secret of the session's own, so that the container's id goes nowhere and may change at the application's own sign-in. */
    private static String session(ServerRequest request) {
        HttpSession session = request.session();
        synchronized (SESSION_LOCK) {
            if (session.getAttribute(SESSION) instanceof String known) {
                return known;
            }
            var bytes = new byte[16];
            RANDOM.nextBytes(bytes);
            var made = HexFormat.of().formatHex(bytes);
            session.setAttribute(SESSION, made);
            return made;
        }
    }

    private static ServerResponse redirect(URI to) {
        return ServerResponse.status(HttpStatus.FOUND)
                .location(to)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static ServerResponse signInFirst() {
        return plain(HttpStatus.UNAUTHORIZED, "Sign in to this application first.");
    }

    private static ServerResponse plain(HttpStatus status, String text) {
        return ServerResponse.status(status)
                .contentType(MediaType.TEXT_PLAIN)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .body(text);
    }
}
