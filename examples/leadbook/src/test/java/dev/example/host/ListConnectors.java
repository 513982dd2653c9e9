package dev.example.host;

import dev.connectors.runtime.Connectors;

/** A host in one line: prints what the library finds. It knows nothing of Leadbook. */
public final class ListConnectors {

    private ListConnectors() {}

    public static void main(String[] arguments) {
        try (var connectors = Connectors.builder().build()) {
            connectors.connectors().forEach(connector -> System.out.println("found " + connector.id()));
        }
    }
}
