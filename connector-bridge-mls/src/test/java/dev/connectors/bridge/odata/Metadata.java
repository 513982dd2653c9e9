package dev.connectors.bridge.odata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.testkit.contract.Contracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The RESO metadata, which stays where it is and is no part of this project. */
public final class Metadata {

    private Metadata() {}

    /** The Data Dictionary 2.0 with Bridge's own fields; without the file the test is skipped. */
    public static Path bridge() {
        var folder = System.getProperty(Contracts.FOLDER, "");
        var file = Path.of(folder, "reso", "dd-2.0-bridge-flavour.edmx");
        Assumptions.assumeTrue(
                !folder.isEmpty() && Files.exists(file),
                "skipped: the RESO metadata is not on this machine (system property " + Contracts.FOLDER + ")");
        return file;
    }

    /** The same of an MLS that does not have some fields. */
    public static Path bridgeWithout(String... fields) {
        try {
            var text = Files.readString(bridge());
            for (var field : fields) {
                text = text.replaceAll("<Property Name=\"" + field + "\"[^>]*/>", "");
                assertThat(text).doesNotContain("\"" + field + "\"");
            }
            var file = Files.createTempFile("some-fields", ".edmx");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
