package dev.connectors.bridge;

import dev.connectors.bridge.client.ResoClient;
import dev.connectors.bridge.client.Rows;
import dev.connectors.bridge.query.Query;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.error.Unsupported;
import java.util.Optional;

/** Listings of a host that takes no order, from link to link. Links may be followed in a later call; a host forgets them in time. */
final class LinkedPages {

    private LinkedPages() {}

    static Rows first(ResoClient client, Query query) {
        return client.first(query, client.dialect().mostPerPage(), false);
    }

    /** The page of a link; empty where the host does not know it any more. */
    static Optional<Rows> next(ResoClient client, String link) {
        try {
            return Optional.of(client.next("Property", link, client.dialect().mostPerPage()));
        } catch (ProviderRejected | NotFound | Unsupported e) {
            return Optional.empty();
        }
    }

    /**
     * Where a page leads; empty at the end.
     *
     * @param followed the link that led to it
     * @throws ProviderUnavailable if it leads to itself, or the link is too long to be kept
     */
    static Optional<String> link(Rows page, Optional<String> followed) {
        if (page.next().isPresent()
                && (page.next().equals(followed) || page.next().get().length() > SyncCheckpoint.LONGEST_LINK)) {
            throw new ProviderUnavailable(
                    "The MLS gives a link that cannot be followed. Tell the user.", "a link to itself, or a long one");
        }
        return page.next();
    }
}
