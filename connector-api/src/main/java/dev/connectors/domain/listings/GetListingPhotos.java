package dev.connectors.domain.listings;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import dev.connectors.domain.Range;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists a listing's photos in the seller's order, as links. */
public final class GetListingPhotos {

    /** Which, and how many. */
    public record Input(
            @Doc("ListingKey from a result.") ListingKey listing,

            @Doc("How many; leave out for 10.") @Default("10") @Range(min = 1, max = 100)
            int limit,

            @Doc("Dataset as a result named it; leave out if unsure.")
            Optional<DatasetId> dataset) {}

    /**
     * A photo.
     *
     * @param Order place among the listing's photos, from 1
     * @param MediaURL where it is; may expire
     * @param caption what it shows
     * @param MediaCategory such as "Photo" or "Floor Plan"
     * @param ImageWidth in pixels
     * @param ImageHeight in pixels
     */
    public record Photo(
            int Order,
            ForeignText MediaURL,
            Optional<ForeignText> caption,
            Optional<ForeignText> MediaCategory,
            Optional<Integer> ImageWidth,
            Optional<Integer> ImageHeight) {}

    /**
     * The photos that may be shown to anybody.
     *
     * @param ListingKey which listing
     * @param photos in order
     * @param more how many more there are
     * @param attribution whose listing it is
     * @param dataset where it is
     */
    public record Output(
            ListingKey ListingKey,
            List<Photo> photos,
            Optional<Integer> more,
            Attribution attribution,
            DatasetId dataset)
            implements Guarded<Output> {

        public Output {
            photos = List.copyOf(photos);
        }

        @Override
        public Set<DatasetId> resources() {
            return Set.of(dataset);
        }
    }

    public static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                    "get_listing_photos", Input.class, Output.class)
            .domain(ListingsDomain.DOMAIN)
            .description("Lists a listing's photos as links, in order, with captions; show its attribution with them.")
            .absent(
                    "No such listing may be shown to you. Find it with search_listings, and pass ListingKey and dataset as a"
                            + " result gave them.")
            .build();

    private GetListingPhotos() {}
}
