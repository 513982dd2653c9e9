package dev.connectors.permission;

import dev.connectors.domain.EmailAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * People whom the assistant may reach without a question: addresses, and whole domains compared as A-labels. Immutable.
 *
 * <p>A rule lifts only a question that nobody set: an ASK or OFF that a person chose stays. A group address in a rule stands
 * for whoever reads that group.
 *
 * @param addresses canonical addresses
 * @param domains canonical domains; never one where anybody can have a mailbox
 */
public record RecipientRules(Set<EmailAddress> addresses, Set<String> domains) {

    /** Nobody. */
    public static final RecipientRules NONE = new RecipientRules(Set.of(), Set.of());

    /** Domains that give mailboxes to anybody: a rule for one would be a rule for everybody. */
    private static final Set<String> PUBLIC = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "msn.com",
            "yahoo.com",
            "ymail.com",
            "rocketmail.com",
            "icloud.com",
            "me.com",
            "mac.com",
            "aol.com",
            "proton.me",
            "protonmail.com",
            "pm.me",
            "gmx.com",
            "gmx.net",
            "gmx.de",
            "web.de",
            "mail.com",
            "mail.ru",
            "yandex.com",
            "yandex.ru",
            "zoho.com",
            "fastmail.com",
            "hey.com",
            "tutanota.com",
            "tuta.io",
            "qq.com",
            "163.com",
            "126.com",
            "comcast.net",
            "verizon.net",
            "att.net",
            "sbcglobal.net",
            "cox.net",
            "bellsouth.net",
            "t-online.de",
            "orange.fr",
            "free.fr",
            "laposte.net",
            "libero.it",
            "btinternet.com");

    public RecipientRules {
        addresses = Set.copyOf(addresses);
        domains = Set.copyOf(domains);
    }

    /** One more address. */
    public RecipientRules address(EmailAddress address) {
        var more = new HashSet<>(addresses);
        more.add(address);
        return new RecipientRules(more, domains);
    }

    /**
     * One more domain, itself only, not those below it.
     *
     * @throws IllegalArgumentException if it is no domain, or gives mailboxes to anybody
     */
    public RecipientRules domain(String domain) {
        var canonical = EmailAddress.parse("x@" + domain).domain();
        if (isPublic(canonical)) {
            throw new IllegalArgumentException(
                    "anybody can have a mailbox at " + canonical + ": name whole addresses instead of this domain");
        }
        var more = new HashSet<>(domains);
        more.add(canonical);
        return new RecipientRules(addresses, more);
    }

    /** Without an address or a domain. */
    public RecipientRules without(String addressOrDomain) {
        var text = addressOrDomain.toLowerCase(Locale.ROOT);
        var fewerAddresses = new HashSet<>(addresses);
        fewerAddresses.removeIf(a -> a.value().equalsIgnoreCase(text));
        var fewerDomains = new HashSet<>(domains);
        fewerDomains.remove(text);
        return new RecipientRules(fewerAddresses, fewerDomains);
    }

    /** Whether a rule names the person. */
    public boolean name(EmailAddress person) {
        return domains.contains(person.domain()) || addresses.stream().anyMatch(person::sameAs);
    }

    /** Whether a domain gives mailboxes to anybody. */
    public static boolean isPublic(String domain) {
        return PUBLIC.contains(domain.toLowerCase(Locale.ROOT));
    }
}
