package dev.connectors.bridge.query;

import java.util.Objects;

/**
 * How one kind of RESO host wants to be asked, as data. Immutable.
 *
 * @param top what {@code $top} means
 * @param mostPerPage the greatest page
 * @param inList whether {@code in} may be written; else it is spelled out
 * @param geo how points are written
 * @param dataset where a dataset is named
 * @param changed the field that tells when a row last changed, as the host saw it
 * @param media where a listing's media are
 */
public record Dialect(
        Top top, int mostPerPage, boolean inList, Geo geo, DatasetIn dataset, String changed, Media media) {

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

    /** Bridge's Web API v2. */
    public static final Dialect BRIDGE =
            new Dialect(Top.PAGE, 200, false, Geo.BRIDGE, DatasetIn.PATH, "BridgeModificationTimestamp", Media.INSIDE);

    /** Trestle: up to 1000 rows of a page. */
    public static final Dialect TRESTLE =
            new Dialect(Top.TOTAL, 1000, true, Geo.NONE, DatasetIn.FILTER, "ModificationTimestamp", Media.EXPANDED);

    /** MLS Grid: every query names the MLS. */
    public static final Dialect MLS_GRID =
            new Dialect(Top.PAGE, 500, false, Geo.NONE, DatasetIn.FILTER, "ModificationTimestamp", Media.EXPANDED);

    /** Spark. */
    public static final Dialect SPARK =
            new Dialect(Top.TOTAL, 200, false, Geo.NONE, DatasetIn.FILTER, "ModificationTimestamp", Media.EXPANDED);

    /** Whether listings can be replicated, by applications that the MLS lets do it. */
    public boolean replicates() {
        return geo == Geo.BRIDGE;
    }

    public Dialect {
        Objects.requireNonNull(top, "top");
        Objects.requireNonNull(geo, "geo");
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(changed, "changed");
        Objects.requireNonNull(media, "media");
    }
}
