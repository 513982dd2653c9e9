package dev.connectors.bridge;

import dev.connectors.bridge.client.Dataset.Feed;
import dev.connectors.bridge.client.ResoClient;
import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Dialect;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Query;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.listings.GetListingPhotos;
import dev.connectors.domain.listings.GetListingPhotos.Input;
import dev.connectors.domain.listings.GetListingPhotos.Output;
import dev.connectors.domain.listings.GetListingPhotos.Photo;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A listing's {@code Media}: inside the listing where the host puts them there, else expanded. Links only; nothing is fetched. */
final class ResoGetListingPhotos implements Action<Input, Output> {

    private static final int MOST_MEDIA = 200;
    private static final List<String> CATEGORIES = List.of("", "photo", "floorplan");
    private static final List<String> PERMISSIONS = List.of("public", "idx");
    private static final List<String> LISTING = List.of(
            "ListingKey",
            Display.LISTING,
            "ListOfficeName",
            "ListOfficePhone",
            "AttributionContact",
            "OriginatingSystemName",
            "Disclaimer",
            "CopyrightNotice",
            "ModificationTimestamp");
    private static final List<String> MEDIA = List.of(
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

    private final Mls mls;

    ResoGetListingPhotos(Mls mls) {
        this.mls = mls;
    }

    @Override
    public ActionContract<Input, Output> contract() {
        return GetListingPhotos.CONTRACT;
    }

    @Override
    public Output run(Input in, ActionContext context) {
        for (var source : mls.sources(in.dataset(), context)) {
            var row = source.client().collect(query(in, source), 1, Optional::of).stream()
                    .filter(source.display()::mayShow)
                    .findFirst();
            if (row.isPresent()) {
                return output(in, row.get(), source);
            }
        }
        throw ResoClient.absent();
    }

    private Query query(Input in, Source source) {
        var named = Filter.equal("ListingKey", Value.of(in.listing().value()));
        var query = source.listings(Optional.of(named), LISTING);
        if (mls.dialect().media() == Dialect.Media.EXPANDED && source.metadata().leads("Property", "Media")) {
            return query.expand(new Query.Expand("Media", source.metadata().known("Media", MEDIA), MOST_MEDIA));
        }
        var fields = new ArrayList<>(query.select());
        fields.add("Media");
        return query.select(fields);
    }

    private static Output output(Input in, Row row, Source source) {
        var shown = row.rows("Media").stream()
                .filter(media -> isPhoto(media) && mayShow(media, source.dataset().feed()))
                .sorted(order())
                .toList();
        var photos = new ArrayList<Photo>();
        for (var media : shown.subList(0, Math.min(in.limit(), shown.size()))) {
            photos.add(new Photo(
                    photos.size() + 1,
                    media.foreign("MediaURL").orElseThrow(),
                    media.foreign("ShortDescription").or(() -> media.foreign("LongDescription")),
                    media.foreign("MediaCategory"),
                    media.count("ImageWidth"),
                    media.count("ImageHeight")));
        }
        int more = shown.size() - photos.size();
        return new Output(
                in.listing(),
                photos,
                more == 0 ? Optional.empty() : Optional.of(more),
                new ListingMapper(source).attribution(row),
                source.id());
    }

    private static boolean isPhoto(Row media) {
        return CATEGORIES.contains(plain(media.text("MediaCategory").orElse("")))
                && media.text("MediaURL").filter(url -> url.startsWith("https://")).isPresent();
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
        return Comparator.comparing((Row media) -> !media.flag("PreferredPhotoYN").orElse(false))
                .thenComparing(media -> media.count("Order").orElse(Integer.MAX_VALUE))
                .thenComparing(media -> media.text("MediaKey").orElse(""));
    }

    private static String plain(String text) {
        return text.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
