package dev.connectors.http;

import dev.connectors.error.ConnectorException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request may have left and no usable answer came back: for a write, whether it happened is not known. A signal to the pipeline,
 * which confirms it or says so; it never reaches the host. Holds nothing of the request or of the answer's body.
 */
public final class LostAnswer extends RuntimeException {

    /** What became of the answer. */
    enum Kind {
        /** Cut off, or never begun. */
        CUT,
        /** Not there in time. */
        LATE,
        /** Too large, or in an encoding that was not asked for: it would be again. */
        UNUSABLE,
        /** It says neither that the write happened nor that it didn't, such as 502. */
        AMBIGUOUS
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String detail;
    private final int status;
    private final transient WebClient.Headers headers;
    private final transient Optional<ConnectorException> later;

    private LostAnswer(
            Kind kind, String detail, int status, WebClient.Headers headers, Optional<ConnectorException> later) {
        super(detail, null, false, true);
        this.kind = kind;
        this.detail = detail;
        this.status = status;
        this.headers = headers;
        this.later = later;
    }

    static LostAnswer of(Kind kind, String detail) {
        return new LostAnswer(kind, detail, 0, name -> Optional.empty(), Optional.empty());
    }

    static LostAnswer of(Kind kind, String detail, int status, WebClient.Headers headers) {
        return new LostAnswer(kind, detail, status, headers, Optional.empty());
    }

    LostAnswer then(ConnectorException next) {
        return new LostAnswer(kind, detail + "; then " + next.code(), status, headers, Optional.of(next));
    }

    /** The status, where at least that arrived. */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /**
     * How a later attempt at the same write failed, if there was one. After a lost answer that alone proves nothing: 404, 409 and 412
     * are what a write that did happen answers when it is sent again.
     */
    public Optional<ConnectorException> later() {
        return later;
    }

    /** The message. */
    String detail() {
        return detail;
    }

    Kind kind() {
        return kind;
    }

    WebClient.Headers headers() {
        return headers;
    }
}
