package dev.connectors.bridge;

import dev.connectors.bridge.Addresses.Candidate;
import dev.connectors.bridge.client.Dataset.Feed;
import dev.connectors.bridge.client.ResoClient;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.listings.Audience;
import dev.connectors.domain.listings.GetListingDetails;
import dev.connectors.domain.listings.GetListingDetails.Input;
import dev.connectors.domain.listings.GetListingDetails.Output;
import dev.connectors.domain.listings.Listing;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code GET Property}, one row, by {@code ListingKey}, {@code ListingId} or address. */
final class ResoGetListingDetails implements Action<Input, Output> {

    private static final int MOST_CHOICES = 10;

    private final Mls mls;

    ResoGetListingDetails(Mls mls) {
        this.mls = mls;
    }

    @Override
    public ActionContract<Input, Output> contract() {
        return GetListingDetails.CONTRACT;
    }

    @Override
    public Output run(Input in, ActionContext context) {
        var sources = mls.sources(in.dataset(), context);
        if (in.address().isPresent()) {
            var candidates =
                    Addresses.at(in.address().get(), "address").candidates(sources, source -> fields(in, source));
            return answer(in, candidates, Addresses.certain(candidates));
        }
        var candidates = new ArrayList<Candidate>();
        for (var source : sources) {
            if (in.listing().isPresent()) {
                source.listing(in.listing().get(), fields(in, source))
                        .ifPresent(row -> candidates.add(new Candidate(source, row, 1)));
                continue;
            }
            var named = Filter.equal(
                    "ListingId", Value.of(in.mlsNumber().orElseThrow().strip()));
            candidates.addAll(source.client()
                    .collect(
                            source.listings(Optional.of(named), fields(in, source)),
                            2,
                            row -> Optional.of(new Candidate(source, row, 1))
                                    .filter(candidate -> source.display().mayShow(row))));
        }
        return answer(in, candidates, candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty());
    }

    private static Output answer(Input in, List<Candidate> candidates, Optional<Candidate> certain) {
        if (certain.isPresent()) {
            var listing = listing(certain.get(), in).orElseThrow(ResoClient::absent);
            return listing.audience() == in.audience()
                    ? Output.of(listing)
                    : Output.of(
                            listing,
                            "This dataset is for display to the public, so only what the public may read"
                                    + " is given.");
        }
        var choices = candidates.stream()
                .flatMap(candidate -> new ListingMapper(candidate.source()).summary(candidate.row()).stream())
                .limit(MOST_CHOICES)
                .toList();
        if (choices.isEmpty()) {
            throw ResoClient.absent();
        }
        return Output.among(choices);
    }

    private static Optional<Listing> listing(Candidate candidate, Input in) {
        return new ListingMapper(candidate.source()).listing(candidate.row(), audience(in, candidate.source()));
    }

    private static List<String> fields(Input in, Source source) {
        return Fields.details(audience(in, source));
    }

    /** What the licence of the dataset allows; an argument can ask for less, never for more. */
    private static Audience audience(Input in, Source source) {
        return source.dataset().feed() == Feed.IDX ? Audience.PUBLIC : in.audience();
    }
}
