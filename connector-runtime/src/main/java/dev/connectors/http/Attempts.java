package dev.connectors.http;

import dev.connectors.error.ConnectorException;
import dev.connectors.error.DeadlineExceeded;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.error.RateLimited;
import dev.connectors.http.Failed.Again;
import dev.connectors.http.ProviderHttp.Exchange;
import dev.connectors.http.WebClient.Answer;
import dev.connectors.http.WebClient.Header;
import dev.connectors.http.WebClient.Request;
import dev.connectors.spi.Bearer;
import dev.connectors.spi.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one request of an action until it is answered or must not be sent again. Used once.
 *
 * <p>What a write's failure means: nothing left, or the provider said why it refused: a typed error, and nothing was written. Everything
 * else, 5xx included, is {@link LostAnswer}: a gateway that gives up does not know what the server behind it did.
 */
final class Attempts {

    /** What all requests of one host application share. */
    record Shared(WebClient web, HttpPolicy policy, Time time, Lanes lanes, Retries retries) {}

    /**
     * What is to be sent.
     *
     * @param shown the template, for logs; never the filled path
     */
    record Outgoing(
            String method,
            Origin origin,
            URI uri,
            String shown,
            List<Header> headers,
            Optional<byte[]> body,
            Kind kind) {
        @Override
        public String toString() {
            return method + " " + origin.name() + " " + shown;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger("dev.connectors.http");
    private static final int SEE_OTHER = 303;

    private final Shared shared;
    private final Exchange exchange;
    private final Outgoing out;
    private final Refusals refusals;
    private boolean renewed;

    Attempts(Shared shared, Exchange exchange, Outgoing out, Refusals refusals) {
        this.shared = shared;
        this.exchange = exchange;
        this.out = out;
        this.refusals = refusals;
    }

    /** The answer, 2xx. */
    Answer run() {
        var lane = shared.lanes().use(exchange.provider(), exchange.connectionId());
        var lost =
                Optional.<LostAnswer>empty(); // of an earlier attempt of a write: from then on no error proves anything
        try {
            var attempts = shared.retries().start(out.kind());
            while (true) {
                try {
                    var answer = once(lane);
                    lane.quota().succeeded();
                    return answer;
                } catch (Failed failed) {
                    if (failed.end() instanceof LostAnswer last) {
                        lost = Optional.of(last);
                    }
                    var wait = attempts.onError(failed);
                    if (wait < 0 || !mayWait(wait, lane) || !lane.quota().take()) {
                        throw failed.end();
                    }
                    shared.time().sleeper().sleep(Duration.ofMillis(wait), exchange.deadline());
                }
            }
        } catch (ConnectorException e) {
            if (lost.isPresent()) {
                throw lost.get().then(e);
            }
            throw e;
        } finally {
            lane.leave();
        }
    }

    private boolean mayWait(long millis, Lane lane) {
        return lane.canWait(Duration.ofMillis(millis), exchange.deadline());
    }

    private Answer once(Lane lane) {
        var token = token();
        var answer = send(lane, token);
        if (token.isPresent() && refuses(answer)) {
            if (!renewed) {
                renewed = true;
                if (exchange.credential().renew(token.get(), answer.headers(), exchange.deadline())) {
                    token = token();
                    answer = send(lane, token); // it was refused, so not done, and a write may go too
                }
            }
            if (token.isPresent() && refuses(answer)) {
                exchange.credential().refusedAgain(token.get(), answer.headers());
            }
        }
        if (answer.status() >= 200 && answer.status() < 300) {
            token.ifPresent(exchange.credential()::accepted);
            refusals.exhaustedUntil(answer)
                    .ifPresent(until -> lane.pause(out.origin().name(), until));
            return answer;
        }
        throw refused(answer, lane, token.isPresent());
    }

    private boolean refuses(Answer answer) {
        return answer.status() == 401
                || (answer.status() == 403 && exchange.credential().challenged(answer.headers()));
    }

    private Optional<Header> token() {
        return out.origin().bearer() == Bearer.NEVER
                ? Optional.empty()
                : exchange.credential().header(exchange.deadline());
    }

    private Answer send(Lane lane, Optional<Header> token) {
        var headers = new ArrayList<>(out.headers());
        token.ifPresent(header -> {
            headers.removeIf(other -> other.name().equalsIgnoreCase(header.name()));
            headers.add(header);
        });
        var request = new Request(out.method(), out.uri(), headers, out.body());
        var reads = out.kind() == Kind.READ;
        try (var slot = lane.enter(out.origin().name(), exchange.deadline(), refusals)) {
            var start = System.nanoTime();
            var status = 0;
            try {
                var answer = shared.web()
                        .send(
                                request,
                                exchange.deadline(),
                                shared.policy().limits().answerBytes(),
                                reads);
                status = answer.status();
                slot.answered(status);
                return answer;
            } catch (LostAnswer e) {
                status = e.status().orElse(0);
                if (status == 0) {
                    slot.failed(e);
                } else {
                    slot.answered(status);
                }
                return partly(e);
            } catch (ProviderUnavailable e) {
                slot.failed(e);
                throw new Failed(
                        refusals.unreachable(Objects.requireNonNullElse(e.getMessage(), "")),
                        Again.ALL,
                        Optional.empty());
            } catch (DeadlineExceeded e) {
                slot.failed(e);
                throw e;
            } finally {
                log(status, start);
            }
        }
    }

    /** A status other than 2xx says enough without its body. */
    private Answer partly(LostAnswer e) {
        var status = e.status().orElse(0);
        if (status != 0 && (status < 200 || status > 299)) {
            return new Answer(status, e.headers(), new byte[0]);
        }
        var again = e.kind() == LostAnswer.Kind.CUT ? Again.SAFE : Again.NONE;
        if (out.kind() != Kind.READ) {
            // With 2xx it is done: sent again it would only be done again.
            throw new Failed(e, status == 0 ? again : Again.NONE, Optional.empty());
        }
        var end = e.kind() == LostAnswer.Kind.CUT
                ? refusals.unreachable(e.detail())
                : refusals.unusable(e.detail(), status);
        throw new Failed(end, again, Optional.empty());
    }

    private Failed refused(Answer answer, Lane lane, boolean signedIn) {
        var status = answer.status();
        var now = shared.time().clock().instant();
        var told = RetryAfter.of(answer.headers(), now);
        var error = refusals.of(answer, told, signedIn, now);
        var until = error.retryAt()
                .filter(at -> told.isEmpty() || at.isAfter(told.get()))
                .or(() -> told);
        until.ifPresent(at -> lane.pause(out.origin().name(), at));
        if (error instanceof RateLimited) {
            return new Failed(error, Again.SAFE, until);
        }
        var unsure = status == SEE_OTHER || (status >= 500 && error instanceof ProviderUnavailable);
        var end = unsure && out.kind() != Kind.READ
                ? LostAnswer.of(LostAnswer.Kind.AMBIGUOUS, "status " + status, status, answer.headers())
                : error;
        return new Failed(end, again(status, error), until);
    }

    private static Again again(int status, ConnectorException error) {
        if (!(error instanceof ProviderUnavailable)) {
            return Again.NONE;
        }
        return switch (status) {
            case 502, 503, 504 -> Again.SAFE;
            case 500 -> Again.READS;
            default -> Again.NONE;
        };
    }

    private void log(int status, long start) {
        if (LOG.isDebugEnabled()) {
            var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            LOG.debug("{} {} {} {} {} ms", out.method(), out.origin().name(), out.shown(), status, millis);
        }
    }
}
