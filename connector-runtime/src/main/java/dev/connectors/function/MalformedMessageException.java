package dev.connectors.function;

/** What was given as a vendor's message is none: the path, and what was expected there. Never with contents. */
public final class MalformedMessageException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String path;

    MalformedMessageException(String path, String expected) {
        super((path.isEmpty() ? "the message" : path) + ": " + expected + " was expected");
        this.path = path;
    }

    /** Where, such as {@code tool_calls[0].id}; empty for the message as a whole. */
    public String path() {
        return path;
    }
}
