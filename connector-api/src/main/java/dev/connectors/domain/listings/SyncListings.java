package dev.connectors.domain.listings;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Guarded;
import dev.connectors.domain.Size;
import dev.connectors.domain.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps a store of the host's equal to a dataset: what changed, which keys there are, and listings by their keys. For hosts
 * alone; no model is offered these, and each batch passes every step of a call by itself.
 */
public final class SyncListings {

    /** Most keys in one call of {@link #BY_KEY}. */
    public static final int MOST_KEYS = 30;

    /**
     * From where on.
     *
     * @param dataset which dataset
     * @param checkpoint of the batch before, at most 8,000 characters; absent for all. One of another host or dataset is refused; one of
     *     another licence counts as none
     */
    public record Input(
            @Doc("The dataset.") DatasetId dataset,
            @Doc("Of the batch before; leave out for all.") Optional<String> checkpoint) {}

    /**
     * Where listings were read. What one store holds is all of one host, dataset and licence: under another licence the same dataset has
     * other listings and photos.
     *
     * @param host the host's id, such as {@code bridge}
     * @param licence the licence's name, such as {@code idx}
     */
    public record Origin(
            @Doc(value = "The host.", ours = true) String host,
            @Doc(value = "The licence.", ours = true) String licence) {}

    /**
     * A listing as it was when it was read.
     *
     * @param ListingKey its key
     * @param changed when it changed, by the host's clock; a store that has a later one keeps it
     * @param listing what may be shown of it to the public; absent where nothing may, and then it is in no store
     * @param photos those that may be shown to anybody, in order, as links that may expire
     */
    public record Entry(
            ListingKey ListingKey, Instant changed, Optional<Listing> listing, List<GetListingPhotos.Photo> photos) {
        public Entry {
            photos = List.copyOf(photos);
        }
    }

    /**
     * A batch, oldest change first.
     *
     * @param entries what changed; the same listing may come again, unchanged
     * @param checkpoint for the next batch; to be kept together with what it is for
     * @param more whether there is more by now
     * @param dataset which dataset
     * @param origin where it was read
     */
    public record Changes(
            List<Entry> entries,
            @Doc(value = "For the next batch.", ours = true) String checkpoint,
            boolean more,
            DatasetId dataset,
            Origin origin)
            implements Guarded<Changes> {

        public Changes {
            entries = List.copyOf(entries);
        }

        @Override
        public Set<DatasetId> resources() {
            return Set.of(dataset);
        }
    }

    /**
     * A part of the keys.
     *
     * @param keys keys of listings that are there and may be shown
     * @param checkpoint for the next part; absent after the last one
     * @param count how many the host counts in all, where it says so
     * @param dataset which dataset
     * @param origin where it was read
     */
    public record Keys(
            List<ListingKey> keys,
            @Doc(value = "For the next part.", ours = true) Optional<String> checkpoint,
            Optional<Long> count,
            DatasetId dataset,
            Origin origin)
            implements Guarded<Keys> {

        public Keys {
            keys = List.copyOf(keys);
        }

        @Override
        public Set<DatasetId> resources() {
            return Set.of(dataset);
        }
    }

    /**
     * Which listings.
     *
     * @param dataset which dataset
     * @param keys their keys
     */
    public record Wanted(
            @Doc("The dataset.") DatasetId dataset,

            @Doc("Keys of listings.") @Size(min = 1, max = MOST_KEYS)
            List<ListingKey> keys) {
        public Wanted {
            keys = List.copyOf(keys);
        }
    }

    /**
     * What is there of what was wanted; a key that is missing here is not there.
     *
     * @param listings the listings
     * @param dataset which dataset
     * @param origin where it was read
     */
    public record Found(List<Entry> listings, DatasetId dataset, Origin origin) implements Guarded<Found> {
        public Found {
            listings = List.copyOf(listings);
        }

        @Override
        public Set<DatasetId> resources() {
            return Set.of(dataset);
        }
    }

    public static final ActionContract<Input, Changes> CHANGES = ActionContract.of(
                    "sync_listings", Input.class, Changes.class)
            .domain(ListingsDomain.DOMAIN)
            .description("Gives the listings that changed since a checkpoint, oldest change first.")
            .tier(Tier.HOST)
            .build();

    public static final ActionContract<Input, Keys> KEYS = ActionContract.of(
                    "list_listing_keys", Input.class, Keys.class)
            .domain(ListingsDomain.DOMAIN)
            .description("Lists the keys of all listings that are there now.")
            .tier(Tier.HOST)
            .build();

    public static final ActionContract<Wanted, Found> BY_KEY = ActionContract.of(
                    "get_listings_by_key", Wanted.class, Found.class)
            .domain(ListingsDomain.DOMAIN)
            .description("Gets listings by their keys.")
            .tier(Tier.HOST)
            .build();

    private SyncListings() {}
}
