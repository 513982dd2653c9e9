package dev.connectors.outlook.calendar;

import dev.connectors.spi.ApiRequest;
import dev.connectors.spi.Json;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.calendar.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A page of a collection of Graph. Immutable.
 *
 * @param items as they came; may be empty although more follows
 * @param next the whole URL of the page after it, to be followed as it is; only the HTTP client decides whether it may be
 */
record GraphPage<T>(List<T> items, Optional<String> next) {

    /**
     * All items of all pages.
     *
     * @param preferences to be asked for with each page anew
     * @throws dev.connectors.error.ProviderUnavailable where the pages have no end
     */
    static <T> List<T> all(
            ApiRequest first, UnaryOperator<ApiRequest> preferences, ApiRequest.Reader<T> item, ReadContext context) {
        var page = preferences.apply(first).send(reader(item));
        var all = new ArrayList<>(page.items());
        var pages = new Pages();
        while (page.next().isPresent()) {
            var further = context.http().follow(pages.next(page.next().get()));
            page = preferences.apply(further).send(reader(item));
            all.addAll(page.items());
        }
        return all;
    }

    /** Reads one page. */
    static <T> ApiRequest.Reader<GraphPage<T>> reader(ApiRequest.Reader<T> item) {
        return in -> {
            var items = new ArrayList<T>();
            var next = new String[1];
            Json.fields(in, name -> {
                switch (name) {
                    case "@odata.nextLink" -> next[0] = in.getText();
                    case "value" -> Json.items(in, () -> items.add(item.read(in)));
                    default -> {}
                }
            });
            return new GraphPage<>(items, Optional.ofNullable(next[0]));
        };
    }
}
