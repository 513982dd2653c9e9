package dev.connectors.listings;

import dev.connectors.domain.listings.DatasetId;
import dev.connectors.domain.listings.SyncListings;
import java.util.Optional;

/**
 * Of what a store holds listings.
 *
 * @param host id of the host
 * @param dataset the host's name for the dataset
 * @param licence under which they were read
 * @param isAnew whether some may still be from another licence, since they are being read anew
 */
record Holding(String host, String dataset, String licence, boolean isAnew) {

    private static final String ANEW = "anew";

    static Holding of(DatasetId dataset, SyncListings.Origin origin) {
        return new Holding(origin.host(), dataset.value(), origin.licence(), false);
    }

    static Optional<Holding> read(Optional<String> text) {
        return text.map(held -> held.split("\n", 4))
                .map(lines -> new Holding(lines[0], lines[1], lines[2], lines[3].equals(ANEW)));
    }

    String write() {
        return host + "\n" + dataset + "\n" + licence + "\n" + (isAnew ? ANEW : "");
    }

    /** The host and its dataset, which never change. */
    String place() {
        return host + "/" + dataset;
    }

    Holding anew() {
        return new Holding(host, dataset, licence, true);
    }

    Holding settled() {
        return new Holding(host, dataset, licence, false);
    }
}
