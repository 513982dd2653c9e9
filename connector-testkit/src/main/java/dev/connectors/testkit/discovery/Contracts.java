package dev.connectors.testkit.discovery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Where the descriptions of the providers' APIs are: in the folder that the system property {@code connectors.contracts} names.
 * They belong to the providers and are not part of this project, so a test that needs one is skipped where the folder is absent.
 */
public final class Contracts {

    /** The system property that names the folder. */
    public static final String FOLDER = "connectors.contracts";

    private Contracts() {}

    /** Google's document of this name, such as {@code calendar-v3}, if it is there. */
    public static Optional<Path> google(String name) {
        return Optional.ofNullable(System.getProperty(FOLDER))
                .map(folder -> Path.of(folder, "google", name + ".discovery.json"))
                .filter(Files::isRegularFile);
    }

    /** The same, loaded; a test that calls it is skipped with a plain message where the document is absent. */
    public static DiscoveryContract requireGoogle(String name) {
        var file = google(name);
        Assumptions.assumeTrue(
                file.isPresent(),
                () -> "Skipped: no Discovery document '" + name + "'. Set the system property " + FOLDER
                        + " to the folder with the providers' contracts.");
        return DiscoveryContract.load(file.orElseThrow());
    }
}
