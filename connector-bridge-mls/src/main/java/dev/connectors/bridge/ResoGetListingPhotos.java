package dev.connectors.bridge;

import dev.connectors.bridge.client.ResoClient;
import dev.connectors.bridge.client.Row;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.listings.GetListingPhotos;
import dev.connectors.domain.listings.GetListingPhotos.Input;
import dev.connectors.domain.listings.GetListingPhotos.Output;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import java.util.List;
import java.util.Optional;

/** A listing's {@code Media}. Links only; nothing is fetched. */
final class ResoGetListingPhotos implements Action<Input, Output> {

    private static final List<String> LISTING = List.of(
            "ListingKey",
            Display.LISTING,
            Display.ADDRESS,
            "MlgCanView",
            "ListOfficeName",
            "ListOfficePhone",
            "AttributionContact",
            "OriginatingSystemName",
            "Disclaimer",
            "CopyrightNotice",
            "ModificationTimestamp");

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
            var row = source.listing(in.listing(), Media.along(source.listings(Optional.empty(), LISTING), source));
            if (row.isPresent()) {
                return output(in, row.get(), source);
            }
        }
        throw ResoClient.absent();
    }

    private static Output output(Input in, Row row, Source source) {
        var media = Media.of(source, List.of(row)).apply(row);
        var all = Photos.of(row, media, source.display());
        var photos = all.subList(0, Math.min(in.limit(), all.size()));
        int more = all.size() - photos.size();
        return new Output(
                in.listing(),
                photos,
                more == 0 ? Optional.empty() : Optional.of(more),
                new ListingMapper(source).attribution(row),
                source.id());
    }
}
