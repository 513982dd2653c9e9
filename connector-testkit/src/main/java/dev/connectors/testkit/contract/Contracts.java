package dev.connectors.testkit.contract;

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

    /** Google's Discovery document of this name, such as {@code calendar-v3}, if it is there. */
    public static Optional<Path> google(String name) {
        return find("google", name + ".discovery.json");
    }

    /** The same; a test that calls it is skipped with a plain message where the document is absent. */
    public static Path requireGoogle(String name) {
        return require(google(name), "Discovery document '" + name + "'");
    }

    /** Microsoft's OpenAPI document of this name, such as {@code graph-v1-subset}, if it is there. */
    public static Optional<Path> microsoft(String name) {
        return find("microsoft", name + ".openapi.json");
    }

    /** The same; a test that calls it is skipped with a plain message where the document is absent. */
    public static Path requireMicrosoft(String name) {
        return require(microsoft(name), "OpenAPI document '" + name + "'");
    }

    /** RESO's file of this name, such as {@code dd-2.0-enum.edmx}; a test that calls it is skipped with a plain message where it is absent. */
    public static Path requireReso(String name) {
        return require(find("reso", name), "RESO file '" + name + "'");
    }

    private static Optional<Path> find(String provider, String file) {
        return Optional.ofNullable(System.getProperty(FOLDER))
                .map(folder -> Path.of(folder, provider, file))
                .filter(Files::isRegularFile);
    }

    private static Path require(Optional<Path> file, String what) {
        Assumptions.assumeTrue(
                file.isPresent(),
                () -> "Skipped: no " + what + ". Set the system property " + FOLDER
                        + " to the folder with the providers' contracts.");
        return file.orElseThrow();
    }
}
