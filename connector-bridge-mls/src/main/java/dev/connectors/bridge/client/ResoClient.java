package dev.connectors.bridge.client;

import dev.connectors.bridge.query.Dialect;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.FilterText;
import dev.connectors.bridge.query.Query;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.ApiRequest;
import dev.connectors.spi.ReadContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks one dataset of a RESO host, for one call. The limit that a caller gives is kept, whatever the host makes of {@code $top}; links
 * are followed as they came, and only within the resource that was asked.
 */
public final class ResoClient {

    private static final int MOST_PAGES = 500;
    private static final String JSON = "application/json";
    private static final String SYSTEM = "OriginatingSystemName";

    /** Words, the same for all datasets of a host, and nothing of a listing or a person. */
    private static final String WORDS = "Lookup";

    private static final Pattern NEXT = Pattern.compile("<([^<>]{1,4000})>\\s*;[^<>]*\\brel=\"?next\"?");

    private final ReadContext context;
    private final Dialect dialect;
    private final DatasetId dataset;
    private final boolean isOneOfSeveral;
    private final Metadata metadata;

    /**
     * With what is known of the dataset.
     *
     * @param isOneOfSeveral whether the token reads other datasets, too, which may be hidden
     * @param metadata its metadata, from {@link MetadataCache}
     */
    public ResoClient(
            ReadContext context, Dialect dialect, DatasetId dataset, boolean isOneOfSeveral, Metadata metadata) {
        this.context = context;
        this.dialect = dialect;
        this.dataset = dataset;
        this.isOneOfSeveral = isOneOfSeveral;
        this.metadata = metadata;
    }

    /** What the dataset has. */
    public Metadata metadata() {
        return metadata;
    }

    /** How the host wants to be asked. */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * The first page.
     *
     * @param size how many rows at most
     * @param counted whether to say how many fit in all
     */
    public Rows first(Query query, int size, boolean counted) {
        var request = request(query, size);
        if (counted) {
            request.query("$count", true);
        }
        return own(request.send(Rows::read));
    }

    /** A further page. */
    public Rows next(String resource, String link, int size) {
        requireWithin(resource, link);
        var request = context.http().follow(link);
        return own((dialect.top() == Dialect.Top.TOTAL ? sized(request, size) : request).send(Rows::read));
    }

    /** The first page of a replication, oldest change first; it takes no order. */
    public Rows replicated(Query query, int size) {
        return own(request(query, "/replication", size).sendFor(JSON, ResoClient::linked));
    }

    /** What comes after a page of a replication; its last link gives what changed since. */
    public Rows replicatedFrom(String resource, String link) {
        requireWithin(resource, link);
        return own(context.http().follow(link).sendFor(JSON, ResoClient::linked));
    }

    /** The rows of this dataset, also where the host makes nothing of the filter; what it counts is then of others, too. */
    private Rows own(Rows page) {
        return dialect.dataset() == Dialect.DatasetIn.PATH ? page : page.only(this::isOwn);
    }

    private boolean isOwn(Row row) {
        return row.text(SYSTEM).map(dataset.value()::equalsIgnoreCase).orElse(true);
    }

    /** The next page is named in a header (RFC 8288), and by some hosts in the body. */
    private static Rows linked(ApiRequest.FullAnswer answer) throws IOException {
        var rows = answer.json(Rows::read);
        var link = answer.header("Link").flatMap(ResoClient::next);
        return link.map(rows::leadingTo).orElse(rows);
    }

