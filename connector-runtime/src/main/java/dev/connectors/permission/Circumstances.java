package dev.connectors.permission;

import dev.connectors.domain.Access;
import dev.connectors.domain.Effect;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.Recipients;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All that a decision depends on. Immutable.
 *
 * @param killed whether the host has stopped everything
 * @param policy the most that the workspace lets the action be
 * @param on whether the connector is switched on
 * @param mode what the person chose for the action
 * @param effects what the call does, as raised for what others can see
 * @param resources what it touches
 * @param recipients whom it reaches
 * @param rules whom the person named in rules
 * @param trusted whom the person named with their own words in this turn
 * @param tainted whether foreign text was read in the conversation
 * @param confidential the confidential fields that were read in the conversation
 */
public record Circumstances(
        boolean killed,
        ActionMode policy,
        boolean on,
        Optional<ActionMode> mode,
        Set<Effect> effects,
        List<Touched> resources,
        Recipients recipients,
        RecipientRules rules,
        Set<EmailAddress> trusted,
        boolean tainted,
        List<String> confidential) {

    /**
     * A resource that the call touches.
     *
     * @param noun its type
     * @param needs the rung that the call needs
     * @param has the rung that the grant gives; HIDDEN also where the account has no such resource
     */
    public record Touched(String noun, Access needs, Access has) {}

    public Circumstances {
        Objects.requireNonNull(policy, "policy");
        effects = Set.copyOf(effects);
        resources = List.copyOf(resources);
        trusted = Set.copyOf(trusted);
        confidential = List.copyOf(confidential);
    }

    /** Of a call that only reads and touches no resource by itself, where everything else was checked already. */
    public static Circumstances reading() {
        return new Circumstances(
                false,
                ActionMode.ALLOW,
                true,
                Optional.empty(),
                Set.of(Effect.READ),
                List.of(),
                Recipients.none(),
                RecipientRules.NONE,
                Set.of(),
                false,
                List.of());
    }

    /** Whether somebody is reached whom the person did not name. */
    boolean reachesUnnamed() {
        return recipients.others()
                || recipients.named().stream().anyMatch(person -> !rules.name(person) && !trusts(person));
    }

    /** Whether the audience is not a closed list of people whom the person named. */
    boolean openAudience() {
        return reachesUnnamed() || recipients.isEmpty();
    }

    private boolean trusts(EmailAddress person) {
        return trusted.stream().anyMatch(person::sameAs);
    }
}
