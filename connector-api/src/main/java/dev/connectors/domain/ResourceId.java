package dev.connectors.domain;

/**
 * The id of something that a user can allow by itself: a calendar, a mail label, a notebook.
 *
 * <p>Implemented by connector authors and by our domains as a record with one text component named {@code value}. In
 * JSON it is that text. The runtime finds each one in an input, at any depth, and asks for access to it.
 */
public interface ResourceId {

    /** The provider's id, or an alias of it until the runtime made it canonical. */
    String value();
}
