package dev.connectors.bridge;

import dev.connectors.bridge.client.Dataset.Feed;
import dev.connectors.bridge.client.Metadata;
import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Dialect;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Filter.Operator;
import dev.connectors.bridge.query.Value;
import dev.connectors.error.Unsupported;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a listing, and its address, may be shown: the seller's choice in {@code InternetEntireListingDisplayYN} and
 * {@code InternetAddressDisplayYN}. Pure.
 *
 * <p>A feed for display is filtered by the MLS already, so silence is consent there; in any other feed it is not. The same rule is both
 * in the query, so that counts are right, and applied to what came back. What the host itself calls not viewable any more is as good as
 * deleted.
 */
record Display(Feed feed, Metadata metadata, Dialect dialect) {

    static final String LISTING = "InternetEntireListingDisplayYN";
    static final String ADDRESS = "InternetAddressDisplayYN";

    /** Only listings that may be shown. */
    Optional<Filter> listed() {
        return Filter.allOf(
                Stream.of(viewable(), filter(LISTING)).flatMap(Optional::stream).toList());
    }

    /**
     * Only listings whose address may be shown: what a search by address or place finds would tell it otherwise.
     *
     * @throws Unsupported if no listing can say that its address may be shown
     */
    Optional<Filter> located() {
        if (!isAskable(ADDRESS)) {
            throw new Unsupported("This MLS does not say which addresses may be shown, so it cannot be searched by"
                    + " address, distance or area. Use cities or postal codes.");
        }
        return filter(ADDRESS);
    }

    /** Whether the host can leave out what may not be shown, so that its own count tells nothing of that. */
    boolean isInQuery() {
        return isAskable(LISTING);
    }

    boolean mayShow(Row row) {
        return isThere(row) && consents(row, LISTING);
    }

    boolean mayLocate(Row row) {
        return consents(row, ADDRESS);
    }

    /** Either silence is consent, or there is a field to ask for. */
    private boolean isAskable(String field) {
        return metadata.has("Property", field) ? dialect.searches("Property", field) : feed == Feed.IDX;
    }

    private Optional<String> flag() {
        return dialect.copied().map(Dialect.Copied::viewable).filter(flag -> metadata.has("Property", flag));
    }

    private Optional<Filter> viewable() {
        return flag().map(flag -> Filter.equal(flag, Value.of(true)));
    }

    private boolean isThere(Row row) {
        return flag().flatMap(row::flag).orElse(true);
    }

    private Optional<Filter> filter(String field) {
        if (!metadata.has("Property", field) || !dialect.searches("Property", field)) {
            return Optional.empty();
        }
        return Optional.of(
                feed == Feed.IDX
                        ? Filter.is(field, Operator.NE, Value.of(false))
                        : Filter.equal(field, Value.of(true)));
    }

    private boolean consents(Row row, String field) {
        return row.flag(field).orElse(feed == Feed.IDX);
    }
}
