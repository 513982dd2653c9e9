package dev.connectors.bridge;

import dev.connectors.bridge.client.Dataset;
import dev.connectors.bridge.client.MetadataCache;
import dev.connectors.bridge.query.Dialect;
import dev.connectors.domain.Access;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderRejected;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Resource;
import dev.connectors.spi.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a host's actions share: which datasets a call may ask, and what is known of them. Thread-safe. */
final class Mls {

    private final ResoHost host;
    private final MetadataCache cache = new MetadataCache();

    Mls(ResoHost host) {
        this.host = host;
    }

    String title() {
        return host.title();
    }

    Dialect dialect() {
        return host.dialect();
    }

    /** The datasets of the setting, which a user may hide one by one; they belong to the MLS, so they can only be read. */
    ResourceType<DatasetId> resources() {
        return ResourceType.of(
                "dataset",
                DatasetId.class,
                context -> datasets(context).stream()
                        .map(dataset ->
                                Resource.of(dataset.id(), dataset.id().value()).ofOthers(Access.READ))
                        .toList());
    }

    /** Those of the datasets that may be read; all of them where none is wanted by name. */
    List<Source> sources(Collection<DatasetId> wanted, ReadContext context) {
        var visible = context.visible(DatasetId.class);
        var all = datasets(context);
        var sources = all.stream()
                .filter(dataset ->
                        visible.getOrDefault(dataset.id(), Access.HIDDEN).includes(Access.READ))
                .filter(dataset -> wanted.isEmpty() || wanted.contains(dataset.id()))
                .map(dataset -> source(dataset, all.size() > 1, context))
                .toList();
        if (sources.isEmpty()) {
            throw new NotFound("No dataset that you may see.");
        }
        return sources;
    }

    /** The same for one, or for all where none is named. */
    List<Source> sources(Optional<DatasetId> wanted, ReadContext context) {
        return sources(wanted.map(List::of).orElse(List.of()), context);
    }

    private Source source(Dataset dataset, boolean isOneOfSeveral, ReadContext context) {
        try {
            return new Source(
                    host.provider().id(),
                    dataset,
                    cache.client(context, host.dialect(), dataset.id(), isOneOfSeveral),
                    cache.lookups(context, host.dialect(), dataset.id()));
        } catch (NotFound e) {
            // Nothing that a call named: only metadata was asked for, of a dataset that the setting names.
            throw new ProviderRejected(
                    "The MLS has no dataset '" + dataset.id().value() + "', which this application's setting "
                            + host.provider().id() + "." + Dataset.SETTING
                            + " names. Tell the user that whoever manages"
                            + " this application must correct it; other arguments change nothing.",
                    "no metadata of the dataset",
                    e);
        }
    }

    private List<Dataset> datasets(ReadContext context) {
        var setting = context.setting(Dataset.SETTING)
                .orElseThrow(() -> new ProviderRejected("The application has not set which MLS datasets there are ("
                        + host.provider().id() + "." + Dataset.SETTING + "). Tell the user."));
        try {
            return Dataset.parse(setting);
        } catch (IllegalArgumentException e) {
            throw new ProviderRejected(
                    "The application's setting " + host.provider().id() + "." + Dataset.SETTING
                            + " cannot be read. Tell the user.",
                    String.valueOf(e.getMessage()));
        }
    }
}
