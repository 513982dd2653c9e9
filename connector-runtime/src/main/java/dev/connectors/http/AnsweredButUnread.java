package dev.connectors.http;

/**
 * A write was accepted (2xx) and its answer could not be read: where nobody can be asked it is done, and its result cannot be shown. A
 * signal to the pipeline; it never reaches the host. Holds nothing of the request or the answer.
 */
public final class AnsweredButUnread extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    AnsweredButUnread(String detail, int status) {
        super(detail, null, false, true);
        this.status = status;
    }

    /** The status, 200 to 299. */
    public int status() {
        return status;
    }
}
