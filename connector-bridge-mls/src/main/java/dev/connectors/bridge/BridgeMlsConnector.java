package dev.connectors.bridge;

/** Listings on Bridge Interactive's RESO Web API. Thread-safe. */
public final class BridgeMlsConnector extends ResoConnector {

    /** For {@link java.util.ServiceLoader}. */
    public BridgeMlsConnector() {
        super(ResoHost.BRIDGE);
    }
}
