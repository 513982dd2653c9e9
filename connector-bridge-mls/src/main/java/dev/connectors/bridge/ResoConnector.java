package dev.connectors.bridge;

import dev.connectors.spi.Action;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.ResourceType;
import java.util.List;

/** The listings of a RESO host. Which host is data; all of them do the same. Thread-safe. */
abstract sealed class ResoConnector implements Connector
        permits BridgeMlsConnector, MlsGridConnector, SparkMlsConnector, TrestleMlsConnector {

    private final ResoHost host;
    private final Mls mls;

    ResoConnector(ResoHost host) {
        this.host = host;
        this.mls = new Mls(host);
    }

    @Override
    public final ConnectorInfo info() {
        return ConnectorInfo.of(
                        host.connector(),
                        host.title(),
                        host.provider(),
                        "Listings of the MLS, their photos and open houses, and its agents and offices.")
                .never("changes a listing, or reads what is for agents alone unless you allow that by itself");
    }

    @Override
    public final List<Action<?, ?>> actions() {
        return List.of(
                new ResoSearchListings(mls),
                new ResoGetListingDetails(mls),
                new ResoGetListingPhotos(mls),
                new ResoListOpenHouses(mls),
                new ResoFindComparables(mls),
                new ResoGetMarketSummary(mls),
                new ResoFindAgentOrOffice(mls),
                new ResoGetListingAgentDetails(mls),
                new SyncChanges(mls),
                new SyncKeys(mls),
                new SyncByKey(mls));
    }

    @Override
    public final List<ResourceType<?>> resources() {
        return List.of(mls.resources());
    }
}
