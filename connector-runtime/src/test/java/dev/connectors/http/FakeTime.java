package dev.connectors.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;

/** A clock that only waiting moves, so that nobody waits. */
final class FakeTime extends Clock {

    static final Instant START = Instant.parse("2026-03-03T14:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final List<Duration> waits = new CopyOnWriteArrayList<>();

    /** For the client: waiting moves this clock, chance comes from there. */
    Time time(DoubleSupplier chance) {
        return new Time(
                this,
                (time, deadline) -> {
                    deadline.checkpoint();
                    waits.add(time);
                    advance(time);
                    deadline.checkpoint();
                },
                chance);
    }

    Time time() {
        return time(() -> 0.5);
    }

    void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    /** How long was waited, each time. */
    List<Duration> waits() {
        return waits;
    }

    Deadline deadline(Duration total) {
        return Deadline.in(total, this);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException(zone.toString());
    }
}
