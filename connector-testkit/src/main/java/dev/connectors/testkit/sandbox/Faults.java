package dev.connectors.testkit.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Faults that a test orders. Each request takes the first order that still stands and matches it; an order is used up after the
 * given number of requests.
 *
 * <p>Thread-safe.
 */
public final class Faults {

    private final List<Order> orders = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private final Refusals refusals;

    Faults(Refusals refusals) {
        this.refusals = refusals;
    }

    /** What happens to a request instead of, before or after its handling. */
    private sealed interface Effect {

        record Refuse(Function<RecordedRequest, Answer> answer) implements Effect {}

        record LoseAnswer() implements Effect {}

        record LoseRequest() implements Effect {}

        record Delay(Duration duration) implements Effect {}

        record Wait(Hold hold) implements Effect {}
    }

    private static final class Order {
        private final Predicate<RecordedRequest> matching;
        private final Effect effect;
        private int left;

        Order(int times, Predicate<RecordedRequest> matching, Effect effect) {
            this.matching = matching;
            this.effect = effect;
            this.left = times;
        }
    }

    /** Refuses the next {@code times} matching requests in the error shape of the address; nothing is done. */
    public Faults fail(int times, Predicate<RecordedRequest> matching, int status, String reason) {
        return order(times, matching, new Effect.Refuse(it -> refusals.ordered(it, status, reason)));
    }

    /** The same with a Retry-After header, in whole seconds. */
    public Faults fail(int times, Predicate<RecordedRequest> matching, int status, String reason, Duration retryAfter) {
        var seconds = Long.toString(retryAfter.toSeconds());
        return order(
                times,
                matching,
                new Effect.Refuse(it -> refusals.ordered(it, status, reason).with("Retry-After", seconds)));
    }

    /** Answers the next {@code times} matching requests with anything at all, such as a proxy's HTML; nothing is done. */
    public Faults answer(int times, Predicate<RecordedRequest> matching, int status, String contentType, String body) {
        var answer = new Answer(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
        return order(times, matching, new Effect.Refuse(it -> answer));
    }

    /** Does what the next matching request asks for, and then drops the connection without an answer. */
    public Faults loseAnswerTo(Predicate<RecordedRequest> matching) {
        return order(1, matching, new Effect.LoseAnswer());
    }

    /**
     * Drops the connection of the next matching request; nothing is done. The JDK's HttpClient repeats a GET by itself when that
     * happens, so that a lost read goes unnoticed there.
     */
    public Faults loseRequest(Predicate<RecordedRequest> matching) {
        return order(1, matching, new Effect.LoseRequest());
    }

    /** Lets the next {@code times} matching requests wait, in real time, before they are handled. */
    public Faults delay(int times, Predicate<RecordedRequest> matching, Duration duration) {
        return order(times, matching, new Effect.Delay(duration));
    }

    /** Stops the next matching request before it is handled, until it is released. */
    public Hold hold(Predicate<RecordedRequest> matching) {
        var hold = new Hold();
        synchronized (this) {
            holds.add(hold);
        }
        order(1, matching, new Effect.Wait(hold));
        return hold;
    }

    /** Forgets all orders that still stand. */
    public synchronized Faults clear() {
        orders.clear();
        return this;
    }

    /** A request that a test keeps waiting. */
    public static final class Hold {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        private Hold() {}

        /** Waits until the request is there; false if it did not come in time. */
        public boolean awaitArrival(Duration longest) throws InterruptedException {
            return arrived.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Lets the request go on. */
        public void release() {
            released.countDown();
        }
    }

    /** How the handling of one request is to end. */
    record Ending(Optional<Answer> refusal, boolean losesAnswer, boolean losesRequest) {
        static final Ending USUAL = new Ending(Optional.empty(), false, false);
    }

    /** Takes the order for a request, waits as it says, and tells how to go on. */
    Ending meet(RecordedRequest request) throws InterruptedException {
        var effect = take(request);
        if (effect.isEmpty()) {
            return Ending.USUAL;
        }
        if (effect.get() instanceof Effect.Refuse refuse) {
            return new Ending(Optional.of(refuse.answer().apply(request)), false, false);
        }
        if (effect.get() instanceof Effect.LoseRequest) {
            return new Ending(Optional.empty(), false, true);
        }
        if (effect.get() instanceof Effect.Delay delay) {
            closed.await(delay.duration().toMillis(), TimeUnit.MILLISECONDS);
        }
        if (effect.get() instanceof Effect.Wait wait) {
            wait.hold().arrived.countDown();
            wait.hold().released.await();
        }
        return new Ending(Optional.empty(), effect.get() instanceof Effect.LoseAnswer, false);
    }

    /** Lets everything that waits go, since the stand-in closes. */
    synchronized void close() {
        closed.countDown();
        holds.forEach(Hold::release);
    }

    private synchronized Optional<Effect> take(RecordedRequest request) {
        for (var order : orders) {
            if (order.left > 0 && order.matching.test(request)) {
                order.left--;
                return Optional.of(order.effect);
            }
        }
        return Optional.empty();
    }

    private synchronized Faults order(int times, Predicate<RecordedRequest> matching, Effect effect) {
        orders.add(new Order(times, matching, effect));
        return this;
    }
}
