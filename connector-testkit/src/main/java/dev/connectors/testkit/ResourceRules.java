package dev.connectors.testkit;

import dev.connectors.domain.Access;
import dev.connectors.domain.Guarded;
import dev.connectors.domain.Page;
import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.ResourceId;
import dev.connectors.domain.Shape;
import dev.connectors.spi.Action;
import dev.connectors.spi.ResourceType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about ids of resources, and items that belong to resources. */
final class ResourceRules {

    private final Declared declared;

    ResourceRules(Declared declared) {
        this.declared = declared;
    }

    /** Rule 4.1. */
    List<String> everyIdIsListed(Action<?, ?> action) {
        var findings = new LinkedHashSet<String>();
        for (var described : Declared.described(action)) {
            boolean isInput = described == action.contract().input();
            for (var record : Declared.naming(described)) {
                for (var component : record.getRecordComponents()) {
                    var type = Types.inside(component.getGenericType());
                    if (ResourceId.class.isAssignableFrom(type) && !declared.lists(type)) {
                        findings.add("rule 4.1: " + declared.place(action)
                                + (isInput
                                        ? ", argument '" + component.getName() + "' is "
                                        : ", '" + component.getName() + "' of " + record.getSimpleName() + " is ")
                                + article(type.getSimpleName()) + ", but "
                                + declared.info().id()
                                + " lists no such resource, so no user could ever allow it."
                                + " Add the type to resources(), or make it a String.");
                    }
                }
            }
        }
        return List.copyOf(findings);
    }

    private static String article(String noun) {
        return ("AEIOU".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    /** Rule 4.2, as the types show it. */
    List<String> itemsOfResourcesAreGuarded(Action<?, ?> action) {
        var findings = new LinkedHashSet<String>();
        for (var record : namingRecords(action)) {
            // A bare list of ids says nothing about their resources but that they are there, which rule 4.3 looks at.
            if (!Guarded.class.isAssignableFrom(record) && belongs(record)) {
                var name = record.getSimpleName();
                var type = resourceIn(record);
                findings.add("rule 4.2: " + declared.place(action) + " returns " + name + ", which belongs to a "
                        + type + ", and " + name + " is not Guarded: " + name.toLowerCase(Locale.ROOT) + "s of hidden "
                        + type + "s would reach the model. Write: record " + name + "(...) implements Guarded<" + name
                        + ">, and name its " + type + ".");
            }
        }
        return List.copyOf(findings);
    }

    private static boolean belongs(Class<?> record) {
        return Stream.of(record.getRecordComponents())
                .anyMatch(component -> component.getType() != List.class
                        && component.getType() != Page.class
                        && ResourceId.class.isAssignableFrom(Types.inside(component.getGenericType())));
    }

    private static List<Class<?>> namingRecords(Action<?, ?> action) {
        var records = new ArrayList<>(Declared.naming(action.contract().output()));
        if (action.contract() instanceof PlannedContract<?, ?, ?> planned && planned.factsNeed() == Access.HIDDEN) {
            records.addAll(Declared.naming(planned.facts()));
        }
        return records;
    }

    private String resourceIn(Class<?> record) {
        for (var component : record.getRecordComponents()) {
            var type = Types.inside(component.getGenericType());
            if (ResourceId.class.isAssignableFrom(type)) {
                return declared.typeOf(type).map(ResourceType::noun).orElse("resource");
            }
        }
        return "resource";
    }

    /** Rule 4.2, as an output shows it. */
    List<String> guardedItemsNameTheirResources(Example example) {
        var findings = new LinkedHashSet<String>();
        example.output().ifPresent(output -> check(example.action(), output, findings));
        return List.copyOf(findings);
    }

    @SuppressWarnings("unchecked") // the output is of the contract that was called
    private void check(Action<?, ?> action, Object output, Set<String> findings) {
        var shape = (Shape<Object>) Shape.of(action.contract().output());
        shape.filter(output, item -> {
            var own = (Shape<Object>) Shape.of((Class<?>) item.getClass());
            var named = item.resources();
            boolean complete = !named.isEmpty()
                    && own.resources(item, Access.READ).stream().allMatch(found -> named.contains(found.id()));
            if (!complete) {
                findings.add("rule 4.2: " + declared.place(action) + " returns "
                        + item.getClass().getSimpleName() + ", whose resources() leaves out "
                        + (named.isEmpty() ? "all of them" : "one that it names")
                        + ": it would be shown when that is hidden. Name each resource that it belongs to.");
            }
            return Access.WRITE;
        });
    }

    /** Rule 4.4. */
    List<String> noIdIsBareText(Action<?, ?> action, Example example, Set<ResourceId> listed) {
        var findings = new LinkedHashSet<String>();
        for (var described :
                List.of(action.contract().input(), action.contract().output())) {
            for (var record : Declared.recordsOf(described)) {
                for (var component : record.isRecord() ? record.getRecordComponents() : new RecordComponent[0]) {
                    checkName(action, described, component, findings);
                }
            }
        }
        checkValues(action, example, listed, findings);
        return List.copyOf(findings);
    }

    private void checkName(Action<?, ?> action, Class<?> described, RecordComponent component, Set<String> findings) {
        if (Types.inside(component.getGenericType()) != String.class) {
            return;
        }
        var name = component.getName().toLowerCase(Locale.ROOT);
        for (var type : declared.resources()) {
            var noun = type.noun().replace(" ", "").toLowerCase(Locale.ROOT);
            if (Set.of(noun, noun + "id", noun + "s", noun + "ids").contains(name)) {
                findings.add("rule 4.4: " + declared.place(action) + ", "
                        + (described == action.contract().input() ? "argument '" : "output '") + component.getName()
                        + "' is text, and its name is that of a " + type.noun()
                        + ": nothing that a user hides would be held back. Write: "
                        + Types.name(component.getGenericType())
                                .replace("String", type.type().getSimpleName())
                        + " " + component.getName());
            }
        }
    }

    private void checkValues(Action<?, ?> action, Example example, Set<ResourceId> listed, Set<String> findings) {
        if (example.input().isEmpty()) {
            return;
        }
        var typed = new LinkedHashSet<String>();
        inputIds(action, example.input().get())
                .forEach(found -> typed.add(found.id().value()));
        var tree = GeneratedInput.tree(example.arguments());
        for (var id : listed) {
            if (Texts.in(tree).contains(id.value()) && !typed.contains(id.value())) {
                findings.add("rule 4.4: " + declared.place(action) + " takes '" + id.value()
                        + "', the id of a "
                        + declared.typeOf(id.getClass()).map(ResourceType::noun).orElse("resource")
                        + ", as bare text: nothing that a user hides would be held back. Write: "
                        + id.getClass().getSimpleName() + " instead of String.");
            }
        }
    }

    @SuppressWarnings("unchecked") // the input is what the runtime read for this contract
    private static List<Shape.Found> inputIds(Action<?, ?> action, Object input) {
        return ((Shape<Object>) Shape.of(action.contract().input())).resources(input, Access.READ);
    }
}
