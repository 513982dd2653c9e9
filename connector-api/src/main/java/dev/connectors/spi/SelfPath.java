package dev.connectors.spi;

/**
 * How a provider spells "the account itself" in paths, for tokens that say who it is and for those that do not. Immutable.
 *
 * <p>Actions write the first form. Where a connection acts for an account by a {@link TokenSource}, the runtime writes the second in its
 * place, so no action knows the difference.
 *
 * @param own such as {@code /me}, at the beginning of a path
 * @param named with <code>{account}</code> as one segment, such as <code>/users/{account}</code>
 */
public record SelfPath(String own, String named) {

    public SelfPath {
        if (!own.matches("/[A-Za-z0-9_]+") || !named.matches("(/[A-Za-z0-9_]+)*/\\{account}(/[A-Za-z0-9_]+)*")) {
            throw new IllegalArgumentException("a self path is such as /me and /users/{account}");
        }
    }
}
