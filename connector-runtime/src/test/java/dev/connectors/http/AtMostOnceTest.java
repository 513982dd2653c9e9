package dev.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A write is delivered at most once, and what its caller is told is true, wherever the connection is cut. With {@code
 * -Dconnectors.rounds=200} it is the full figure.
 */
@Timeout(600)
class AtMostOnceTest {

    private static final int ROUNDS = Integer.getInteger("connectors.rounds", 4);

    @Test
    void aWriteIsDeliveredOnceAtMostAndWhatIsToldIsTrue() {
        var outcomes = WriteFaults.all(ROUNDS, false);

        assertThat(WriteFaults.wrong(outcomes, true)).isEmpty();
        assertThat(WriteFaults.table(outcomes)).containsEntry("FINE done", 5L * ROUNDS);
    }

    @Test
    void aWriteThatCannotHappenTwiceMayBeSentAgainAndWhatIsToldIsStillTrue() {
        var outcomes = WriteFaults.all(ROUNDS, true);

        assertThat(WriteFaults.wrong(outcomes, false)).isEmpty();
        assertThat(outcomes).extracting(WriteFaults.Outcome::arrived).allMatch(arrived -> arrived <= 3);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.fault() == WriteFaults.Fault.STATUS_503)
                .allMatch(outcome -> outcome.arrived() == 3 && outcome.told().equals("lost"));
    }

    @Test
    void theSameHoldsWhereTheHostLetsTheJdkSendAllMethodsAgain() throws Exception {
        var output = Files.createTempFile("write-faults", ".txt");

        var exit = run(output, "-Djdk.httpclient.enableAllMethodRetry=true");

        assertThat(exit).as(() -> read(output)).isZero();
        assertThat(read(output)).contains("wrong 0").contains("the plain client delivered 2");
    }

    private static int run(Path output, String option) throws IOException, InterruptedException, URISyntaxException {
        var main = Path.of(WebClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var path = Stream.of(
                        main.toString(),
                        main.resolveSibling("test-classes").toString(),
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path", ""))
                .filter(entry -> !entry.isEmpty())
                .toList();
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), option));
        command.addAll(List.of(
                "-cp", String.join(File.pathSeparator, path), WriteFaults.class.getName(), Integer.toString(ROUNDS)));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
