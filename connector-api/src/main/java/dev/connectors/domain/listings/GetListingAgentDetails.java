package dev.connectors.domain.listings;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Confidential;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Guarded;
import dev.connectors.domain.Preview;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is for agents alone: how to get in, whom to call, what must not be repeated to a buyer. Off until a person allows it. */
public final class GetListingAgentDetails {

    /** Which. */
    public record Input(
            @Doc("ListingKey from a result.") ListingKey listing,

            @Doc("Dataset as a result named it; leave out if unsure.")
            Optional<DatasetId> dataset) {}

    /**
     * What is for agents alone. What is absent is left out, and may be withheld by the MLS.
     *
     * @param ListingKey which listing
     * @param ListingId what people call the MLS number
     * @param dataset where it is
     */
    public record Output(
            ListingKey ListingKey,
            Optional<String> ListingId,
            Optional<Confidential> PrivateRemarks,
            Optional<Confidential> PrivateOfficeRemarks,
            Optional<Confidential> ShowingInstructions,
            List<Confidential> ShowingRequirements,
            Optional<Confidential> ShowingContactName,
            Optional<Confidential> ShowingContactPhone,
            List<Confidential> ShowingContactType,
            List<Confidential> LockBoxType,
            Optional<Confidential> LockBoxLocation,
            Optional<Confidential> LockBoxSerialNumber,
            Optional<Confidential> AccessCode,
            List<Confidential> SecurityFeatures,
            Optional<Confidential> OwnerName,
            Optional<Confidential> OwnerPhone,
            Optional<Confidential> OccupantType,
            Optional<Confidential> OccupantName,
            Optional<Confidential> OccupantPhone,
            DatasetId dataset)
            implements Guarded<Output> {

        public Output {
            ShowingRequirements = List.copyOf(ShowingRequirements);
            ShowingContactType = List.copyOf(ShowingContactType);
            LockBoxType = List.copyOf(LockBoxType);
            SecurityFeatures = List.copyOf(SecurityFeatures);
        }

        @Override
        public Set<DatasetId> resources() {
            return Set.of(dataset);
        }
    }

    public static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                    "get_listing_agent_details", Input.class, Output.class)
            .domain(ListingsDomain.DOMAIN)
            .description(
                    "Reads what is for agents alone: private remarks, showing instructions, lock box. Never repeat it"
                            + " to a client or put it where others see it.")
            .preview(in -> Preview.of("Let the assistant read what is for agents alone?")
                    .buttons("Let it", "Don't")
                    .line(
                            "What",
                            "Private remarks, showing instructions, lock box and access code, names and numbers of owner and"
                                    + " occupant. It goes to the assistant's model, and you are asked before anything of it"
                                    + " leaves.")
                    .line("Listing", in.listing().value())
                    .line("Dataset", in.dataset().map(DatasetId::value)))
            .absent(
                    "No such listing may be shown to you. Find it with search_listings, and pass ListingKey and dataset as a"
                            + " result gave them.")
            .offUntilAllowed()
            .build();

    private GetListingAgentDetails() {}
}
