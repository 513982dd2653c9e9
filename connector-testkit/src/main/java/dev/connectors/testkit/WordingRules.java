package dev.connectors.testkit;

import dev.connectors.domain.Doc;
import dev.connectors.domain.Shape;
import dev.connectors.spi.Action;
import dev.connectors.tool.Projection;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Rules about names and words: what people and models read. */
final class WordingRules {

    private static final int LONGEST_DESCRIPTION = 400;
    private static final int SHORTEST_DATA = 8;

    private final Declared declared;

    WordingRules(Declared declared) {
        this.declared = declared;
    }

    /** Rule 1.1. The form of ids is checked where they are made. */
    List<String> namesAreUnique() {
        var findings = new ArrayList<String>();
        var id = declared.info().id();
        if (declared.actions().isEmpty()) {
            findings.add("rule 1.1: " + id + " has no actions, so there is nothing to turn on. Add one to actions().");
        }
        var names = new HashSet<String>();
        for (var action : declared.actions()) {
            if (!names.add(action.contract().name())) {
                findings.add("rule 1.1: " + id + " has two actions called "
                        + action.contract().name() + ". A call could not say which one it means. Rename one.");
            }
        }
        var nouns = new HashSet<String>();
        var types = new HashSet<Class<?>>();
        for (var type : declared.resources()) {
            if (!nouns.add(type.noun())) {
                findings.add("rule 1.1: " + id + " has two types of resources called '" + type.noun()
                        + "'. What a user allows is kept by that name. Rename one.");
            }
            if (!types.add(type.type())) {
                findings.add("rule 1.1: " + id + " lists " + type.type().getSimpleName()
                        + " twice. An id could not say which one it is. Remove one.");
            }
        }
        return findings;
    }

    /** Rule 2.1. */
    List<String> toolNameFits(Action<?, ?> action) {
        try {
            Projection.name(action.contract(), declared.info().id());
            return List.of();
        } catch (IllegalStateException e) {
            return List.of(Broken.sentence(e).orElse("rule 2.1: " + e.getMessage()));
        }
    }

    /** Rule 2.2. */
    List<String> isDescribed(Action<?, ?> action, Example example) {
        var description = action.contract().description();
        var place = "rule 2.2: " + declared.place(action);
        if (description.isBlank()) {
            return List.of(place + " has no description. It is what a model chooses by. Write:"
                    + " .description(\"What it does, and in what order.\")");
        }
        var findings = new ArrayList<String>();
        if (description.length() > LONGEST_DESCRIPTION) {
            findings.add(place + " has a description of " + description.length()
                    + " characters, which every model reads with every question. Say it in " + LONGEST_DESCRIPTION
                    + ", and leave to the arguments what is theirs.");
        }
        if (!description.equals(description.strip()) || description.lines().count() > 1) {
            findings.add(place + " has a description of several lines. Models get it as one sentence among others."
                    + " Write it as one paragraph.");
        }
        Texts.of(example).stream()
                .filter(text -> text.length() >= SHORTEST_DATA && text.contains(" ") && description.contains(text))
                .findFirst()
                .ifPresent(text -> findings.add(place + " has '" + text + "' in its description, which "
                        + declared.provider() + " answers. A description made of what others wrote instructs the"
                        + " model before anything is asked. Write it as a constant."));
        return findings;
    }

    /** Rule 2.3. */
    List<String> argumentsAreExplained(Action<?, ?> action) {
        var findings = new ArrayList<String>();
        for (var record : Declared.recordsOf(action.contract().input())) {
            for (var component : components(record)) {
                if (!isExplained(component)) {
                    findings.add("rule 2.3: " + declared.place(action) + ", argument '" + component.getName() + "'"
                            + (record == action.contract().input() ? "" : " of " + record.getSimpleName())
                            + " has no @Doc. It is all that a model knows about the argument. Write: @Doc(\"What to put"
                            + " in.\") " + Types.name(component.getGenericType()) + " " + component.getName());
                }
            }
        }
        return findings;
    }

    private static List<RecordComponent> components(Class<?> record) {
        return record.isRecord() ? List.of(record.getRecordComponents()) : List.of();
    }

    private static boolean isExplained(RecordComponent component) {
        return component.isAnnotationPresent(Doc.class)
                || Types.inside(component.getGenericType()).isAnnotationPresent(Doc.class);
    }

    /** Rule 6.1. */
    List<String> foreignTextIsMarked(Action<?, ?> action) {
        var findings = new ArrayList<String>();
        var plain = Shape.of(action.contract().output()).plainTextFields();
        for (var field : plain) {
            var name = field.substring(field.indexOf('.') + 1);
            if (!isIdentifier(name)) {
                findings.add("rule 6.1: " + field + " is a String that " + declared.provider() + " fills. Write"
                        + " ForeignText, so that the model is told who speaks, or @Doc(\"...\", ours = true) if only "
                        + declared.provider() + " itself can write it.");
            }
        }
        return findings;
    }

    /** Identifiers go back as they came, so they are no text for anybody to read. */
    private static boolean isIdentifier(String component) {
        return component.equals("id") || component.endsWith("Id");
    }
}
