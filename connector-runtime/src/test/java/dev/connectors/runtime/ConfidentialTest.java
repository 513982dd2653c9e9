package dev.connectors.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Confidential;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Effect;
import dev.connectors.domain.EmailAddress;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Principal;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Auth;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.Provider;
import dev.connectors.spi.Repeat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is meant for a few: off until a person allows it, named when it was read, and asked about before anything leaves. */
class ConfidentialTest {

    private static final Principal ANNA = Principal.of("acme-realty", "anna");
    private static final String TELL = "{\"text\":\"hello\",\"to\":[\"mia@acme.example\"]}";

    private final Connectors connectors = Connectors.builder()
            .connectors(List.of(new Vault()))
            .composites(List.of())
            .build();
    private final Settings settings = connectors.settings(ANNA);
    private final Conversation chat = connectors.conversation(ANNA, "chat-1");

    ConfidentialTest() {
        settings.turnOn("vault");
        settings.set("vault", "tell_people", ActionMode.ALLOW);
        settings.allowRecipient("mia@acme.example");
    }

    @AfterEach
    void close() {
        connectors.close();
    }

    @Test
    void anActionThatWaitsForAPersonIsOffAlthoughItsConnectorIsOn() {
        var result = chat.call("vault_get_code", "{}");

        assertThat(result.code()).isEqualTo("not_permitted");
        assertThat(result.text()).contains("'Get code' is off for Vault");
        assertThat(chat.tools()).extracting(tool -> tool.name()).containsExactly("vault_tell_people");
    }

    @Test
    void aPersonsWordTurnsItOn() {
        settings.set("vault", "get_code", ActionMode.ALLOW);

        var result = chat.call("vault_get_code", "{}");

        assertThat(result.text())
                .isEqualTo(
                        "{\"data\":{\"accessCode\":\"4711\",\"showingNotes\":\"dog\"},"
                                + "\"foreign\":[\"accessCode\",\"showingNotes\"],\"confidential\":[\"accessCode\",\"showingNotes\"]}");
        assertThat(chat.tools()).extracting(tool -> tool.name()).containsExactly("vault_get_code", "vault_tell_people");
    }

    @Test
    void aPersonMayAlsoWantToBeAskedEachTime() {
        settings.set("vault", "get_code", ActionMode.ASK);

        assertThat(chat.call("vault_get_code", "{}").code()).isEqualTo("approval_required");
    }

    @Test
    void afterItWasReadWhateverLeavesAsksAndNamesAllOfIt() {
        settings.set("vault", "get_code", ActionMode.ALLOW);
        assertThat(chat.call("vault_tell_people", TELL).code()).isEqualTo("ok");

        chat.call("vault_get_code", "{}");
        var result = chat.call("vault_tell_people", TELL);

        assertThat(result.code()).isEqualTo("approval_required");
        assertThat(result.approval().orElseThrow().reason())
                .isEqualTo("something confidential was read in this conversation: access code, showing notes");
    }

    @Test
    void anotherConversationIsNotAsked() {
        settings.set("vault", "get_code", ActionMode.ALLOW);

        chat.call("vault_get_code", "{}");
        var other = connectors.conversation(ANNA, "chat-2").call("vault_tell_people", TELL);

        assertThat(other.code()).isEqualTo("ok");
    }

    @Test
    void theContentsStandInNoText() {
        assertThat(new Confidential("4711").toString()).isEqualTo("confidential text of 4 characters");
    }

    private static final class Vault implements Connector {

        @Override
        public ConnectorInfo info() {
            return ConnectorInfo.of("vault", "Vault", Provider.of("vault", "Vault", Auth.none()), "Codes.");
        }

        @Override
        public List<Action<?, ?>> actions() {
            return List.of(new GetCode(), new TellPeople());
        }
    }

    record Nothing() {}

    record Code(Optional<Confidential> accessCode, Optional<Confidential> showingNotes) {}

    private static final class GetCode implements Action<Nothing, Code> {

        private static final ActionContract<Nothing, Code> CONTRACT = ActionContract.of(
                        "get_code", Nothing.class, Code.class)
                .description("Reads the code.")
                .offUntilAllowed()
                .build();

        @Override
        public ActionContract<Nothing, Code> contract() {
            return CONTRACT;
        }

        @Override
        public Code run(Nothing in, ActionContext context) {
            return new Code(Optional.of(new Confidential("4711")), Optional.of(new Confidential("dog")));
        }
    }

    record Told(@Doc("Text.") String text, @Doc("To whom.") List<EmailAddress> to) {}

    private static final class TellPeople implements Action<Told, Nothing> {

        private static final ActionContract<Told, Nothing> CONTRACT = ActionContract.of(
                        "tell_people", Told.class, Nothing.class)
                .description("Tells people.")
                .effects(Effect.OUTBOUND)
                .recipients(Told::to)
                .build();

        @Override
        public ActionContract<Told, Nothing> contract() {
            return CONTRACT;
        }

        @Override
        public Repeat<Told, Nothing> repeat() {
            return Repeat.safe();
        }

        @Override
        public Nothing run(Told in, ActionContext context) {
            return new Nothing();
        }
    }
}
