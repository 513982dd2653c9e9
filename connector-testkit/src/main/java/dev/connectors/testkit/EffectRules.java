package dev.connectors.testkit;

import dev.connectors.domain.MisfitException;
import dev.connectors.domain.Plan;
import dev.connectors.spi.Action;
import dev.connectors.spi.Composite;
import dev.connectors.testkit.Watch.Phase;
import dev.connectors.testkit.Watch.Verb;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;

/** Rules about what a call says it will do, held against what it does. */
final class EffectRules {

    private final Declared declared;

    EffectRules(Declared declared) {
        this.declared = declared;
    }

    /** Rule 3.1. */
    List<String> effectsHold(Action<?, ?> action, Example example) {
        try {
            Plans.ofArguments(action, example.arguments());
            if (example.input().isPresent() && example.works()) {
                Plans.of(example);
            }
            return List.of();
        } catch (MisfitException e) {
            return List.of(); // arguments that do not fit are another rule's
        } catch (RuntimeException e) {
            return List.of(broken(declared.place(action), e));
        }
    }

    /** What a plan that cannot be made breaks. */
    static String broken(String place, RuntimeException e) {
        return Broken.sentence(e)
                .orElse("rule 3.1: " + place + "'s effectsOf, recipients or preview threw " + Broken.name(e)
                        + " on arguments that its schema allows, so nothing could be decided. Let them take whatever the"
                        + " schema lets in.");
    }

    /** Rule 3.2. */
    List<String> readsOnlyRead(Action<?, ?> action, Example example) {
        var findings = new LinkedHashSet<String>();
        var place = "rule 3.2: " + declared.place(action);
        for (var asked : example.asked()) {
            if (asked.verb() != Verb.WRITE) {
                continue;
            }
            var method = asked.shown().substring(0, asked.shown().indexOf(' '));
            if (asked.phase() == Phase.RUNNING && action.contract().readsOnly()) {
                findings.add(place + " is declared READ and sent a " + method
                        + "; a READ action holds a client that can't write. Write: .effects(WRITE)."
                        + " For a POST that only reads: http().readByPost(path).");
            } else if (asked.phase() != Phase.RUNNING) {
                findings.add(place + " sent a " + method + " while it "
                        + (asked.phase() == Phase.LOOKING ? "looked up facts" : "listed resources")
                        + ", before anything was decided; that client can't write. Move the write to run."
                        + " For a POST that only reads: http().readByPost(path).");
            }
        }
        for (var received : example.received()) {
            boolean write = !received.request().method().equals("GET");
            if (write && received.during().verb() == Verb.READ) {
                findings.add(place + " sent " + received.request() + " where it asked for a GET.");
            }
        }
        return List.copyOf(findings);
    }

    /** Rule 3.3. */
    List<String> planIsPure(Example example) {
        var place = "rule 3.3: " + declared.place(example.action());
        Plan plan = Plans.of(example);
        var findings = new ArrayList<String>();
        if (!plan.equals(Plans.of(example))) {
            findings.add(place + " gives two plans for the same input. What a person saw would not be what their yes is"
                    + " bound to. Make effectsOf, recipients and preview functions of input and facts alone.");
        } else if (!plan.resources().containsAll(Plans.ofInput(example).resources())) {
            findings.add(place + "'s facts take away what the input needs. Facts may only add to it: what was refused"
                    + " before they were read must stay refused.");
        }
        return findings;
    }

    /** Rule 3.5. */
    List<String> questionShowsTexts(Example example) {
        var preview = Plans.of(example).preview();
        var shown = new StringBuilder(preview.question());
        preview.lines().forEach(line -> shown.append('\n').append(line.value()));
        var findings = new ArrayList<String>();
        for (var text : Texts.in(GeneratedInput.tree(example.arguments()))) {
            // An id or an address is shown in other words; what has spaces, or was made up as text, is there to be
            // read.
            if ((text.contains(" ") || GeneratedInput.isMark(text)) && shown.indexOf(text) < 0) {
                findings.add("rule 3.5: " + declared.place(example.action()) + " does not show '" + text
                        + "' in its question. Who says yes must see what is written. Write: .preview(in ->"
                        + " Preview.of(\"...?\").line(\"Text\", in.text())), or leave it out, which shows everything.");
            }
        }
        return findings;
    }

    /** Rule 3.4. */
    List<String> compositesOnlyRead() {
        var findings = new ArrayList<String>();
        try (var home = Home.of(declared.connector().getClass())) {
            var own = home.services(Composite.class.getName());
            var found = new ArrayList<Composite<?, ?>>();
            ServiceLoader.load(Composite.class, declared.connector().getClass().getClassLoader())
                    .forEach(found::add);
            for (var composite : found) {
                var contract = composite.contract();
                if (own.contains(composite.getClass().getName()) && !contract.readsOnly()) {
                    findings.add("rule 3.4: the composite " + contract.name() + " is declared " + Effects.of(contract)
                            + ". A composite reads; what it calls is decided by itself. Leave out .effects(...).");
                }
            }
        }
        return findings;
    }
}
