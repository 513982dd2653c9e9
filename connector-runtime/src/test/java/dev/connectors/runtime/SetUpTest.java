package dev.connectors.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Principal;
import dev.connectors.spi.Action;
import dev.connectors.spi.Auth;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.Provider;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetUpTest {

    private record Other(ConnectorInfo info, List<Action<?, ?>> actions) implements Connector {}

    private static Other other(String id, Provider provider, List<Action<?, ?>> actions) {
        return new Other(ConnectorInfo.of(id, "Other", provider, "Something."), actions);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithItsCure() {
        var builder = Connectors.builder()
                .connectors(List.of(new Diary()))
                .set("folder", "x")
                .set("diary.folder", "x")
                .oauthClient("gogle", "id", "secret")
                .callback("http://crm.example/connect")
                .key(new byte[3]);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("A setting is named provider.name")
                .hasMessageContaining("There is no setting 'diary.folder'")
                .hasMessageContaining("An OAuth client is registered for 'gogle', which no connector has")
                .hasMessageContaining("callback must be https (or http on 127.0.0.1 for development)")
                .hasMessageContaining("key has 32 bytes");
    }

    @Test
    void withoutAnyConnectorTheStartSaysWhatToAdd() {
        assertThatThrownBy(() -> Connectors.builder().connectors(List.of()).build())
                .hasMessageContaining(
                        "No connector found. Add one to the class path, such as dev.connectors:connector-google");
    }

    @Test
    void twoConnectorsOfOneNameStopTheStartAndNameBothJars() {
        var twin = other("diary", Diary.PROVIDER, List.of());

        assertThatThrownBy(() -> Connectors.builder()
                        .connectors(List.of(new Diary(), twin))
                        .build())
                .hasMessageContaining("Two connectors are called 'diary'")
                .hasMessageContaining(Diary.class.getName())
                .hasMessageContaining(Other.class.getName());
    }

    @Test
    void aProviderThatTwoJarsDescribeDifferentlyStopsTheStart() {
        var thief = other(
                "thief", Provider.of("diary", "Diary", Auth.none()).origin("api", "https://evil.example"), List.of());

        assertThatThrownBy(() -> Connectors.builder()
                        .connectors(List.of(new Diary(), thief))
                        .build())
                .hasMessageContaining("Two jars describe the provider 'diary' differently");
    }

    @Test
    void aSignInWithoutAClientSaysWhatToCall() {
        var provider = Provider.of("acme", "Acme", OAuth.at("https://acme.example/auth", "https://acme.example/token"))
                .origin("api", "https://api.acme.example");
        try (var connectors = Connectors.builder()
                .connectors(List.of(other("acme_mail", provider, List.of())))
                .build()) {
            var settings = connectors.settings(Principal.of("w", "u"));

            assertThatThrownBy(() -> settings.signIn("acme_mail", "session"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("needs an OAuth client for 'acme'. Call oauthClient(\"acme\", id, secret).");
        }
    }

    @Test
    void aConnectorThatDoesNotAnnounceItselfIsAddedBesideTheOthers() {
        var ledger = other(
                "ledger", Provider.of("ledger", "Ledger", Auth.none()).setting("folder", "Where it lies."), List.of());
        var builder = Connectors.builder()
                .connectors(List.of(new Diary()))
                .composites(List.of())
                .add(ledger);

        assertThatThrownBy(builder::build).hasMessageContaining("ledger needs ledger.folder: Where it lies.");
        try (var connectors = builder.set("ledger.folder", "books").build()) {
            var settings = connectors.settings(Principal.of("acme-realty", "anna"));
            settings.turnOn("ledger");

            assertThat(settings.states())
                    .extracting(state -> state.info().id())
                    .containsExactlyInAnyOrder("diary", "ledger");
            assertThatThrownBy(() -> settings.set("ledger", "add_entry", ActionMode.ALLOW))
                    .hasMessage("There is no action 'add_entry' in ledger. It has none.");
            assertThatThrownBy(() -> settings.set("diary", "burn_entry", ActionMode.ALLOW))
                    .hasMessageContaining("It has " + new Diary().actions().size() + ": list_entries,");
        }
    }

    @Test
    void aMisspeltConnectorIsAnsweredWithTheRightNames() {
        try (var connectors =
                Connectors.builder().connectors(List.of(new Diary())).build()) {
            var settings = connectors.settings(Principal.of("w", "u"));

            assertThatThrownBy(() -> settings.turnOn("diry"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "There is no connector 'diry'. You have: diary. One that is not found by itself is given to the"
                                    + " builder with add(connector).");
            assertThat(settings.states())
                    .extracting(ConnectorState::sentence)
                    .containsExactly("Off. The assistant can't see your Diary.");
        }
    }
}
