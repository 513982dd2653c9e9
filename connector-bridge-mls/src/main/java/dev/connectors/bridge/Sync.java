package dev.connectors.bridge;

import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Dialect;
import dev.connectors.bridge.query.Query;
import dev.connectors.domain.listings.Audience;
import dev.connectors.domain.listings.ListingKey;
import dev.connectors.domain.listings.SyncListings.Entry;
import dev.connectors.domain.listings.SyncListings.Origin;
import dev.connectors.error.InvalidArguments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the three actions of a sync share: the fields that they read, and rows as entries. */
final class Sync {

    private static final String LICENCE = " under ";
    private static final String PHOTOS_CHANGED = "PhotosChangeTimestamp";

    private Sync() {}

    /** Where it is read. */
    static Origin origin(Source source) {
        return new Origin(source.host(), source.dataset().feed().name().toLowerCase(Locale.ROOT));
    }

    /** A place as text for the host to keep, with what it is a place of. */
    static String checkpoint(Source source, String place) {
        return bound(source) + LICENCE + origin(source).licence() + "\n" + place;
    }

    /**
     * The place of a checkpoint; empty where there is none, and where it was reached under another licence: then what may be shown is
     * another question for each listing, so all of them are read anew.
     *
     * @throws InvalidArguments if it is of another host or dataset, or none of ours
     */
    static Optional<String> place(Optional<String> checkpoint, Source source) {
        return checkpoint.flatMap(text -> {
            var head = text.lines().findFirst().orElse("");
            int licence = head.lastIndexOf(LICENCE);
            if (licence < 0 || head.length() == text.length()) {
                throw InvalidArguments.at("checkpoint", "the checkpoint of an earlier batch, or none to begin anew");
            }
            var bound = head.substring(0, licence);
            if (!bound.equals(bound(source))) {
                throw InvalidArguments.at(
                        "checkpoint",
                        "a checkpoint of " + bound(source) + "; this one is of " + bound
                                + ", as is the store that it was kept in. Use another store, or clear it");
            }
            return head.endsWith(LICENCE + origin(source).licence())
                    ? Optional.of(text.substring(head.length() + 1))
                    : Optional.empty();
        });
    }

    private static String bound(Source source) {
        return source.host() + "/" + source.id().value();
    }

    /** Where photos are rows of their own, and a listing tells of their change by a time of its own. */
    static Optional<String> photosChanged(Source source) {
        return source.client().dialect().media() == Dialect.Media.EXPANDED
                ? source.firstKnown(PHOTOS_CHANGED)
                : Optional.empty();
    }

    /** Every listing, also one that may not be shown: that it may not is a change, too. */
    static Query query(Source source) {
        var fields = Stream.concat(
                        Fields.details(Audience.PUBLIC).stream(),
                        Stream.of(source.client().dialect().changed(), PHOTOS_CHANGED))
                .distinct()
                .toList();
        return Media.along(Query.of("Property").select(source.metadata().known("Property", fields)), source);
    }

    static List<Entry> entries(Source source, List<Row> rows) {
        var mapper = new ListingMapper(source);
        var media = Media.of(source, rows);
        var entries = new ArrayList<Entry>(rows.size());
        for (var row : rows) {
            row.text("ListingKey").ifPresent(key -> {
                var listing = mapper.listing(row, Audience.PUBLIC);
                entries.add(new Entry(
                        new ListingKey(key),
                        changed(source, row),
                        listing,
                        listing.isPresent() ? Photos.of(row, media.apply(row), source.display()) : List.of()));
            });
        }
        return entries;
    }

    private static Instant changed(Source source, Row row) {
        return row.instant(source.client().dialect().changed())
                .or(() -> row.instant("ModificationTimestamp"))
                .orElse(Instant.EPOCH);
    }
}
