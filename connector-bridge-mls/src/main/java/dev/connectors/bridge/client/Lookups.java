package dev.connectors.bridge.client;

import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Query;
import dev.connectors.bridge.query.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What the values of a dataset's fields are called, in each generation of the RESO Web API: members of enumerations (with identifiers
 * such as {@code ActiveUnderContract}), or texts that the resource {@code Lookup} explains (RCP-32). Kept with the metadata. Thread-safe.
 */
public final class Lookups {

    private static final int MOST_VALUES = 2_000;
    private static final int MOST_NAMES = 40;

    /** A value that is a name and no text. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} /&().'-]{0,39}");

    /** One value, as rows have it and as the standard says it. */
    private record Entry(String value, String standard, String identifier) {

        boolean means(String wanted) {
            return plain(value).equals(wanted)
                    || plain(standard).equals(wanted)
                    || plain(identifier).equals(wanted);
        }
    }

    private final Metadata metadata;
    private final Map<String, List<Entry>> explained = new ConcurrentHashMap<>();

    Lookups(Metadata metadata) {
        this.metadata = metadata;
    }

    /**
     * The values of a field that mean this: several where an MLS has several words for one of the standard's.
     *
     * @param field a field with a list of values
     * @param wanted in any spelling: "Active Under Contract", "ActiveUnderContract", "active under contract"
     * @return empty where the dataset has no such value
     */
    public List<Value> values(ResoClient client, String resource, String field, String wanted) {
        var known = metadata.field(resource, field);
        if (known.isEmpty()) {
            return List.of();
        }
        var plain = plain(wanted);
        var members = metadata.members(known.get());
        if (members.isPresent()) {
            return members.get().stream()
                    .filter(member -> plain(member.name()).equals(plain)
                            || member.standardName()
                                    .filter(name -> plain(name).equals(plain))
                                    .isPresent())
                    .<Value>map(member -> new Value.Member(known.get().type(), member.name()))
                    .toList();
        }
        var lookup = known.get().lookup().orElse(field);
        if (!isReadable(client)) {
            return List.of(Value.of(wanted));
        }
        var entries = entries(client, lookup);
        if (entries.isEmpty()) {
            return List.of(Value.of(wanted)); // a list that the host does not explain
        }
        var values = new LinkedHashSet<Value>();
        entries.stream()
                .filter(entry -> entry.means(plain))
                .forEach(entry -> values.add(Value.of(entry.value().isEmpty() ? entry.standard() : entry.value())));
        return List.copyOf(values);
    }

    /** Some of the values of a field that {@link #explains} knows, as people may write them; not more than can be read at once. */
    public List<String> names(ResoClient client, String resource, String field) {
        var known = metadata.field(resource, field);
        if (known.isEmpty()) {
            return List.of();
        }
        var members = metadata.members(known.get());
        var names = members.isPresent()
                ? members.get().stream().map(member -> member.standardName().orElse(member.name()))
                : entries(client, known.get().lookup().orElse(field)).stream()
                        .map(entry -> entry.value().isEmpty() ? entry.standard() : entry.value());
        return names.filter(name -> NAME.matcher(name).matches())
                .distinct()
                .limit(MOST_NAMES)
                .toList();
    }

    /** Whether it is known which values a field has; otherwise what was wanted is taken as it was spelled. */
    public boolean explains(ResoClient client, String resource, String field) {
        var known = metadata.field(resource, field);
        if (known.isEmpty() || metadata.members(known.get()).isPresent()) {
            return known.isPresent();
        }
        return isReadable(client)
                && !entries(client, known.get().lookup().orElse(field)).isEmpty();
    }

    private boolean isReadable(ResoClient client) {
        return metadata.has("Lookup", "LookupName")
                && metadata.has("Lookup", "LookupValue")
                && client.dialect().searches("Lookup", "LookupName");
    }

    private List<Entry> entries(ResoClient client, String lookup) {
        var known = explained.get(lookup);
        if (known != null) {
            return known;
        }
        var fields = metadata.known(
                "Lookup", List.of("LookupKey", "LookupName", "LookupValue", "StandardLookupValue", "LegacyODataValue"));
        var query = Query.of("Lookup")
                .where(Filter.equal("LookupName", Value.of(lookup)))
                .select(fields);
        var read = new ArrayList<>(client.collect(
                query,
                MOST_VALUES,
                row -> Optional.of(new Entry(
                        row.text("LookupValue").orElse(""),
                        row.text("StandardLookupValue").orElse(""),
                        row.text("LegacyODataValue").orElse("")))));
        explained.put(lookup, List.copyOf(read));
        return read;
    }

    private static String plain(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
