package dev.connectors.bridge;

import dev.connectors.bridge.client.Dataset.Feed;
import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Dialect;
import dev.connectors.bridge.query.Query;
import dev.connectors.domain.listings.GetListingPhotos.Photo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A listing's media as photos that may be shown to anybody. Links only; nothing is fetched. Pure. */
final class Photos {

    private static final int MOST_MEDIA = 200;
    private static final List<String> CATEGORIES = List.of("", "photo", "floorplan");
    private static final List<String> PERMISSIONS = List.of("public", "idx");
    static final List<String> MEDIA = List.of(
            "MediaKey",
            "MediaURL",
            "Order",
            "PreferredPhotoYN",
            "MediaCategory",
            "ShortDescription",
            "LongDescription",
            "ImageWidth",
            "ImageHeight",
            "Permission");

    private Photos() {}

    /** A query for listings whose media come along: inside where the host puts them there, else expanded. */
    static Query along(Query query, Source source) {
        if (source.client().dialect().media() == Dialect.Media.EXPANDED
                && source.metadata().leads("Property", "Media")) {
            return query.expand(new Query.Expand("Media", source.metadata().known("Media", MEDIA), MOST_MEDIA));
        }
        var fields = new ArrayList<>(query.select());
        fields.add("Media");
        return query.select(fields);
    }

    /** All of them, in order, numbered from 1. */
    static List<Photo> of(Row listing, Display display) {
        boolean located = display.mayLocate(listing); // captions like to say where a house is
        var shown = listing.rows("Media").stream()
                .filter(media -> isPhoto(media) && mayShow(media, display.feed()))
                .sorted(order())
                .toList();
        var photos = new ArrayList<Photo>(shown.size());
        for (var media : shown) {
            photos.add(new Photo(
                    photos.size() + 1,
                    media.foreign("MediaURL").orElseThrow(),
                    located
                            ? media.foreign("ShortDescription").or(() -> media.foreign("LongDescription"))
                            : Optional.empty(),
                    media.foreign("MediaCategory"),
                    media.count("ImageWidth"),
                    media.count("ImageHeight")));
        }
        return photos;
    }

    private static boolean isPhoto(Row media) {
        return CATEGORIES.contains(plain(media.text("MediaCategory").orElse("")))
                && media.text("MediaURL")
                        .filter(url -> url.startsWith("https://"))
                        .isPresent();
    }

    /** Several permissions are several ways in; without any, the feed says whether it is for display. */
    private static boolean mayShow(Row media, Feed feed) {
        var permissions = media.texts("Permission");
        return permissions.isEmpty()
                ? feed == Feed.IDX
                : permissions.stream().anyMatch(permission -> PERMISSIONS.contains(plain(permission)));
    }

    /** The seller's favourite first, then the order that they gave; keys, so that it is the same each time. */
    private static Comparator<Row> order() {
        return Comparator.comparing(
                        (Row media) -> !media.flag("PreferredPhotoYN").orElse(false))
                .thenComparing(media -> media.count("Order").orElse(Integer.MAX_VALUE))
                .thenComparing(media -> media.text("MediaKey").orElse(""));
    }

    private static String plain(String text) {
        return text.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
