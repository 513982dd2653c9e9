package dev.connectors.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "anna@example.com, anna@example.com",
        "Anna.Lee+crm@Example.COM, Anna.Lee+crm@example.com",
        "o'brien_{x}@a-b.co.uk, o'brien_{x}@a-b.co.uk",
        "anna@bücher.example, anna@xn--bcher-kva.example",
        "anna@BÜCHER.example, anna@xn--bcher-kva.example",
        "anna@XN--bcher-kva.example, anna@xn--bcher-kva.example",
        "anna@例え.jp, anna@xn--r8jz45g.jp",
        "1@2.de, 1@2.de"
    })
    void theCanonicalFormHasTheDomainInLowerCaseALabels(String text, String canonical) {
        assertThat(EmailAddress.parse(text).value()).isEqualTo(canonical);
        assertThat(EmailAddress.parse(canonical)).isEqualTo(EmailAddress.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "@example.com",
                "anna@",
                "anna@localhost",
                "anna@example.",
                "anna@.com",
                "anna@a..b",
                "a@b@c.de",
                ".anna@example.com",
                "anna.@example.com",
                "an..na@example.com",
                "an na@example.com",
                " anna@example.com",
                "anna@example.com ",
                "anna@example.com\n",
                "anna\u0000@example.com",
                "anna@exa mple.com",
                "\"anna\"@example.com",
                "Anna <anna@example.com>",
                "<anna@example.com>",
                "anna@example.com,bob@example.com",
                "anna(x)@example.com",
                "anna@[127.0.0.1]",
                "anna@127.0.0.1",
                "anna@-a.com",
                "anna@a-.com",
                "anna@a_b.com",
                "änna@example.com",
                "anna@example.com\r\nBcc: bob@example.com",
                "anna\\@example.com",
                "anna@exam\u200Bple.123",
                "anna;bob@example.com",
                "anna@ex\uD800.com"
            })
    void whatTwoReadersCouldReadDifferentlyIsRefused(String text) {
        assertThatThrownBy(() -> EmailAddress.parse(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("an e-mail address such as anna@example.com");
    }

    @Test
    void theLocalPartHasAtMost64CharactersAndTheWhole254() {
        var domain = "a".repeat(61) + "." + "b".repeat(61) + "." + "c".repeat(61) + ".de";

        assertThat(EmailAddress.parse("x".repeat(64) + "@example.com").local()).hasSize(64);
        assertThatThrownBy(() -> EmailAddress.parse("x".repeat(65) + "@example.com"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(EmailAddress.parse("x".repeat(64) + "@" + domain).value()).hasSize(253);
        assertThatThrownBy(() -> EmailAddress.parse("x".repeat(64) + "@ab" + domain))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EmailAddress.parse("x@" + "a".repeat(64) + ".com"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyTheDomainIsComparedWithoutItsCaseAndSameAsIgnoresItAll() {
        var upper = EmailAddress.parse("Anna@Example.com");
        var lower = EmailAddress.parse("anna@example.COM");

        assertThat(upper).isNotEqualTo(lower);
        assertThat(upper.sameAs(lower)).isTrue();
        assertThat(upper.sameAs(EmailAddress.parse("anne@example.com"))).isFalse();
    }

    @Test
    void itsPartsCanBeAsked() {
        var address = EmailAddress.parse("Anna.Lee@Example.com");

        assertThat(address.local()).isEqualTo("Anna.Lee");
        assertThat(address.domain()).isEqualTo("example.com");
        assertThat(address).hasToString("Anna.Lee@example.com");
    }
}
