package dev.connectors.bridge.query;

import java.util.List;
import java.util.Optional;

/**
 * What is asked of one resource. Immutable.
 *
 * @param resource such as {@code Property}
 * @param filter what must be true; empty for all
 * @param select the fields that are wanted; empty for all
 * @param order in which order
 * @param expand navigations whose rows come along
 */
public record Query(
        String resource, Optional<Filter> filter, List<String> select, List<Order> order, List<Expand> expand) {

    /** One key of an order. */
    public record Order(String field, boolean descending) {}

    /**
     * A navigation whose rows come along.
     *
     * @param select the fields that are wanted; empty for all
     * @param most how many rows of each at most
     */
    public record Expand(String navigation, List<String> select, int most) {
        public Expand {
            select = List.copyOf(select);
        }
    }

    public Query {
        select = List.copyOf(select);
        order = List.copyOf(order);
        expand = List.copyOf(expand);
    }

    /** All rows of a resource. */
    public static Query of(String resource) {
        return new Query(resource, Optional.empty(), List.of(), List.of(), List.of());
    }

    /** Only those that fit. */
    public Query where(Filter filter) {
        return new Query(resource, Optional.of(filter), select, order, expand);
    }

    /** These fields only. */
    public Query select(List<String> fields) {
        return new Query(resource, filter, fields, order, expand);
    }

    /** In this order. */
    public Query order(List<Order> keys) {
        return new Query(resource, filter, select, keys, expand);
    }

    /** With these rows. */
    public Query expand(Expand navigation) {
        return new Query(resource, filter, select, order, List.of(navigation));
    }
}
