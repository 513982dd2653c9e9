package dev.connectors.domain;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * How the answers of several accounts to one question become one answer. Immutable; its functions are pure.
 *
 * <p>A contract that says nothing of it is about a single thing, and is asked of one account alone. Only what reads is merged.
 *
 * @param <I> the contract's input
 * @param <O> the contract's output: a record with a page in it
 * @param <T> an item of that page
 */
public final class Merge<I, O, T> {

    /** How items of several accounts stand to each other. */
    public enum Order {
        /** All of one account, then all of the next. */
        ONE_AFTER_ANOTHER,
        /** The first of each account, then the second of each: each account's own order counts. */
        IN_TURN,
        /** By a key that all accounts share. */
        BY_KEY
    }

    /** As many items as a model reads well at once: 50 events are 4,400 tokens. */
    private static final int USUAL = 50;

    private final Function<O, Page<T>> page;
    private final BiFunction<List<O>, Page<T>, O> whole;
    private final Order order;
    private final BiFunction<I, T, String> key;
    private final Function<T, String> identity;
    private final ToIntFunction<I> most;
    private final boolean complete;

    private Merge(
            Function<O, Page<T>> page,
            BiFunction<List<O>, Page<T>, O> whole,
            Order order,
            BiFunction<I, T, String> key,
            Function<T, String> identity,
            ToIntFunction<I> most,
            boolean complete) {
        this.page = page;
        this.whole = whole;
        this.order = order;
        this.key = key;
        this.identity = identity;
        this.most = most;
        this.complete = complete;
    }

    /**
     * One account after another, until more is said.
     *
     * @param page where an output has its page
     * @param whole makes one output of all that were given, at least one, and of the page that was merged from theirs
     */
    public static <I, O, T> Merge<I, O, T> of(Function<O, Page<T>> page, BiFunction<List<O>, Page<T>, O> whole) {
        return new Merge<>(
                Objects.requireNonNull(page, "page"),
                Objects.requireNonNull(whole, "whole"),
                Order.ONE_AFTER_ANOTHER,
                (in, item) -> "",
                item -> "",
                in -> USUAL,
                false);
    }

    /** The first of each account, then the second of each: where each orders by its own measure, such as how well a note fits. */
    public Merge<I, O, T> inTurn() {
        return new Merge<>(page, whole, Order.IN_TURN, key, identity, most, complete);
    }

    /**
     * By a key. Each account gives its pages in this order, too; within a page the runtime sorts.
     *
     * @param key short text whose order, character by character, is the list's, such as a local start
     * @param identity tells items of one account with equal keys apart, also when their contents change
     */
    public Merge<I, O, T> byKey(BiFunction<I, T, String> key, Function<T, String> identity) {
        return new Merge<>(
                page,
                whole,
                Order.BY_KEY,
                Objects.requireNonNull(key, "key"),
                Objects.requireNonNull(identity, "identity"),
                most,
                complete);
    }

    /** Of all accounts or of none: where one cannot be asked, the call fails. For what must not be overlooked, such as a busy time. */
    public Merge<I, O, T> complete() {
        return new Merge<>(page, whole, order, key, identity, most, true);
    }

    /** How many items fill a page, 1 or more; 50, where nothing is said. For an input that has a limit of its own. */
    public Merge<I, O, T> fullAt(ToIntFunction<I> items) {
        return new Merge<>(page, whole, order, key, identity, Objects.requireNonNull(items, "items"), complete);
    }

    /** The page of an output. */
    public Page<T> page(O output) {
        return page.apply(output);
    }

    /** One output. */
    public O whole(List<O> outputs, Page<T> merged) {
        return whole.apply(outputs, merged);
    }

    /** How the items stand to each other. */
    public Order order() {
        return order;
    }

    /** The key of an item; empty where the order is by none. */
    public String key(I in, T item) {
        return key.apply(in, item);
    }

    /** What tells an item from others with an equal key. */
    public String identity(T item) {
        return identity.apply(item);
    }

    /** How many items fill a page. */
    public int fullAt(I in) {
        return most.applyAsInt(in);
    }

    /** Whether it is of all accounts or of none. */
    public boolean isComplete() {
        return complete;
    }
}
