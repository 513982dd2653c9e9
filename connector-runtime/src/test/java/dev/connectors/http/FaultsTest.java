package dev.connectors.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.connectors.error.ConnectorException;
import dev.connectors.spi.ApiClient;
import dev.connectors.spi.ApiRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault is typed, and leaves no connection and no thread behind. */
@Timeout(180)
class FaultsTest {

    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    private static final int ROUNDS = Integer.getInteger("connectors.rounds", 4) * 25;

    private static final Map<String, Function<ApiClient, ApiRequest>> METHODS = Map.of(
            "GET", http -> http.get("/x"),
            "READ_BY_POST", http -> http.readByPost("/x"),
            "POST", http -> http.post("/x").json(Map.of("a", 1)),
            "PUT", http -> http.put("/x").json(Map.of("a", 1)),
            "PATCH", http -> http.patch("/x").json(Map.of("a", 1)),
            "DELETE", http -> http.delete("/x"));

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsTyped(Fault fault, String method) {
        SERVER.resetAll();
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
        var id = UUID.randomUUID().toString();
        try (var stand = new Stand(SERVER.baseUrl())) {
            var thrown = catchThrowable(() -> METHODS.get(method)
                    .apply(stand.writing())
                    .header("X-Id", id)
                    .send(Stand::any));

            assertThat(thrown).isInstanceOfAny(ConnectorException.class, LostAnswer.class, AnsweredButUnread.class);
            var requests = SERVER.getAllServeEvents().stream()
                    .map(ServeEvent::getRequest)
                    .filter(request -> id.equals(request.getHeader("X-Id")))
                    .map(LoggedRequest::toString)
                    .toList();
            if (method.equals("GET") || method.equals("READ_BY_POST")) {
                assertThat(thrown).isInstanceOf(ConnectorException.class);
                assertThat(requests)
                        .hasSizeBetween(1, 6); // three attempts, of which the JDK's client may double each GET
            } else {
                assertThat(thrown).isNotInstanceOf(ConnectorException.class);
                assertThat(requests).hasSize(1);
            }
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(Fault.values())
                .flatMap(fault -> METHODS.keySet().stream().map(method -> Arguments.of(fault, method)));
    }

    @Test
    void afterManyFaultsConnectionsAndThreadsAreBackWhereTheyWere() {
        var descriptors = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(descriptors), "counting connections needs /proc");
        SERVER.resetAll();
        SERVER.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        try (var stand = new Stand(SERVER.baseUrl())) {
            stand.reading().get("/x").send();
            stand.writing().post("/x").send();
            var connections = openFiles(descriptors);
            var threads = ourThreads();
            for (var fault : Fault.values()) {
                SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
                for (var i = 0; i < ROUNDS; i++) {
                    var unused1 = catchThrowable(
                            () -> stand.open("c", Kind.WRITE).get("/x").send(Stand::any));
                    var unused2 = catchThrowable(
                            () -> stand.open("c", Kind.WRITE).post("/x").send(Stand::any));
                }
            }
            SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(5_000)));
            for (var i = 0; i < 20; i++) {
                var unused3 = catchThrowable(() ->
                        stand.within(Duration.ofMillis(20)).reading().get("/x").send());
            }

            assertThat(settles(() -> openFiles(descriptors), connections + 12)).isTrue();
            assertThat(settles(FaultsTest::ourThreads, threads)).isTrue();
        }
        assertThat(settles(FaultsTest::ourThreads, 0)).isTrue();
    }

    private static long openFiles(Path descriptors) {
        try (var all = Files.list(descriptors)) {
            return all.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("connectors-http"))
                .count();
    }

    private static boolean settles(LongSupplier now, long goal) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end) {
            if (now.getAsLong() <= goal) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return false;
    }
}
