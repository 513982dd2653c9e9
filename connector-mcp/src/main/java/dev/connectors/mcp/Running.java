package dev.connectors.mcp;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** The requests that are being answered. Thread-safe. */
final class Running {

    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private final ConcurrentHashMap<Object, Disposable.Swap> byId = new ConcurrentHashMap<>();
    private final Phaser open = new Phaser(1);

    /** Starts to answer a request. */
    void start(Object id, Mono<Void> answer) {
        var handle = Disposables.swap();
        byId.put(id, handle);
        open.register();
        handle.update(answer.doFinally(signal -> {
                    byId.remove(id, handle);
                    open.arriveAndDeregister();
                })
                .subscribe(nothing -> {}, e -> LOG.debug("an answer was not sent", e)));
    }

    /** Stops one that the client no longer waits for; what was sent to a provider already goes on. */
    void cancel(Object id) {
        var handle = byId.remove(id);
        if (handle != null) {
            handle.dispose();
        }
    }

    /** Lets all finish for a time, then stops what is left. */
    void finish(Duration grace) {
        try {
            open.awaitAdvanceInterruptibly(open.arrive(), grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("{} calls were stopped, as the client is gone", byId.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byId.keySet().forEach(this::cancel);
    }
}
