package dev.connectors.domain.listings;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Domain;
import java.util.List;

/** The listings domain: its name and its contracts. */
public final class ListingsDomain {

    /** The domain. */
    public static final Domain DOMAIN = new Domain("listings", "Listings");

    private ListingsDomain() {}

    /** Every contract of the domain. */
    public static List<ActionContract<?, ?>> contracts() {
        return List.of(
                SearchListings.CONTRACT,
                GetListingDetails.CONTRACT,
                GetListingPhotos.CONTRACT,
                ListOpenHouses.CONTRACT,
                FindComparables.CONTRACT,
                GetMarketSummary.CONTRACT,
                FindAgentOrOffice.CONTRACT,
                GetListingAgentDetails.CONTRACT,
                SyncListings.CHANGES,
                SyncListings.KEYS,
                SyncListings.BY_KEY);
    }
}
