package dev.connectors.testkit.host;

import static dev.connectors.testkit.host.ErrandsConnector.ADD;
import static dev.connectors.testkit.host.ErrandsConnector.LIST;
import static dev.connectors.testkit.host.HostStage.ANNA;
import static dev.connectors.testkit.host.HostStage.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connectors.approval.Approval;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Settings;
import dev.connectors.testkit.host.Assistant.Offered;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The contract of a host, as tests: what a model is offered, what its calls come to, and that only the person whose chat it is decides.
 * A host's test extends it and says how its framework lists and calls; people answer through {@code Settings}, as on any host's page:
 *
 * <pre>{@code
 * final class MyFrameworkTest extends HostContract {
 *     @Override protected Host host(Connectors connectors) {
 *         var framework = MyFramework.with(connectors);
 *         return principal -> new MyAssistant(framework.chat(principal));
 *     }
 * }
 * }</pre>
 *
 * @since 0.1
 */
public abstract class HostContract {

    private static final String NO_ARGUMENTS = "{}";
    private static final String BUY_KEYS = "{\"text\": \"Copy the keys\", \"urgency\": 2}";
    private static final int ROUNDS = 20;
    private static final long LONGEST_SECONDS = 60;

    private final HostStage stage = new HostStage();
    private Host host = principal -> {
        throw new IllegalStateException("no host yet");
    };

    /** The framework, with this library in it. Called once per test. */
    protected abstract Host host(Connectors connectors);

    /** Whether the model's own text of arguments reaches the host, so that it can be no JSON at all; false for a protocol of objects. */
    protected boolean takesAnyText() {
        return true;
    }

    /** Whether schemas reach the model exactly as they are; false where its vendor reads another dialect. */
    protected boolean keepsSchemas() {
        return true;
    }

    @BeforeEach
    final void start() {
        host = host(stage.connectors());
    }

    @AfterEach
    final void end() throws Exception {
        try {
            host.close();
        } finally {
            stage.close();
        }
    }

    @Test
    void nothingIsOfferedOrDoneUntilThePersonTurnsItOn() {
        var assistant = host.assistant(ANNA);

        var reply = assistant.call(LIST, NO_ARGUMENTS);

        assertEquals(List.of(), assistant.tools());
        Said.refusal(reply);
        assertEquals(0, stage.requests());
    }

