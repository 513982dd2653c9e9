package dev.connectors.mcp.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The body of one response, written as fast as the client reads and without a thread that waits for it. Thread-safe.
 *
 * <p>No lock is held while the container is called: whoever has something to write writes what others left, too.
 */
final class Wire implements WriteListener, AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

    /** What may wait for a client that does not read. Then the connection is given up; a stream can be taken up again. */
    private static final int MOST_WAITING = 8 << 20;

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final ConcurrentLinkedQueue<byte[]> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger wishes = new AtomicInteger();
    private volatile boolean open; // not before the container says so
    private volatile boolean ended;
    private volatile boolean over;
    private boolean unflushed; // only whoever writes reads it

    private Wire(AsyncContext async, ServletOutputStream out) {
        this.async = async;
        this.out = out;
    }

    /** Goes on with a response after its request's thread is gone. Its headers are set. */
    static Wire of(HttpServletRequest request) throws IOException {
        var async = request.startAsync();
        async.setTimeout(0); // a person may be asked
        var wire = new Wire(async, async.getResponse().getOutputStream());
        async.addListener(wire);
        wire.out.setWriteListener(wire);
        return wire;
    }

    /** Writes this next. */
    void send(byte[] bytes) {
        if (over) {
            return;
        }
        if (waiting.addAndGet(bytes.length) > MOST_WAITING) {
            LOG.warn("a client does not read what it is sent; its connection is given up");
            queue.clear();
            ended = true;
        } else {
            queue.add(bytes);
        }
        write();
    }

    /** Completes the response after what was sent. */
    void end() {
        ended = true;
        write();
    }

    /** Whether nothing more can be written. */
    boolean isOver() {
        return over || ended;
    }

    private void write() {
        if (!open || wishes.getAndIncrement() > 0) {
            return; // somebody writes at this moment, and comes round again
        }
        int left;
        do {
            int seen = wishes.get();
            try {
                writeAll();
            } catch (IOException | IllegalStateException e) {
                LOG.debug("a client is gone", e);
                complete();
            }
            left = wishes.addAndGet(-seen);
        } while (left > 0);
    }

    private void writeAll() throws IOException {
        while (!over && out.isReady()) {
            var next = queue.poll();
            if (next != null) {
                waiting.addAndGet(-next.length);
                out.write(next);
                unflushed = true;
            } else if (unflushed) {
                out.flush();
                unflushed = false;
            } else {
                if (ended && queue.isEmpty()) {
                    complete();
                }
                return;
            }
        }
    }

    private void complete() {
        if (!over) {
            over = true;
            try {
                async.complete();
            } catch (IllegalStateException e) {
                LOG.debug("it was completed already", e);
            }
        }
    }

    @Override
    public void onWritePossible() {
        open = true;
        write();
    }

    @Override
    public void onError(Throwable e) {
        LOG.debug("a client is gone", e);
        complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        over = true;
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        complete();
    }

    @Override
    public void onError(AsyncEvent event) {
        complete();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
