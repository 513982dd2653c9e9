package dev.connectors.http;

import dev.connectors.domain.Shape;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.ProviderRejected;
import dev.connectors.http.Attempts.Outgoing;
import dev.connectors.http.WebClient.Answer;
import dev.connectors.http.WebClient.Header;
import dev.connectors.spi.ApiRequest;
import dev.connectors.spi.Origin;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One request of an action, put together and sent once. One thread. */
final class OneRequest implements ApiRequest {

    // The client's own, those that could change who asks or how the message is framed, and those that turn a GET into a
    // write.
    private static final Set<String> NOT_FOR_ACTIONS = Set.of(
            "authorization",
            "host",
            "content-length",
            "content-type",
            "cookie",
            "cookie2",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "expect",
            "upgrade",
            "te",
            "trailer",
            "accept-encoding",
            "user-agent",
            "x-http-method",
            "x-http-method-override",
            "x-method-override");

    /** Reads something of an answer. */
    private interface Step<T> {
        T take() throws IOException;
    }

    /** An answer as the connector sees it. */
    private final class Whole implements FullAnswer {

        private final Answer answer;

        private Whole(Answer answer) {
            this.answer = answer;
        }

        @Override
        public Optional<String> header(String name) {
            return answer.header(name);
        }

        @Override
        public byte[] body() {
            return answer.body().clone();
        }

        @Override
        public <T> T json(Reader<T> reader) throws IOException {
            return client.bodies().read(answer.body(), reader);
        }
    }

    private static final int ROOM_FOR_QUERY = 768;

    private final ProviderClient client;
    private final String method;
    private final Kind kind;
    private final Origin origin;
    private final String shown;
    private final StringBuilder url;
    private final List<Header> headers = new ArrayList<>(4);
    private Optional<byte[]> body = Optional.empty();
    private boolean sent;

    OneRequest(ProviderClient client, String method, Kind kind, Origin origin, String shown, String url) {
        this.client = client;
        this.method = method;
        this.kind = kind;
        this.origin = origin;
        this.shown = shown;
        this.url = new StringBuilder(url.length() + ROOM_FOR_QUERY).append(url);
    }

    @Override
    public ApiRequest query(String name, String value) {
        url.append(url.indexOf("?") < 0 ? '?' : '&');
        append(name);
        url.append('=');
        append(value);
        return this;
    }

    private void append(String text) {
        if (!Percent.append(text, url)) {
            throw notSendable("text that is not Unicode");
        }
    }

    @Override
    public ApiRequest header(String name, String value) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (!isToken(name)
                || NOT_FOR_ACTIONS.contains(lower)
                || lower.startsWith("proxy-")
                || lower.startsWith("sec-")) {
            throw new IllegalArgumentException("rule 7.5: an action can't set the header '" + name + "'");
        }
        if (!value.chars().allMatch(c -> c >= 0x20 && c < 0x7F)) {
            throw notSendable("a header with line breaks or other than plain characters");
        }
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
        headers.add(new Header(name, value));
        return this;
    }

    @Override
    public ApiRequest json(Writer writer) {
        if (method.equals("GET")) {
            throw new IllegalStateException("rule 7.5: a GET has no body; use readByPost");
        }
        body = Optional.of(client.bodies().write(writer));
        return this;
    }

    @Override
    public ApiRequest json(Map<String, ?> values) {
        return json(out -> PlainJson.write(values, out));
    }

    @Override
    public <T> T send(Class<T> type) {
        var shape = Shape.of(type); // before anything is sent: a record that can't be described is a defect
        return send(shape::readLenient);
    }

    @Override
    public <T> T send(Reader<T> reader) {
        Answer answer;
        try {
            answer = answer();
        } catch (LostAnswer e) {
            if (isDone(e)) {
                throw new AnsweredButUnread(e.detail(), e.status().orElse(0));
            }
            throw e;
        }
        if (!JsonBodies.isJson(answer.header("content-type").orElse("")) && answer.body().length > 0) {
            if (kind == Kind.READ) {
                throw client.refusals().unusable("not JSON", answer.status());
            }
            // A page of somebody on the way (a gateway, a captive portal) comes with 200 too.
            throw LostAnswer.of(LostAnswer.Kind.UNUSABLE, "not JSON", answer.status(), answer.headers());
        }
        return read(answer, reader);
    }

    @Override
    public <T> T sendFor(String mediaType, AnswerReader<T> reader) {
        if (kind != Kind.READ) {
            throw new IllegalStateException("rule 7.5: only a read's answer is read as " + mediaType);
        }
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("accept"))) {
            header("Accept", mediaType);
        }
        var answer = answer();
        if (!JsonBodies.isType(answer.header("content-type").orElse(""), mediaType)) {
            throw client.refusals().unusable("not " + mediaType, answer.status());
        }
        return reading(answer, () -> reader.read(new Whole(answer)));
    }

    private <T> T read(Answer answer, Reader<T> reader) {
        return reading(answer, () -> client.bodies().read(answer.body(), reader));
    }

    private <T> T reading(Answer answer, Step<T> step) {
        try {
            return step.take();
        } catch (IOException | RuntimeException e) {
            if (kind != Kind.READ) {
                throw new AnsweredButUnread(
                        "an answer that could not be read: " + e.getClass().getSimpleName(), answer.status());
            }
            if (e instanceof ConnectorException typed) {
                throw typed;
            }
            // Not as the cause: Jackson's messages quote the answer.
            throw client.refusals()
                    .unusable("it could not be read (" + e.getClass().getSimpleName() + ")", answer.status());
        }
    }

    @Override
    public void send() {
        try {
            answer();
        } catch (LostAnswer e) {
            if (!isDone(e)) {
                throw e;
            }
            client.accepted();
        }
    }

    private static boolean isDone(LostAnswer e) {
        var status = e.status().orElse(0);
        return e.later().isEmpty() && status >= 200 && status < 300;
    }

    private Answer answer() {
        if (sent) {
            throw new IllegalStateException("rule 7.5: a request is sent once");
        }
        sent = true;
        if (url.length() > client.limits().urlChars()) {
            throw notSendable("more than " + client.limits().urlChars() + " characters");
        }
        var uri = URI.create(url.toString());
        if (!origin.covers(uri)) {
            throw new IllegalStateException("rule 7.2: a request left its origin '" + origin.name() + "'");
        }
        var all = new ArrayList<Header>(headers.size() + 3);
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("accept"))) {
            all.add(new Header("Accept", "application/json"));
        }
        body.ifPresent(bytes -> all.add(new Header("Content-Type", "application/json; charset=utf-8")));
        all.addAll(headers);
        var answer = client.attempts(new Outgoing(method, origin, uri, shown, all, body, kind))
                .run();
        if (kind != Kind.READ) {
            client.accepted();
        }
        return answer;
    }

    private ProviderRejected notSendable(String what) {
        return new ProviderRejected(
                "This can't be sent to " + client.title() + ": " + what + ". Use shorter, plain arguments.", what);
    }

    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '-'
                                || c == '_');
    }

    @Override
    public String toString() {
        return method + " " + origin.name() + " " + shown;
    }
}
