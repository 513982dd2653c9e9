package dev.connectors.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.connectors.domain.Access;
import dev.connectors.domain.ResourceId;
import dev.connectors.domain.Shape;
import dev.connectors.error.ConnectorException;
import dev.connectors.permission.ResourceState;
import dev.connectors.runtime.Conversation;
import dev.connectors.spi.Action;
import dev.connectors.tool.Projection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** Rules about what shows of resources that a user hides, or lets be seen in part. */
final class HiddenRules {

    private final Stage stage;

    HiddenRules(Stage stage) {
        this.stage = stage;
    }

    /** Every resource that the script lists. */
    Set<ResourceId> listed() {
        var visit = stage.visit();
        visit.settings().resources(stage.declared().info().id());
        var ids = new LinkedHashSet<ResourceId>();
        visit.seen().listed().forEach(resource -> ids.add(resource.id()));
        return ids;
    }

    /** A resource that the example does not name, where there is another of its type. */
    Optional<ResourceId> spare(Example example) {
        var listed = listed();
        var named = named(example);
        ResourceId spare = null;
        for (var id : listed) {
            boolean others = listed.stream().anyMatch(other -> !other.equals(id) && other.getClass() == id.getClass());
            if (others && !named.contains(id)) {
                spare = id;
            }
        }
        return Optional.ofNullable(spare);
    }

    @SuppressWarnings("unchecked") // the input is what the runtime read for this contract
    private static Set<ResourceId> named(Example example) {
        var ids = new HashSet<ResourceId>();
        example.input().ifPresent(input -> {
            var contract = example.action().contract();
            ((Shape<Object>) Shape.of(contract.input()))
                    .resources(input, Access.READ)
                    .forEach(found -> ids.add(found.id()));
        });
        return ids;
    }

    /** Rule 4.3. */
    List<String> nothingOfAHiddenResourceShows(Example example, ResourceId hidden) {
        var before = answer(example, hidden, false);
        Assumptions.assumeTrue(
                before.equals(answer(example, hidden, false)), "it answers differently each time, whatever changed");
        var after = answer(example, hidden, true);
        var place = "rule 4.3: " + stage.declared().place(example.action());
        var noun = stage.declared().typeOf(hidden.getClass()).orElseThrow().noun();
        var findings = new ArrayList<String>();
        if (!before.equals(after)) {
            findings.add(place + " answers differently when only a hidden " + noun
                    + " changed: what is hidden shows, in a count if nothing else. Ask context.visible("
                    + hidden.getClass().getSimpleName() + ".class) what to leave out at the provider.");
        } else if (Texts.in(GeneratedInput.tree(before)).contains(hidden.value())) {
            findings.add(
                    place + " names the hidden " + noun + " '" + hidden.value() + "'. Make what names it Guarded.");
        }
        return findings;
    }

    /** What the model and the person read, in one of the two worlds. */
    private String answer(Example example, ResourceId hidden, boolean otherWorld) {
        var visit = stage.visit();
        var connector = stage.declared().info().id();
        visit.settings().resources(connector);
        if (otherWorld) {
            stage.provider()
                    .change((request, during, answer) ->
                            during.inAction() ? Worlds.without(hidden.value(), request, answer) : answer);
            stage.hooks().change(hidden);
        }
        set(visit, hidden, Access.HIDDEN);
        return example.action().contract().readsOnly()
                ? withoutCursor(visit.call(example.action(), example.arguments())
                        .result()
                        .text())
                : foreseen(visit.conversation(), example);
    }

    private void set(Visit visit, ResourceId id, Access access) {
        var connector = stage.declared().info().id();
        var states = visit.settings().resources(connector);
        var noun = stage.declared().typeOf(id.getClass()).orElseThrow().noun();
        states.stream()
                .map(ResourceState::key)
                .filter(key -> key.noun().equals(noun) && key.id().equals(id.value()))
                .findFirst()
                .ifPresent(key -> visit.settings().set(connector, key.id(), access));
    }

    /** Of a write the question, which is all that anybody reads before it. */
    private String foreseen(Conversation chat, Example example) {
        try {
            var tool = Projection.name(
                    example.action().contract(), stage.declared().info().id());
            var outlook = chat.dryRun(tool, example.arguments());
            var node = JsonNodeFactory.instance.objectNode();
            node.put("question", outlook.preview().question());
            outlook.preview().lines().forEach(line -> node.put(line.label(), line.value()));
            node.put("decision", outlook.decision().sentence());
            return node.toString();
        } catch (ConnectorException e) {
            return "{\"error\":\"" + e.code() + "\"}";
        }
    }

    /** A cursor is sealed with a fresh nonce each time. */
    private static String withoutCursor(String text) {
        var tree = GeneratedInput.tree(text);
        if (tree instanceof ObjectNode object && object.has("next")) {
            object.put("next", "");
        }
        return tree.toString();
    }

    /** Rule 4.5. */
    List<String> atBusyNoTextShows(Example example) {
        var visit = stage.visit();
        var connector = stage.declared().info().id();
        var titles = new HashSet<String>();
        for (var state : visit.settings().resources(connector)) {
            titles.add(state.title());
            visit.settings().set(connector, state.key().id(), Access.BUSY);
        }
        var result = visit.call(example.action(), example.arguments()).result();
        var shown = Texts.in(GeneratedInput.tree(result.text()).path("data"));
        var foreign = foreign(example);
        foreign.retainAll(shown);
        foreign.removeAll(titles);
        return foreign.isEmpty()
                ? List.of()
                : List.of("rule 4.5: " + stage.declared().place(example.action())
                        + " shows text of a resource of which only busy times may be seen. In atBusy() leave out all"
                        + " that others wrote.");
    }

    /** The foreign texts of the full answer. */
    private static Set<String> foreign(Example example) {
        var tree = GeneratedInput.tree(example.result().result().text());
        var fields = new HashSet<String>();
        tree.path("foreign").forEach(name -> fields.add(name.asText()));
        var texts = new HashSet<String>();
        for (var name : fields) {
            tree.path("data").findValues(name).forEach(value -> texts.addAll(Texts.in(value)));
        }
        return texts;
    }

    boolean hasResources() {
        return !stage.declared().resources().isEmpty();
    }

    static boolean belongsToResources(Action<?, ?> action) {
        return Declared.described(action).stream()
                .anyMatch(described -> Shape.of(described).mentions(ResourceId.class));
    }
}
