package dev.connectors.testkit.sandbox;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client's half of the code flow, with fixed secrets. */
final class SignIn {

    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"; // RFC 7636 appendix B
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    static final String REDIRECT = "http://127.0.0.1:5000/callback";
    static final String SCOPES = "openid email https://www.googleapis.com/auth/calendar.events"
            + " https://www.googleapis.com/auth/calendar.freebusy";

    private final GoogleSandbox sandbox;
    private final List<String> parameters = new ArrayList<>(List.of(
            "response_type",
            "code",
            "client_id",
            GoogleSandbox.CLIENT_ID,
            "redirect_uri",
            REDIRECT,
            "scope",
            SCOPES,
            "state",
            "s-1",
            "access_type",
            "offline",
            "code_challenge",
            CHALLENGE,
            "code_challenge_method",
            "S256"));

    SignIn(GoogleSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Sets or, with an empty value, leaves out a parameter. */
    SignIn with(String name, String value) {
        var at = parameters.indexOf(name);
        if (at >= 0) {
            parameters.subList(at, at + 2).clear();
        }
        if (!value.isEmpty()) {
            parameters.addAll(List.of(name, value));
        }
        return this;
    }

    String address() {
        return sandbox.authorizationEndpoint() + "?" + Client.pairs(parameters.toArray(new String[0]));
    }

    /** What the redirect carries. */
    Map<String, List<String>> back() {
        return Request.pairs(sandbox.browse(URI.create(address())).getRawQuery());
    }

    String code() {
        return back().get("code").get(0);
    }

    Client.Reply redeem(String code, String... changes) {
        var fields = new ArrayList<>(List.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "client_id",
                GoogleSandbox.CLIENT_ID,
                "client_secret",
                GoogleSandbox.CLIENT_SECRET,
                "redirect_uri",
                REDIRECT,
                "code_verifier",
                VERIFIER));
        for (var i = 0; i < changes.length; i += 2) {
            fields.set(fields.indexOf(changes[i]) + 1, changes[i + 1]);
        }
        return oauth().form("/token", fields.toArray(new String[0]));
    }

    Client.Reply refresh(String refreshToken) {
        return oauth().form(
                        "/token",
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        refreshToken,
                        "client_id",
                        GoogleSandbox.CLIENT_ID,
                        "client_secret",
                        GoogleSandbox.CLIENT_SECRET);
    }

    Client oauth() {
        return new Client(sandbox.baseUrl(), "");
    }
}
