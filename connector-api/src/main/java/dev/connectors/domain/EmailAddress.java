package dev.connectors.domain;

import java.net.IDN;
import java.util.Locale;

/**
 * An e-mail address: the addr-spec of RFC 5321 section 4.1.2, and of that only what every provider reads alike.
 *
 * <p>The local part is a dot-atom of ASCII, the domain has two labels or more. Quoted local parts, address literals,
 * comments and display names are refused: they are where two readers of one address disagree. The canonical form has
 * the domain as lower-case A-labels (RFC 5890), and keeps the local part as it was written, since only its own host may
 * interpret it; equality compares the canonical form. {@link #sameAs} also ignores the case of the local part, as all
 * hosts of practice do.
 *
 * @param value the address; in canonical form once constructed
 */
public record EmailAddress(String value) {

    private static final String EXPECTED = "an e-mail address such as anna@example.com";

    /** @throws IllegalArgumentException if the text is no such address; the message says what was expected */
    public EmailAddress {
        value = canonical(value);
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if the text is no such address; the message says what was expected
     */
    public static EmailAddress parse(String text) {
        return new EmailAddress(text);
    }

    /** What stands before the at sign, as it was written. */
    public String local() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    /** The domain, as lower-case A-labels. */
    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    /** Whether mail to both reaches the same mailbox, the case of the local part ignored. */
    public boolean sameAs(EmailAddress other) {
        return value.equalsIgnoreCase(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String canonical(String text) {
        int at = text.indexOf('@');
        if (at < 1 || at > 64 || text.length() > 254 || !isDotAtom(text, at)) {
            throw new IllegalArgumentException(EXPECTED);
        }
        var written = text.substring(at + 1);
        var domain = domain(written);
        var canonical = domain.equals(written) ? text : text.substring(0, at + 1) + domain;
        if (canonical.length() > 254) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return canonical;
    }

    private static boolean isDotAtom(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean dotBetween = c == '.' && i > 0 && i < end - 1 && text.charAt(i - 1) != '.';
            if (!dotBetween && !isLetterOrDigit(c) && "!#$%&'*+-/=?^_`{|}~".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String domain(String text) {
        var ascii = text;
        if (!isAscii(text)) {
            try {
                ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
            } catch (RuntimeException notADomain) {
                throw new IllegalArgumentException(EXPECTED, notADomain);
            }
        }
        ascii = ascii.toLowerCase(Locale.ROOT);
        int labels = 0;
        int start = 0;
        boolean hasLetter = false;
        for (int end = 0; end <= ascii.length(); end++) {
            if (end == ascii.length() || ascii.charAt(end) == '.') {
                if (!isLabel(ascii, start, end)) {
                    throw new IllegalArgumentException(EXPECTED);
                }
                labels++;
                hasLetter = hasLetter(ascii, start, end);
                start = end + 1;
            }
        }
        // A last label of digits alone is an IPv4 address written without its brackets.
        if (labels < 2 || !hasLetter) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return ascii;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLabel(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean hyphenBetween = c == '-' && i > start && i < end - 1;
            if (!hyphenBetween && !isLetterOrDigit(c)) {
                return false;
            }
        }
        return end > start && end - start <= 63;
    }

    private static boolean hasLetter(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) > '9') {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
