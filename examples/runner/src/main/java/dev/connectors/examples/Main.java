package dev.connectors.examples;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Runs the example. With GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET set it signs in to a real account; without, it starts a local
 * stand-in for Google. {@code --fast} leaves out the pauses.
 */
public final class Main {

    private Main() {}

    /** Runs it; exit code 0 if every scene went as it should. */
    public static void main(String[] arguments) throws IOException {
        var all = List.of(arguments);
        if (all.contains("--help")) {
            System.out.println("connectors-example [--fast]   see README.md, 'Two commands'");
            return;
        }
        var screen = Screen.standard(all.contains("--fast"));
        var id = environment("GOOGLE_CLIENT_ID");
        var secret = environment("GOOGLE_CLIENT_SECRET");
        try (var stage = id.isPresent() && secret.isPresent()
                ? GoogleStage.signedIn(id.get(), secret.get(), screen)
                : SandboxStage.open(screen)) {
            new Play(stage, screen).run();
        }
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
