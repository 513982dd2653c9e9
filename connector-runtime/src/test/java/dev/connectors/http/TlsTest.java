package dev.connectors.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.connectors.error.DeadlineExceeded;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.http.WebClient.Answer;
import dev.connectors.http.WebClient.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client has no executor of its own: TLS and HTTP/2 run on its selector thread, and must stay within deadlines there too. */
@Timeout(120)
class TlsTest {

    private static final int LARGE = 4 << 20;
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static WireMockServer server;
    private static SSLContext trust;

    @BeforeAll
    static void start() throws Exception {
        var keys = keys("right.p12", "ip:127.0.0.1,dns:localhost");
        trust = trusting(keys);
        server = serving(keys);
        server.stubFor(any(anyUrl()).willReturn(okJson("{\"a\":1}")));
        server.stubFor(get(urlEqualTo("/large")).willReturn(aResponse().withBody("x".repeat(LARGE))));
        server.stubFor(get(urlEqualTo("/dribble"))
                .willReturn(aResponse().withBody("x".repeat(1_000)).withChunkedDribbleDelay(100, 20_000)));
        server.stubFor(get(urlEqualTo("/late")).willReturn(aResponse().withFixedDelay(20_000)));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersComeWholeFromManyCallersAtOnce(boolean http2) throws Exception {
        try (var web = web(http2, trust)) {
            var callers = Executors.newFixedThreadPool(16);
            var calls = IntStream.range(0, 200)
                    .<Callable<Answer>>mapToObj(i -> () -> web.send(
                            request(i % 3 == 0 ? "POST" : "GET", i % 10 == 0 && i % 3 != 0 ? "/large" : "/x"),
                            Deadline.in(Duration.ofSeconds(60)),
                            LARGE))
                    .toList();

            var answers = callers.invokeAll(calls, 60, TimeUnit.SECONDS);

            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
                assertThat(answer.get().body().length).isIn(7, LARGE);
            }
            callers.shutdown();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void slowAnswersEndWithTheDeadlineAndHoldNobodyUp(boolean http2) {
        try (var web = web(http2, trust)) {
            web.send(request("GET", "/x"), Deadline.in(Duration.ofSeconds(30)), LARGE);
            for (var path : List.of("/dribble", "/late")) {
                var start = System.nanoTime();

                var thrown = catchThrowable(
                        () -> web.send(request("GET", path), Deadline.in(Duration.ofMillis(400)), LARGE));

                assertThat(thrown).as(path).isInstanceOf(DeadlineExceeded.class);
                assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
                        .isLessThan(2_000);
                assertThat(web.send(request("GET", "/x"), Deadline.in(Duration.ofSeconds(30)), LARGE)
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        var keys = keys("wrong.p12", "dns:other.example");
        var other = serving(keys);
        try (var web = web(false, trusting(keys))) {
            var request = new Request("POST", URI.create(other.baseUrl() + "/x"), List.of(), Optional.of(new byte[9]));

            assertThatThrownBy(() -> web.send(request, Deadline.in(Duration.ofSeconds(30)), LARGE))
                    .isInstanceOf(ProviderUnavailable.class);

            assertThat(other.getAllServeEvents()).isEmpty();
        } finally {
            other.stop();
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        try (var web = WebClient.create(HttpPolicy.defaults())) {
            assertThatThrownBy(() -> web.send(request("GET", "/x"), Deadline.in(Duration.ofSeconds(30)), LARGE))
                    .isInstanceOf(ProviderUnavailable.class);
        }
    }

    private static WebClient web(boolean http2, SSLContext trust) {
        var connecting = new HttpPolicy.Connecting(Duration.ofSeconds(20), http2, 64);
        return WebClient.create(HttpPolicy.defaults().with(connecting), trust);
    }

    private static Request request(String method, String path) {
        var body = method.equals("GET") ? Optional.<byte[]>empty() : Optional.of(new byte[100]);
        return new Request(method, URI.create(server.baseUrl() + path), List.of(), body);
    }

    private static WireMockServer serving(Path keys) {
        var started = new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(keys.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        started.start();
        return started;
    }

    private static Path keys(String name, String names) throws IOException, InterruptedException {
        var file = folder.resolve(name);
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=server",
                        "-ext",
                        "san=" + names,
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(process.waitFor())
                .as(() -> read(folder.resolve("keytool.txt")))
                .isZero();
        return file;
    }

    private static SSLContext trusting(Path keys) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
