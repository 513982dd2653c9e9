package dev.connectors.bridge;

import dev.connectors.bridge.client.Dataset;
import dev.connectors.bridge.client.ResoErrors;
import dev.connectors.bridge.query.Dialect;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.Provider;
import dev.connectors.spi.StaticToken;

/**
 * A RESO host as data: what differs between hosts is here, and nowhere else. Immutable.
 *
 * @param connector id of its connector
 * @param title what a person reads
 * @param provider its sign-in, origin and settings
 * @param dialect how it wants to be asked
 */
record ResoHost(String connector, String title, Provider provider, Dialect dialect) {

    /** Bridge Interactive: a server token per application, a dataset in each path. */
    static final ResoHost BRIDGE = new ResoHost(
            "bridge_mls",
            "Bridge MLS",
            provider(
                            "bridge",
                            "Bridge",
                            "https://api.bridgedataoutput.com/api/v2/OData",
                            "the server token of an application, from Bridge's dashboard; never a browser token")
                    .removal("Whoever has the application at Bridge ends it in Bridge's dashboard."),
            Dialect.BRIDGE);

    /** MLS Grid: a token per application, an MLS in each filter. */
    static final ResoHost MLS_GRID = new ResoHost(
            "mls_grid",
            "MLS Grid",
            provider("mlsgrid", "MLS Grid", "https://api.mlsgrid.com/v2", "the access token of an application"),
            Dialect.MLS_GRID);

    /** Spark: an access token per application and MLS. */
    static final ResoHost SPARK = new ResoHost(
            "spark_mls",
            "Spark MLS",
            provider("spark", "Spark", "https://replication.sparkapi.com/Reso/OData", "the access token of an API key"),
            Dialect.SPARK);

    /**
     * Trestle: client credentials (RFC 6749 section 4.4) instead of a token, an MLS in each filter. Nobody signs in there, so the
     * authorization endpoint is named and never visited.
     */
    static final ResoHost TRESTLE = new ResoHost(
            "trestle_mls",
            "Trestle MLS",
            described(
                    Provider.of(
                            "trestle",
                            "Trestle",
                            OAuth.at(
                                            "https://api.cotality.com/trestle/oidc/connect/authorize",
                                            "https://api.cotality.com/trestle/oidc/connect/token")
                                    .application("api")),
                    "https://api.cotality.com/trestle/odata"),
            Dialect.TRESTLE);

    private static Provider provider(String id, String title, String base, String help) {
        return described(
                Provider.of(id, title, StaticToken.inHeader("Authorization", "Bearer "))
                        .help(help),
                base);
    }

    private static Provider described(Provider provider, String base) {
        return provider.origin("api", base).setting(Dataset.setting()).errors(new ResoErrors());
    }
}
