package dev.connectors.mcp.http;

import java.util.Optional;

/** A request that is not taken, with what is answered to it. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final transient Optional<Object> id;

    /**
     * With a sentence for whoever wrote the client.
     *
     * @param status of HTTP
     * @param code of JSON-RPC
     */
    Refusal(int status, int code, String message) {
        this(status, code, message, Optional.empty());
    }

    /** @param id of the JSON-RPC request, where it could be read */
    Refusal(int status, int code, String message, Optional<Object> id) {
        super(message);
        this.status = status;
        this.code = code;
        this.id = id;
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    Optional<Object> id() {
        return id;
    }
}
