package dev.connectors.spi.calendar;

import dev.connectors.error.ProviderUnavailable;
import java.util.HashSet;
import java.util.Set;

/**
 * Goes from one page of a provider's answer to the next, and stops where there is no end: at a link or token that came before, and after
 * more pages than a calendar has. One thread; one for each answer.
 *
 * @since 0.1
 */
public final class Pages {

    private static final int MOST = 200;

    private final Set<String> followed = new HashSet<>();

    /**
     * The same link or token, which may be followed.
     *
     * @throws ProviderUnavailable if it was followed before, or too many were
     */
    public String next(String link) {
        if (followed.size() == MOST || !followed.add(link)) {
            throw new ProviderUnavailable(
                    "The calendar answered page after page without an end. Ask for fewer days, or try again later.",
                    "pages without an end");
        }
        return link;
    }
}