    private static Optional<String> next(String header) {
        var found = NEXT.matcher(header);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /**
     * Rows in order, until there are so many or no more.
     *
     * @param most how many at most; the host is asked for no page beyond
     * @param each what becomes of each row; empty to pass over it
     */
    public <T> List<T> collect(Query query, int most, Function<Row, Optional<T>> each) {
        query.filter().ifPresent(filter -> requireSearchable(query.resource(), filter));
        var found = new ArrayList<T>();
        int size = Math.min(most, dialect.searchPage());
        var page = first(query, size, false);
        var before = "";
        for (int pages = 1; ; pages++) {
            for (var row : page.rows()) {
                if (found.size() < most) {
                    each.apply(row).ifPresent(found::add);
                }
            }
            if (found.size() >= most || page.next().isEmpty()) {
                return found;
            }
            var link = page.next().get();
            if (link.equals(before) || pages == MOST_PAGES) {
                throw new ProviderUnavailable(
                        "The MLS answered the same page again. Narrow the search, or try again later.",
                        "pages without an end");
            }
            before = link;
            context.checkpoint();
            page = next(query.resource(), link, size);
        }
    }

    /** The row of a key, by the row's own address where the host takes no key in a filter. */
    public Optional<Row> one(Query query, String keyField, String key) {
        if (dialect.searches(query.resource(), keyField)) {
            var named = Filter.equal(keyField, Value.of(key));
            var asked =
                    query.where(query.filter().map(filter -> filter.and(named)).orElse(named));
            return collect(asked, 1, Optional::of).stream().findFirst();
        }
        requireOwn(query.resource());
        var row = query.resource() + "('" + key.replace("'", "''") + "')";
        var request = dialect.dataset() == Dialect.DatasetIn.PATH
                ? context.http().get("/{dataset}/{row}", dataset.value(), row)
                : context.http().get("/{row}", row);
        try {
            var found = shaped(request, query).send(Rows::row);
            boolean says = !isOneOfSeveral || dialect.dataset() == Dialect.DatasetIn.PATH || found.has(SYSTEM);
            return Optional.of(found).filter(one -> says && isOwn(one));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    /**
     * Before anything is asked.
     *
     * @throws Unsupported if the host does not let rows be searched by a field of the filter
     */
    public void requireSearchable(String resource, Filter filter) {
        filter.fields().stream()
                .filter(field -> !dialect.searches(resource, field))
                .findFirst()
                .ifPresent(field -> {
                    throw cannotSearch(field);
                });
    }

    /** That rows cannot be searched by something, and what to do instead. */
    public Unsupported cannotSearch(String by) {
        return new Unsupported(
                dialect.copied().isPresent()
                        ? "This MLS can only be copied, not searched by " + by + ". Ask this application's own store of"
                                + " listings, if there is such a tool, or tell the user. By status, type, changedSince and"
                                + " MLS number it can be asked."
                        : "This MLS cannot search by " + by + ". Leave it out, or use another criterion.");
    }

    /** A request that is not sent yet. */
    private ApiRequest request(Query query, int size) {
        return request(query, "", size);
    }

    private ApiRequest request(Query query, String below, int size) {
        if (!metadata.has(query.resource())) {
            throw new Unsupported("This MLS gives no " + query.resource() + " data.");
        }
        var http = context.http();
        var request = dialect.dataset() == Dialect.DatasetIn.PATH
                ? http.get("/{dataset}/" + query.resource() + below, dataset.value())
                : http.get("/" + query.resource() + below);
        filter(query).ifPresent(filter -> request.query("$filter", FilterText.of(filter, dialect)));
        if (!query.order().isEmpty()) {
            request.query(
                    "$orderby",
                    query.order().stream()
                            .map(key -> key.field() + (key.descending() ? " desc" : " asc"))
                            .collect(Collectors.joining(",")));
        }
        return sized(shaped(request, query), size);
    }

    /** With the fields and the further rows that are wanted. */
    private ApiRequest shaped(ApiRequest request, Query query) {
        if (!query.select().isEmpty()) {
            request.query("$select", String.join(",", selected(query)));
        }
        if (!query.expand().isEmpty()) {
            request.query("$expand", query.expand().stream().map(this::expand).collect(Collectors.joining(",")));
        }
        return request;
    }

    /** Hosts that are there to be copied know no options inside. */
    private String expand(Query.Expand expand) {
        if (dialect.copied().isPresent()) {
            return expand.navigation();
        }
        var select = expand.select().isEmpty() ? "" : "$select=" + String.join(",", expand.select()) + ";";
        return expand.navigation() + "(" + select + "$top=" + expand.most() + ")";
    }

    private List<String> selected(Query query) {
        var selected = new ArrayList<>(query.select());
        if (isNamedIn(query.resource()) && !selected.contains(SYSTEM)) {
            selected.add(SYSTEM);
        }
        query.expand().stream()
                .map(Query.Expand::navigation)
                .filter(navigation -> !selected.contains(navigation))
                .forEach(selected::add);
        return selected;
    }

    private ApiRequest sized(ApiRequest request, int size) {
        return dialect.top() == Dialect.Top.PAGE
                ? request.query("$top", size)
                : request.header("Prefer", "odata.maxpagesize=" + size + ", maxpagesize=" + size);
    }

    private Optional<Filter> filter(Query query) {
        if (isNamedIn(query.resource())) {
            var own = Filter.equal(SYSTEM, Value.of(dataset.value()));
            return Optional.of(query.filter().map(own::and).orElse(own));
        }
        requireOwn(query.resource());
        return query.filter();
    }

    /** Where a token reads several datasets, only what says which one it is of. */
    private void requireOwn(String resource) {
        if (dialect.dataset() == Dialect.DatasetIn.FILTER
                && isOneOfSeveral
                && !isNamedIn(resource)
                && !resource.equals(WORDS)) {
            throw new Unsupported("This MLS does not say which " + resource
                    + " data belong to which dataset, so they cannot be read where there are several. Tell the user.");
        }
    }

    /** Whether the rows of a resource name their dataset, and the filter must. */
    private boolean isNamedIn(String resource) {
        return dialect.dataset() == Dialect.DatasetIn.FILTER && metadata.has(resource, SYSTEM);
    }

    /** That it lies in the origin is for the client to say; here, that it stays in the dataset and the resource. */
    private void requireWithin(String resource, String link) {
        int query = link.indexOf('?');
        var path = query < 0 ? link : link.substring(0, query);
        var expected = dialect.dataset() == Dialect.DatasetIn.PATH ? "/" + dataset.value() + "/" : "/";
        boolean same = path.replace("%20", " ").endsWith(expected + resource)
                || path.replace("%20", " ").endsWith(expected + resource + "/replication");
        if (!same || link.contains("access_token=")) {
            throw new ProviderUnavailable(
                    "The MLS gave a link that leads elsewhere; it was not followed. Tell the user.",
                    "a link out of the resource");
        }
    }

    /** That nothing of the key is there. */
    public static NotFound absent() {
        return new NotFound("There is no such listing, or it may not be shown.");
    }
}
