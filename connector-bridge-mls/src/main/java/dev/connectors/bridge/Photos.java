package dev.connectors.bridge;

import dev.connectors.bridge.client.Dataset.Feed;
import dev.connectors.bridge.client.Row;
import dev.connectors.domain.listings.GetListingPhotos.Photo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A listing's media as photos that may be shown to anybody. Links only; nothing is fetched. Pure. */
final class Photos {

    private static final List<String> CATEGORIES = List.of("", "photo", "floorplan");
    private static final List<String> PERMISSIONS = List.of("public", "idx");

    private Photos() {}

    /** All of them, in order, numbered from 1. */
    static List<Photo> of(Row listing, List<Row> media, Display display) {
        boolean located = display.mayLocate(listing); // captions like to say where a house is
        var shown = media.stream()
                .filter(one -> isPhoto(one) && mayShow(one, display.feed()))
                .sorted(order())
                .toList();
        var photos = new ArrayList<Photo>(shown.size());
        for (var one : shown) {
            photos.add(new Photo(
                    photos.size() + 1,
                    one.foreign("MediaURL").orElseThrow(),
                    located
                            ? one.foreign("ShortDescription").or(() -> one.foreign("LongDescription"))
                            : Optional.empty(),
                    one.foreign("MediaCategory"),
                    one.count("ImageWidth"),
                    one.count("ImageHeight")));
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
