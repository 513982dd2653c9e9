package dev.connectors.auth;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the browser brought back (RFC 6749 sections 4.1.2 and 4.1.2.1, RFC 9207), read strictly: each parameter once, everything
 * within its size. Nothing of it is ever shown.
 *
 * @param location where it came to, without the query
 * @param state 43 characters, as we made it
 * @param code authorization code, unless there is an error
 * @param error error code, unless there is a code
 * @param issuer {@code iss}
 */
record Callback(URI location, String state, Optional<Secret> code, Optional<String> error, Optional<String> issuer) {

    private static final int LONGEST_QUERY = 16 * 1024;
    private static final int LONGEST_CODE = 8 * 1024;

    /** What is wrong with it, in a word for the log. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Reads the requested URI: absolute as the browser asked for it, or path and query alone. */
    static Callback parse(URI requested) throws Malformed {
        var query = requested.getRawQuery();
        if (query == null || query.length() > LONGEST_QUERY || requested.getRawFragment() != null) {
            throw new Malformed("query");
        }
        var parameters = parameters(query);
        var state = parameters.getOrDefault("state", "");
        if (!state.matches("[A-Za-z0-9_-]{43}")) {
            throw new Malformed("state");
        }
        var code = Optional.ofNullable(parameters.get("code"));
        var error = Optional.ofNullable(parameters.get("error"));
        if (code.isPresent() == error.isPresent()) {
            throw new Malformed("code_or_error");
        }
        if (code.filter(text -> !text.matches("[\\x20-\\x7e]{1," + LONGEST_CODE + "}"))
                .isPresent()) {
            throw new Malformed("code");
        }
        return new Callback(requested, state, code.map(Secret::of), error, Optional.ofNullable(parameters.get("iss")));
    }

    /** Whether it came to this redirect URI; scheme, host and port count where the host gave them. */
    boolean cameTo(String redirectUri) {
        var expected = URI.create(redirectUri);
        var pathAlone = !location.isAbsolute() && location.getRawAuthority() == null;
        var sameSite = pathAlone || (location.isAbsolute() && RedirectUri.isSamePlace(expected, location));
        return sameSite && expected.getRawPath().equals(location.getRawPath());
    }

    private static Map<String, String> parameters(String query) throws Malformed {
        var parameters = new HashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            var value = decode(equals < 0 ? "" : pair.substring(equals + 1));
            if (parameters.put(name, value) != null) { // RFC 6749 section 3.1
                throw new Malformed("parameter_twice");
            }
        }
        return parameters;
    }

    @Override
    public String toString() {
        return "Callback[redacted]";
    }

    /** Form decoding that refuses what {@link java.net.URLDecoder} repairs: half escapes and broken UTF-8. */
    private static String decode(String text) throws Malformed {
        var bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw new Malformed("escape");
                }
                bytes[length++] = (byte) (high * 16 + low);
                i += 2;
            } else if (c > 0x7e) {
                throw new Malformed("not_ascii");
            } else {
                bytes[length++] = (byte) (c == '+' ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("utf8");
        }
    }
}
