package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.testkit.contract.Contracts;
import dev.connectors.testkit.discovery.DiscoveryContract;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/**
 * A stand-in on Tue 3 Mar 2026, 8:00 in Denver, with Anna's account. Where the Discovery document is there, every answer of
 * every test is held against it.
 */
abstract class Standing {

    static final ZoneId DENVER = ZoneId.of("America/Denver");
    static final String ANNA = "anna@acme-realty.example";
    private static final Optional<DiscoveryContract> CONTRACT =
            Contracts.google("calendar-v3").map(DiscoveryContract::load);

    final TestClock clock = new TestClock(Instant.parse("2026-03-03T15:00:00Z"));
    final GoogleSandbox sandbox = start(GoogleSandbox.builder(clock));
    final SandboxAccount anna = sandbox.account(ANNA, "1001").timeZone(DENVER);
    final Client client = client(anna, "calendar");

    @AfterEach
    void everyAnswerFitsTheDiscoveryDocument() {
        var violations = sandbox.violations();
        sandbox.close();

        assertThat(violations.stream().filter(it -> !isExpected(it.toString()))).isEmpty();
    }

    /** A test that sends something wrong on purpose says so. */
    boolean isExpected(String violation) {
        return false;
    }

    static GoogleSandbox start(GoogleSandbox.Builder builder) {
        CONTRACT.ifPresent(builder::checkedBy);
        return builder.start();
    }

    Client client(SandboxAccount account, String... scopes) {
        return new Client(sandbox.calendarApi(), sandbox.issue(account, scopes).accessToken());
    }

    /** A clock that goes when it is told to. */
    static final class TestClock extends Clock {
        private volatile Instant now;

        TestClock(Instant now) {
            this.now = now;
        }

        void advance(java.time.Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
