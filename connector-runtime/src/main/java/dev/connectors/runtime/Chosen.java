package dev.connectors.runtime;

import dev.connectors.permission.ResourceState;
import java.util.List;
import java.util.stream.Collectors;

/** Which resource a person meant, by its id or its title. */
final class Chosen {

    private Chosen() {}

    static ResourceState of(String connector, String resource, List<ResourceState> items) {
        var byId =
                items.stream().filter(item -> item.key().id().equals(resource)).toList();
        var found = byId.isEmpty()
                ? items.stream().filter(item -> item.title().equals(resource)).toList()
                : byId;
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("There is no '" + resource + "' in " + connector + ". It has: "
                    + items.stream().map(ResourceState::title).collect(Collectors.joining(", ")) + ".");
        }
        throw new IllegalArgumentException(
                "'" + resource + "' is the title of " + found.size() + " in " + connector + ". Use an id: "
                        + found.stream().map(item -> item.key().id()).collect(Collectors.joining(", ")) + ".");
    }
}
