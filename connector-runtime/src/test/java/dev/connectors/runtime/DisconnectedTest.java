package dev.connectors.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.auth.Revocation.Outcome;
import dev.connectors.spi.Auth;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.Provider;
import org.junit.jupiter.api.Test;

class DisconnectedTest {

    private static final Provider SILENT = Provider.of(
            "acme",
            "Acme",
            OAuth.at("https://acme.example/a", "https://acme.example/t")
                    .removedBy("Remove it at https://acme.example/apps."));

    @Test
    void whoCannotTellTheProviderSaysWhatLivesOnAndWhereToEndIt() {
        assertThat(Disconnected.of(SILENT, Outcome.NOT_OFFERED).sentence())
                .isEqualTo("Disconnected here, and the tokens are erased. Acme takes no word from applications about"
                        + " that, so the permission lives on there. Remove it at https://acme.example/apps.");
        assertThat(Disconnected.of(SILENT, Outcome.FAILED).sentence())
                .contains("may live on there")
                .endsWith("Remove it at https://acme.example/apps.");
    }

    @Test
    void aKeyLivesOnWhereItWasMade() {
        var keyed = Provider.apiKey("leadbook", "https://api.leadbook.example")
                .help("the key of an agent, from Settings > API keys; never a browser key");

        assertThat(Disconnected.of(keyed, Outcome.NOT_OFFERED).sentence())
                .isEqualTo(
                        "Disconnected here, and the key is erased. It lives on at Leadbook until it is ended there.");
        assertThat(Disconnected.of(keyed.removal("Delete it in Settings > API keys."), Outcome.NOT_OFFERED)
                        .sentence())
                .endsWith("until it is ended there. Delete it in Settings > API keys.");
    }

    @Test
    void whatTheProviderHasEndedIsNoMoreWorkForAnybody() {
        assertThat(Disconnected.of(SILENT, Outcome.REVOKED).sentence())
                .isEqualTo("Disconnected. Acme has ended the permission, too.");
        assertThat(Disconnected.of(SILENT, Outcome.WAS_DEAD).sentence()).doesNotContain("Remove");
        assertThat(Disconnected.of(Provider.of("notes", "Notes", Auth.none()), Outcome.NOT_OFFERED)
                        .sentence())
                .isEqualTo("Disconnected.");
    }
}
