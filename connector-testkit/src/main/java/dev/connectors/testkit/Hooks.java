package dev.connectors.testkit;

import dev.connectors.domain.ResourceId;
import dev.connectors.spi.Action;
import java.util.Map;
import java.util.Set;

/** What the author of a connector tells the suite. */
interface Hooks {

    void script(ScriptedProvider provider);

    Map<String, String> settings();

    String input(Action<?, ?> action);

    Set<String> scopes();

    void change(ResourceId hidden);
}
