package dev.connectors.domain.listings;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Size;
import java.util.List;
import java.util.Optional;

/** Reads one listing, by key, MLS number or address. */
public final class GetListingDetails {

    /** Which, and for whom. */
    public record Input(
            @Doc("ListingKey from a result.") Optional<ListingKey> listing,

            @Doc("Instead of it, the MLS number that people say.") @Size(min = 1, max = 255)
            Optional<String> mlsNumber,

            @Doc("Instead of both, the street address, such as 123 Main St, Denver.") @Size(min = 3, max = 200)
            Optional<String> address,

            @Doc("Who will read it; client counts only in datasets for clients; leave out for public.")
            @Default("public")
            Audience audience,

            @Doc("Dataset as a result named it; leave out if unsure.")
            Optional<DatasetId> dataset) {

        public Input {
            int given = (listing.isPresent() ? 1 : 0) + (mlsNumber.isPresent() ? 1 : 0) + (address.isPresent() ? 1 : 0);
            if (given != 1) {
                throw new IllegalArgumentException("exactly one of listing, mlsNumber and address must be given");
            }
        }
    }

    /**
     * The listing, or those among which the user must choose.
     *
     * @param listing the listing
     * @param choices several that fit equally well, best first; then there is no listing
     * @param question what to ask the user
     * @param notes what the user should hear, such as that the dataset is not for the audience that was asked for
     */
    public record Output(
            Optional<Listing> listing,
            List<ListingSummary> choices,

            @Doc(value = "What to ask the user.", ours = true)
            Optional<String> question,

            @Doc(value = "What the user should hear.", ours = true)
            Optional<List<String>> notes) {

        public Output {
            choices = List.copyOf(choices);
        }

        /** The one. */
        public static Output of(Listing listing) {
            return new Output(Optional.of(listing), List.of(), Optional.empty(), Optional.empty());
        }

        /** The one, and what the user should hear about it. */
        public static Output of(Listing listing, String note) {
            return new Output(Optional.of(listing), List.of(), Optional.empty(), Optional.of(List.of(note)));
        }

        /** Several. */
        public static Output among(List<ListingSummary> choices) {
            return new Output(
                    Optional.empty(),
                    choices,
                    Optional.of("Several listings fit. Ask the user which one is meant, then pass its ListingKey."),
                    Optional.empty());
        }
    }

    public static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                    "get_listing_details", Input.class, Output.class)
            .domain(ListingsDomain.DOMAIN)
            .description(
                    "Reads one listing with its remarks, features and time zone; show its attribution with it. Where"
                            + " several fit an address, it gives the choices.")
            .absent(
                    "No listing of that key, MLS number or address may be shown to you. Find it with search_listings, or ask the"
                            + " user for the number.")
            .build();

    private GetListingDetails() {}
}
