package dev.connectors.bridge;

/** Listings on MLS Grid's RESO Web API. Thread-safe. */
public final class MlsGridConnector extends ResoConnector {

    /** For {@link java.util.ServiceLoader}. */
    public MlsGridConnector() {
        super(ResoHost.MLS_GRID);
    }
}
