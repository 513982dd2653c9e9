package dev.connectors.auth;

import dev.connectors.http.WebClient.Headers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code WWW-Authenticate} (RFC 9110 section 11.6.1, RFC 6750 section 3): several headers, several challenges in each, parameters in
 * any order. What does not fit the grammar is passed over.
 */
final class Challenges {

    private static final int LONGEST = 32 * 1024;

    private record Challenge(String scheme, Map<String, String> parameters) {}

    private final String text;
    private int at;

    private Challenges(String text) {
        this.text = text;
    }

    /** The claims that a bearer challenge wants, if there is one that does: the first that says so by its error before all others. */
    static Optional<Secret> claims(Headers answer) {
        var bearers = answer.all("WWW-Authenticate").stream()
                .filter(header -> header.length() <= LONGEST)
                .flatMap(header -> new Challenges(header).all().stream())
                .filter(challenge -> challenge.scheme().equals("bearer"))
                .map(Challenge::parameters)
                .filter(parameters -> parameters.containsKey("claims"))
                .toList();
        return bearers.stream()
                .filter(parameters -> "insufficient_claims".equals(parameters.get("error")))
                .findFirst()
                .or(() -> bearers.stream().findFirst())
                .flatMap(parameters -> ClaimsRequest.challenge(parameters.getOrDefault("claims", "")));
    }

    private List<Challenge> all() {
        var all = new ArrayList<Challenge>();
        while (at < text.length()) {
            skip(" \t,");
            var name = token().toLowerCase(Locale.ROOT);
            if (name.isEmpty()) {
                at++; // what is no token is no challenge
                continue;
            }
            skip(" \t");
            if (!is('=')) {
                all.add(new Challenge(name, new LinkedHashMap<>()));
                continue;
            }
            at++;
            skip(" \t");
            var value = is('"') ? quoted() : token();
            if (!all.isEmpty()) {
                all.get(all.size() - 1).parameters().putIfAbsent(name, value);
            }
        }
        return all;
    }

    private String token() {
        int start = at;
        while (at < text.length() && " \t,=\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        var value = new StringBuilder();
        for (at++; at < text.length() && !is('"'); at++) {
            if (is('\\') && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        at++;
        return value.toString();
    }

    private boolean is(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private void skip(String these) {
        while (at < text.length() && these.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