    @Test
    void theModelIsOfferedWhatIsOnInTheLibrarysOwnWords() {
        stage.ready(ANNA);

        var offered = host.assistant(ANNA).tools();

        var ours = stage.connectors().conversation(ANNA, "to-compare").tools();
        assertEquals(List.of(ADD, LIST), names(offered));
        for (var tool : ours) {
            var there = offered.stream()
                    .filter(one -> one.name().equals(tool.name()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(tool.description(), there.description());
            if (keepsSchemas()) {
                assertEquals(Said.json(tool.inputSchema()), Said.json(there.inputSchema()), tool.name());
            }
        }
    }

    @Test
    void aReadGivesTheDataAndNamesWhatOthersWrote() {
        stage.ready(ANNA);

        var reply = host.assistant(ANNA).call(LIST, NO_ARGUMENTS);

        assertEquals(
                "An errand of anna",
                Said.data(reply).path("errands").path(0).path("text").asText());
        assertEquals("text", Said.json(reply.text()).path("foreign").path(0).asText());
    }

    @Test
    void aWriteWaitsForThePersonAndTheModelIsToldSo() {
        var settings = stage.ready(ANNA);

        var reply = host.assistant(ANNA).call(ADD, BUY_KEYS);

        var error = Said.error(reply, "approval_required", "user");
        assertEquals(List.of(), stage.written());
        assertEquals("Add this errand?", onlyQuestion(settings).question());
        assertEquals(onlyQuestion(settings).id(), error.path("approval").asText());
        assertEquals(List.of(onlyQuestion(settings).id()), stage.heard());
    }

    @Test
    void afterThePersonsYesTheSameCallGivesTheResultAndNothingIsDoneTwice() {
        var settings = stage.ready(ANNA);
        var assistant = host.assistant(ANNA);
        assistant.call(ADD, BUY_KEYS);

        settings.approve(onlyQuestion(settings).id());
        var reply = assistant.call(ADD, BUY_KEYS);

        assertEquals("written for anna", Said.data(reply).path("text").asText());
        assertEquals(1, stage.written().size());
    }

    @Test
    void aYesIsGoodForOneCall() {
        var settings = stage.ready(ANNA);
        var assistant = host.assistant(ANNA);
        assistant.call(ADD, BUY_KEYS);
        settings.approve(onlyQuestion(settings).id());
        assistant.call(ADD, BUY_KEYS);

        var again = assistant.call(ADD, BUY_KEYS);

        Said.error(again, "approval_required", "user");
        assertEquals(1, stage.written().size());
    }

    @Test
    void afterThePersonsNoTheSameCallIsDeclined() {
        var settings = stage.ready(ANNA);
        var assistant = host.assistant(ANNA);
        assistant.call(ADD, BUY_KEYS);

        settings.decline(onlyQuestion(settings).id());
        var reply = assistant.call(ADD, BUY_KEYS);

        Said.error(reply, "declined", "user");
        assertEquals(List.of(), stage.written());
    }

    @Test
    void anErrorOfTheProviderSaysWhoseMoveIsNext() {
        stage.ready(ANNA);
        var assistant = host.assistant(ANNA);
        stage.refuseKeys();

        var reply = assistant.call(LIST, NO_ARGUMENTS);

        Said.error(reply, "reauthorization_required", "user");
    }

    @Test
    void aConnectorThatIsTurnedOffInMidTurnIsRefusedAndNoLongerOffered() {
        var settings = stage.ready(ANNA);
        var assistant = host.assistant(ANNA);
        assistant.call(LIST, NO_ARGUMENTS);
        int before = stage.requests();

        var late = assistant.callAfter(() -> settings.turnOff(ErrandsConnector.ID), LIST, NO_ARGUMENTS);

        Said.error(late, "not_permitted", "user");
        assertEquals(before, stage.requests());
        assertEquals(List.of(), assistant.tools());
    }

    @Test
    void anActionThatIsTurnedOffInMidTurnIsRefusedAndAloneNoLongerOffered() {
        var settings = stage.ready(ANNA);
        var assistant = host.assistant(ANNA);

        var late = assistant.callAfter(
                () -> settings.set(ErrandsConnector.ID, "add_errand", ActionMode.OFF), ADD, BUY_KEYS);

        Said.error(late, "not_permitted", "user");
        assertEquals(List.of(), stage.written());
        assertEquals(List.of(LIST), names(assistant.tools()));
        Said.data(assistant.call(LIST, NO_ARGUMENTS));
    }

    @Test
    void whatIsTurnedOnAgainIsOfferedAgain() {
        var settings = stage.ready(ANNA);
        var assistant = host.assistant(ANNA);
        assistant.callAfter(() -> settings.turnOff(ErrandsConnector.ID), LIST, NO_ARGUMENTS);

        settings.turnOn(ErrandsConnector.ID);

        assertEquals(List.of(ADD, LIST), names(assistant.tools()));
        Said.data(assistant.call(LIST, NO_ARGUMENTS));
    }

    @Test
    void aYesToWhatIsTurnedOffMeanwhileDoesNothing() {
        var settings = stage.ready(ANNA);
        var assistant = host.assistant(ANNA);
        assistant.call(ADD, BUY_KEYS);
        var question = onlyQuestion(settings).id();

        settings.turnOff(ErrandsConnector.ID);
        settings.approve(question);
        var reply = assistant.call(ADD, BUY_KEYS);

        Said.refusal(reply);
        assertEquals(List.of(), stage.written());
    }

    @Test
    void aToolThatIsNoneIsAnErrorThatTheModelCanActOn() {
        stage.ready(ANNA);

        var reply = host.assistant(ANNA).call("errands_burn_everything", NO_ARGUMENTS);

        Said.error(reply, "unknown_tool", "model");
    }

    @Test
    void argumentsThatDoNotFitAreNamedAllAtOnceAndReachNobody() {
        stage.ready(ANNA);

        var reply = host.assistant(ANNA).call(ADD, "{\"urgency\": \"very\", \"colour\": \"red\"}");

        var faults =
                Said.error(reply, "invalid_arguments", "model").path("faults").toString();
        for (var argument : List.of("text", "urgency", "colour")) {
            assertTrue(faults.contains(argument), () -> argument + " is not named: " + faults);
        }
        assertEquals(0, stage.requests());
    }

    @Test
    void argumentsThatAreNoJsonAreAnErrorThatTheModelCanActOn() {
        Assumptions.assumeTrue(takesAnyText(), "arguments come as an object here");
        stage.ready(ANNA);

        var reply = host.assistant(ANNA).call(LIST, "{\"day\": ");

        Said.error(reply, "invalid_arguments", "model");
        assertEquals(0, stage.requests());
    }

    @Test
    void twoPeopleAtTheSameTimeAreNeverMixed() throws Exception {
        var chats = List.of(chat(ANNA), chat(BEN));
        var threads = Executors.newFixedThreadPool(chats.size());
        try {
            for (var chat :
                    chats.stream().map(one -> readingInATurn(threads, one)).toList()) {
                finished(chat);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void onesYesIsNoYesForAnother() {
        var annas = stage.ready(ANNA);
        var bens = stage.ready(BEN);
        var anna = host.assistant(ANNA);
        var ben = host.assistant(BEN);
        anna.call(ADD, BUY_KEYS);
        ben.call(ADD, BUY_KEYS);

        bens.approve(onlyQuestion(annas).id());
        bens.approve(onlyQuestion(bens).id());

        Said.data(ben.call(ADD, BUY_KEYS));
        Said.error(anna.call(ADD, BUY_KEYS), "approval_required", "user");
        assertEquals(1, stage.written().size());
        assertTrue(stage.written().get(0).startsWith("ben "), stage.written()::toString);
    }

    @Test
    void whatOneTurnsOffIsStillOfferedToAnother() {
        var annas = stage.ready(ANNA);
        stage.ready(BEN);
        var anna = host.assistant(ANNA);
        var ben = host.assistant(BEN);

        annas.turnOff(ErrandsConnector.ID);

        assertEquals(List.of(), anna.tools());
        assertEquals(List.of(ADD, LIST), names(ben.tools()));
        assertFalse(Said.data(ben.call(LIST, NO_ARGUMENTS)).isEmpty());
    }

    private record Chat(Principal principal, Assistant assistant) {}

    private Chat chat(Principal principal) {
        stage.ready(principal);
        return new Chat(principal, host.assistant(principal));
    }

    private static Future<?> readingInATurn(ExecutorService threads, Chat chat) {
        return threads.submit(() -> {
            for (int round = 0; round < ROUNDS; round++) {
                var data = Said.data(chat.assistant().call(LIST, NO_ARGUMENTS));
                assertEquals(
                        "An errand of " + chat.principal().user(),
                        data.path("errands").path(0).path("text").asText());
            }
        });
    }

    private static void finished(Future<?> chat) throws InterruptedException, TimeoutException {
        try {
            chat.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private static Approval onlyQuestion(Settings settings) {
        var waiting = settings.waiting();
        assertEquals(1, waiting.size(), () -> "questions that wait: " + waiting);
        return waiting.get(0);
    }

    private static List<String> names(List<Offered> offered) {
        var names = new ArrayList<>(offered.stream().map(Offered::name).toList());
        names.sort(String::compareTo);
        return names;
    }
}
