package dev.connectors.bridge.query;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How one kind of RESO host wants to be asked, as data. Immutable.
 *
 * @param top what {@code $top} means
 * @param mostPerPage the greatest page that an application may ask for which keeps a copy
 * @param searchPage the greatest page that any application may ask for
 * @param inList whether {@code in} may be written; else it is spelled out
 * @param geo how points are written
 * @param dataset where a dataset is named
 * @param changed the field that tells when a row last changed, as the host saw it
 * @param media where a listing's media are
 * @param replicates whether listings have a replication endpoint of their own, for applications that the MLS lets use it
 * @param copied what may be asked of a host that is there to be copied; empty where searches are welcome
 */
public record Dialect(
        Top top,
        int mostPerPage,
        int searchPage,
        boolean inList,
        Geo geo,
        DatasetIn dataset,
        String changed,
        Media media,
        boolean replicates,
        Optional<Copied> copied) {

    /** What {@code $top} means. */
    public enum Top {
        /** The size of a page: links lead on through everything that fits (Bridge v2). */
        PAGE,
        /** The size of the whole answer, as OData says (4.01 part 1, section 11.2.6.3); a preference says the size of a page. */
        TOTAL
    }

    /** How points are written. */
    public enum Geo {
        /** {@code POINT(longitude latitude)}, distances in miles. */
        BRIDGE,
        /** Not at all. */
        NONE
    }

    /** Where a dataset is named. */
    public enum DatasetIn {
        /** As a segment of the path before the resource. */
        PATH,
        /** In each filter, as {@code OriginatingSystemName}. */
        FILTER
    }

    /** Where a listing's media are. */
    public enum Media {
        /** Inside the listing. */
        INSIDE,
        /** A navigation that must be expanded; where there is none, a resource of its own. */
        EXPANDED
    }

    /**
     * A host that is there to be copied: it refuses filters and orders by any other field than these.
     *
     * @param searchable fields by their resource; of a resource that is not named nothing can be asked
     * @param viewable the flag without which a row counts as deleted
     */
    public record Copied(Map<String, Set<String>> searchable, String viewable) {
        public Copied {
            searchable = Map.copyOf(searchable);
            Objects.requireNonNull(viewable, "viewable");
        }
    }

    /** Bridge's Web API v2. */
    public static final Dialect BRIDGE = new Dialect(
            Top.PAGE,
            200,
            200,
            false,
            Geo.BRIDGE,
            DatasetIn.PATH,
            "BridgeModificationTimestamp",
            Media.INSIDE,
            true,
            Optional.empty());

    /** Trestle: up to 1000 rows of a page. */
    public static final Dialect TRESTLE = new Dialect(
            Top.TOTAL,
            1000,
            1000,
            true,
            Geo.NONE,
            DatasetIn.FILTER,
            "ModificationTimestamp",
            Media.EXPANDED,
            false,
            Optional.empty());

    private static final Set<String> ALWAYS_COPIED =
            Set.of("OriginatingSystemName", "ModificationTimestamp", "MlgCanView");

    /**
     * MLS Grid, version 2: every query names the MLS, and little else. Its documentation says that timestamps and status can be asked;
     * {@code ListingId} and {@code PropertyType} are taken from applications that do so.
     */
    public static final Dialect MLS_GRID = new Dialect(
            Top.PAGE,
            500,
            500,
            false,
            Geo.NONE,
            DatasetIn.FILTER,
            "ModificationTimestamp",
            Media.EXPANDED,
            false,
            Optional.of(new Copied(
                    Map.of(
                            "Property",
                            Set.of(
                                    "OriginatingSystemName",
                                    "ModificationTimestamp",
                                    "MlgCanView",
                                    "StandardStatus",
                                    "ListingId",
                                    "PropertyType"),
                            "Member",
                            ALWAYS_COPIED,
                            "Office",
                            ALWAYS_COPIED,
                            "OpenHouse",
                            ALWAYS_COPIED),
                    "MlgCanView")));

    /** Spark: ten rows of a page unless more are wanted, 25 at most without the role that may copy, and 1000 with it. */
    public static final Dialect SPARK = new Dialect(
            Top.PAGE,
            1000,
            25,
            false,
            Geo.NONE,
            DatasetIn.FILTER,
            "ModificationTimestamp",
            Media.EXPANDED,
            false,
            Optional.empty());

    /** Whether a field may stand in a filter or an order. */
    public boolean searches(String resource, String field) {
        return copied.map(host ->
                        host.searchable().getOrDefault(resource, Set.of()).contains(field))
                .orElse(true);
    }

    public Dialect {
        Objects.requireNonNull(top, "top");
        Objects.requireNonNull(geo, "geo");
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(changed, "changed");
        Objects.requireNonNull(media, "media");
        Objects.requireNonNull(copied, "copied");
    }
}
