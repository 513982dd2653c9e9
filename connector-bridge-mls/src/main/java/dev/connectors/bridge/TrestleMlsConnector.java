package dev.connectors.bridge;

/** Listings on Trestle's RESO Web API, by the application's own client credentials. Thread-safe. */
public final class TrestleMlsConnector extends ResoConnector {

    /** For {@link java.util.ServiceLoader}. */
    public TrestleMlsConnector() {
        super(ResoHost.TRESTLE);
    }
}
