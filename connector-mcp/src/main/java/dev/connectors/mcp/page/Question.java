package dev.connectors.mcp.page;

import dev.connectors.approval.Approval;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A question on its page, and the calls that wait for its answer. Thread-safe. */
final class Question {

    private final Approval approval;
    private final Link link;
    private final String form = Link.random();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();
    private Optional<Boolean> answer = Optional.empty();
    private int waiting;

    Question(Approval approval) {
        this.approval = approval;
        this.link = new Link(approval.expires());
    }

    Approval approval() {
        return approval;
    }

    Link link() {
        return link;
    }

    /** What a form must carry to come from this page. */
    String form() {
        return form;
    }

    /** Waits for the answer; empty where none came in time. */
    Optional<Boolean> await(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            waiting++;
            long left = patience.toNanos();
            while (answer.isEmpty() && left > 0) {
                left = answered.awaitNanos(left);
            }
            return answer;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /** Hands the answer to the calls that wait; false where none does. */
    boolean hand(boolean yes) {
        lock.lock();
        try {
            if (waiting == 0) {
                return false;
            }
            answer = Optional.of(yes);
            answered.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Says that the answer was acted on: a call that came to wait meanwhile looks at what is there now. */
    void settle(boolean yes) {
        lock.lock();
        try {
            answer = Optional.of(yes);
            answered.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
