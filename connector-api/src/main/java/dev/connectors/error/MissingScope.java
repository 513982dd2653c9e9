package dev.connectors.error;

import java.util.Set;

/** The account is connected without an OAuth scope that the action needs (RFC 6749 section 3.3). */
public final class MissingScope extends ConnectorException {

    private static final long serialVersionUID = 1L;

    private final transient Set<String> scopes;

    /**
     * With the scopes to ask for.
     *
     * @param toModel what the model reads
     * @param scopes the narrowest scopes that would do; may be empty where only the provider knows
     */
    public MissingScope(String toModel, Set<String> scopes) {
        super("missing_scope", Remedy.USER, toModel);
        this.scopes = Set.copyOf(scopes);
    }

    /** The narrowest scopes that would do. */
    public Set<String> scopes() {
        return scopes;
    }
}
