package dev.connectors.call;

import dev.connectors.domain.Access;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.Preview;
import dev.connectors.domain.Recipients;
import dev.connectors.permission.RecipientRules;
import dev.connectors.tool.TextCleaner;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person is shown: to whom first, all of them, strangers marked; then what the contract says; then where and as whom. Text
 * that others wrote is cleaned.
 */
final class Questions {

    private static final int MOST_PER_LINE = 8_000;

    private Questions() {}

    static Preview of(Call call) {
        var plan = call.plan();
        var preview = plan.preview();
        var shown = Preview.of(TextCleaner.line(preview.question(), 300))
                .buttons(preview.yes(), preview.no())
                .line("To", people(plan.recipients(), call.connection().accountName()));
        for (var line : preview.lines()) {
            shown = shown.line(line.label(), TextCleaner.clean(line.value(), MOST_PER_LINE));
        }
        return shown.line("In", places(call)).line("Account", account(call));
    }

    private static Optional<String> people(Recipients recipients, Optional<String> accountName) {
        if (recipients.isEmpty()) {
            return Optional.empty();
        }
        var own = accountName
                .map(name -> name.substring(name.lastIndexOf('@') + 1))
                .filter(domain -> !RecipientRules.isPublic(domain));
        var named = recipients.named().stream()
                .map(person -> person.value() + (outside(person, own) ? " (outside your company)" : ""))
                .collect(Collectors.joining(", "));
        if (!recipients.others()) {
            return Optional.of(named);
        }
        return Optional.of(
                named.isEmpty() ? "others who can see it, not listed" : named + ", and others who can see it");
    }

    private static boolean outside(EmailAddress person, Optional<String> own) {
        return own.isPresent() && !person.domain().equalsIgnoreCase(own.get());
    }

    private static Optional<String> places(Call call) {
        var titles = new LinkedHashSet<String>();
        for (var use : call.plan().resources()) {
            if (use.needs() == Access.WRITE) {
                titles.add(call.title(use.id()));
            }
        }
        return titles.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", titles));
    }

    private static String account(Call call) {
        return call.connection()
                        .accountName()
                        .map(name -> TextCleaner.line(name, 254))
                        .orElse(call.connection().label())
                + " (" + call.bound().info().title() + ")";
    }
}
