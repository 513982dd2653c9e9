package dev.connectors.bridge;

/** Listings on Spark's RESO Web API. Thread-safe. */
public final class SparkMlsConnector extends ResoConnector {

    /** For {@link java.util.ServiceLoader}. */
    public SparkMlsConnector() {
        super(ResoHost.SPARK);
    }
}
