package dev.connectors.testkit;

import dev.connectors.domain.ResourceId;
import dev.connectors.spi.Action;
import dev.connectors.spi.Connector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The contract of a connector, as tests. Its author extends it, gives the connector and one scripted answer per action, and runs it:
 *
 * <pre>{@code
 * final class LeadbookContractTest extends ConnectorContract {
 *     @Override protected Connector connector() { return new LeadbookConnector(); }
 *     @Override protected void script(ScriptedProvider leadbook) {
 *         leadbook.get("/v1/leads", 200, "{'leads': [{'id': '7', 'name': 'Johnson'}]}");
 *         leadbook.post("/v1/leads/7/remarks", 200, "{'id': '7', 'name': 'Johnson'}");
 *     }
 * }
 * }</pre>
 *
 * <p>The suite adds lost answers, 429, redirects, floods and the rest, and runs everything through the real runtime. A rule that is
 * broken fails with its number, the place, what is wrong, why it matters, and the line to write; {@code docs/connector-contract.md}
 * has the intent of each. {@code required_} rules hold for every connector, {@code optional_} ones for connectors that have the
 * thing, and {@code untested_} ones no machine can check: they are listed, and skipped with the reason.
 *
 * @since 0.1
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.DisplayName.class)
@Execution(ExecutionMode.SAME_THREAD)
public abstract class ConnectorContract {

    private final Suite suite = new Suite(this::connector, new AuthorsHooks());

    /** For subclasses. */
    protected ConnectorContract() {}

    /** The connector; a new one each time. */
    protected abstract Connector connector();

    /**
     * Scripts an answer for each request that the actions make. Called before each call, on an empty script; a connector for a folder
     * fills it anew here, and scripts nothing.
     */
    protected void script(ScriptedProvider provider) {}

    /** Values of the provider's settings, such as {@code folder}. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /**
     * Arguments with which an action gives a result on the script. Left as it is, they are generated from the schema: what is required,
     * ids of resources from the listing, and other ids from the scripted paths.
     *
     * @return JSON; single quotes are read as double quotes
     */
    protected String input(Action<?, ?> action) {
        return GeneratedInput.of(action.contract().input());
    }

    /** The OAuth scopes that the account has; left as it is, the narrowest that the actions and the listings ask for. */
    protected Set<String> scopes() {
        var scopes = new LinkedHashSet<String>();
        var connector = connector();
        connector.actions().forEach(action -> scopes.addAll(action.scopes().missing(scopes)));
        connector.resources().forEach(type -> scopes.addAll(type.scopes().missing(scopes)));
        return scopes;
    }

    /**
     * Changes what a resource holds, and nothing else, for rule 4.3. Left as it is, the suite itself takes out of the scripted answers what
     * names the resource; a connector without origins, such as one for a folder, does it here.
     */
    protected void change(ResourceId hidden) {}

    private final class AuthorsHooks implements Hooks {

        @Override
        public void script(ScriptedProvider provider) {
            ConnectorContract.this.script(provider);
        }

        @Override
        public Map<String, String> settings() {
            return ConnectorContract.this.settings();
        }

        @Override
        public String input(Action<?, ?> action) {
            return ConnectorContract.this.input(action);
        }

        @Override
        public Set<String> scopes() {
            return ConnectorContract.this.scopes();
        }

        @Override
        public void change(ResourceId hidden) {
            ConnectorContract.this.change(hidden);
        }
    }

    final Suite suite() {
        return suite;
    }

    @AfterAll
    final void closeSuite() {
        suite.close();
    }

    // ---- 1 being found

    @Test
    @DisplayName("rule 1.1: ids and names are well formed, and each is there once")
    void required_1_1_idsAndNames() {
        check("1.1", () -> new WordingRules(declared()).namesAreUnique());
    }

    @Test
    @DisplayName("rule 1.2: module-info and META-INF/services name the same classes")
    void required_1_2_bothLists() {
        check("1.2", () -> new PackagingRules(declared()).bothListsNameTheSame());
    }

    @Test
    @DisplayName("rule 1.3: packages that hold records are open to the runtime")
    void required_1_3_openPackages() {
        check("1.3", () -> new PackagingRules(declared()).packagesAreOpen());
    }

    @Test
    @DisplayName("rule 1.4: the connector is public, with a public constructor without arguments")
    void required_1_4_canBeMade() {
        check("1.4", () -> new PackagingRules(declared()).canBeMade());
    }

    @Test
    @DisplayName("rule 1.5: the constructor does no I/O")
    void untested_1_5_quietConstructor() {
        untested("a constructor may do it only on some machines, or later");
    }

    // ---- 2 what people and models read

    @EachAction
    @DisplayName("rule 2.1: a tool's name is short enough for every model")
    void required_2_1_toolName(Subject subject) {
        check("2.1", () -> new WordingRules(declared()).toolNameFits(subject.action()));
    }

    @EachAction
    @DisplayName("rule 2.2: an action is described, in its author's words alone")
    void required_2_2_description(Subject subject) {
        check("2.2", () -> new WordingRules(declared()).isDescribed(subject.action(), suite.tried(subject)));
    }

    @EachAction
    @DisplayName("rule 2.3: every argument has a @Doc")
    void required_2_3_doc(Subject subject) {
        check("2.3", () -> new WordingRules(declared()).argumentsAreExplained(subject.action()));
    }

    @EachAction
    @DisplayName("rule 2.4: an action gives a result on what its schema allows")
    void required_2_4_works(Subject subject) {
        check("2.4", () -> {
            suite.working(subject);
            return List.of();
        });
    }

    @Test
    @DisplayName("rule 2.5: inputs, facts and outputs are records that JSON can say")
    void required_2_5_describable() {
        check("2.5", () -> {
            declared();
            return List.of();
        });
    }

    @Test
    @DisplayName("rule 2.6: a text says what to do in what order, and points to one other tool at most")
    void untested_2_6_usefulTexts() {
        untested("whether a text helps, only its readers can tell");
    }

    // ---- 3 what a call does

    @EachAction
    @DisplayName("rule 3.1: READ stands alone, and effectsOf only narrows")
    void required_3_1_effects(Subject subject) {
        check("3.1", () -> new EffectRules(declared()).effectsHold(subject.action(), suite.tried(subject)));
    }

    @EachAction
    @DisplayName("rule 3.2: what reads sends nothing that writes: a READ action, a look, a listing")
    void required_3_2_readsOnlyRead(Subject subject) {
        check("3.2", () -> new EffectRules(declared()).readsOnlyRead(subject.action(), suite.tried(subject)));
    }

    @EachAction
    @DisplayName("rule 3.3: a plan is a function of input and facts, and facts only add to it")
    void required_3_3_plan(Subject subject) {
        check("3.3", () -> new EffectRules(declared()).planIsPure(suite.working(subject)));
    }

    @Test
    @DisplayName("rule 3.4: a composite only reads")
    void required_3_4_composites() {
        check("3.4", () -> new EffectRules(declared()).compositesOnlyRead());
    }

    @EachAction
    @DisplayName("rule 3.5: the question of a write shows the texts that it was given")
    void required_3_5_question(Subject subject) {
        check("3.5", () -> {
            Assumptions.assumeFalse(subject.action().contract().readsOnly(), "it only reads");
            return new EffectRules(declared()).questionShowsTexts(suite.working(subject));
        });
    }

    @Test
    @DisplayName("rule 3.6: recipients are all whom the provider will tell, and are shown all that they will see")
    void untested_3_6_recipients() {
        untested("whom a provider tells, only the provider knows");
    }

    // ---- 4 resources

    @EachAction
    @DisplayName("rule 4.1: every type of resource id is listed")
    void required_4_1_listedIds(Subject subject) {
        check("4.1", () -> new ResourceRules(declared()).everyIdIsListed(subject.action()));
    }

    @EachAction
    @DisplayName("rule 4.2: every output item that names a resource is guarded, and names all of its resources")
    void required_4_2_guardedItems(Subject subject) {
        check("4.2", () -> {
            var rules = new ResourceRules(declared());
            var findings = new ArrayList<>(rules.itemsOfResourcesAreGuarded(subject.action()));
            if (findings.isEmpty()) {
                findings.addAll(rules.guardedItemsNameTheirResources(suite.tried(subject)));
            }
            return findings;
        });
    }

    @EachAction
    @DisplayName("rule 4.3: nothing of a hidden resource shows, in counts neither")
    void required_4_3_hidden(Subject subject) {
        check("4.3", () -> {
            Assumptions.assumeFalse(declared().resources().isEmpty(), "it has no resources");
            var example = suite.working(subject);
            var rules = new HiddenRules(suite.stage());
            var spare = rules.spare(example);
            Assumptions.assumeTrue(spare.isPresent(), "the script lists no second resource that could be hidden");
            return rules.nothingOfAHiddenResourceShows(example, spare.get());
        });
    }

    @EachAction
    @DisplayName("rule 4.4: no id of a resource is bare text")
    void required_4_4_noBareIds(Subject subject) {
        check("4.4", () -> {
            Assumptions.assumeFalse(declared().resources().isEmpty(), "it has no resources");
            return new ResourceRules(declared())
                    .noIdIsBareText(subject.action(), suite.tried(subject), new HiddenRules(suite.stage()).listed());
        });
    }

    @EachAction
    @DisplayName("rule 4.5: of a resource at BUSY no text shows")
    void optional_4_5_busy(Subject subject) {
        check("4.5", () -> {
            Assumptions.assumeTrue(
                    HiddenRules.belongsToResources(subject.action())
                            && subject.action().contract().readsOnly(),
                    "it reads nothing that belongs to a resource");
            return new HiddenRules(suite.stage()).atBusyNoTextShows(suite.working(subject));
        });
    }

    // ---- 5 answers that do not come

    @EachAction
    @DisplayName("rule 5.1: every write says what a lost answer means")
    void required_5_1_repeat(Subject subject) {
        check("5.1", () -> lostAnswers().writesSayWhatALostAnswerMeans(subject.action()));
    }

    @EachAction
    @DisplayName("rule 5.2: no write is repeated after a lost answer, and none is called done or failed")
    void required_5_2_lostAnswer(Subject subject) {
        check("5.2", () -> {
            var example = asking(subject);
            Assumptions.assumeTrue(example.writesToProvider(), "it sends no write");
            return lostAnswers().noWriteIsRepeated(example);
        });
    }

    @EachAction
    @DisplayName("rule 5.3: reads survive a short trouble, and a long one is told as what it is")
    void required_5_3_trouble(Subject subject) {
        check("5.3", () -> {
            Assumptions.assumeTrue(subject.action().contract().readsOnly(), "it writes");
            return lostAnswers().readsAreRetriedAndEndTyped(asking(subject));
        });
    }

    @Test
    @DisplayName("rule 5.4: the reason that a write gives for its repeat() is true")
    void untested_5_4_trueReason() {
        untested("what a provider does with a second try, only the provider knows");
    }

    // ---- 6 text

    @EachAction
    @DisplayName("rule 6.1: text that a provider fills is ForeignText")
    void required_6_1_foreignText(Subject subject) {
        check("6.1", () -> new WordingRules(declared()).foreignTextIsMarked(subject.action()));
    }

    @EachAction
    @DisplayName("rule 6.2: nothing of an error answer is in a result, a message or a log")
    void required_6_2_noContents(Subject subject) {
        check("6.2", () -> answers().errorsQuoteNothing(asking(subject)));
    }

    // ---- 7 the network

    @EachAction
    @DisplayName("rule 7.1: no redirect is followed")
    void required_7_1_redirects(Subject subject) {
        check("7.1", () -> answers().redirectsAreNotFollowed(asking(subject)));
    }

    @Test
    @DisplayName("rule 7.2: requests go to declared origins only, through context.http()")
    void required_7_2_origins() {
        check("7.2", () -> {
            var findings = new ArrayList<>(new PackagingRules(declared()).openNoConnections());
            suite.subjects().forEach(subject -> {
                var example = suite.tried(subject);
                if (findings.isEmpty() && example.works() && example.asksProvider()) {
                    findings.addAll(answers().foreignLinksAreNotFollowed(example));
                }
            });
            return findings;
        });
    }

    @EachAction
    @DisplayName("rule 7.3: an answer that cannot be used ends typed and in time, and never as a result")
    void required_7_3_hostileAnswers(Subject subject) {
        check("7.3", () -> answers().hostileAnswersEndTyped(asking(subject)));
    }

    @EachAction
    @DisplayName("rule 7.4: an id is one segment of a path, whatever it holds")
    void required_7_4_segments(Subject subject) {
        check("7.4", () -> new ConductRules(suite.stage()).idsAreOneSegment(asking(subject)));
    }

    @EachAction
    @DisplayName("rule 7.5: a request is well formed, sets only its own headers, and is sent once")
    void required_7_5_requests(Subject subject) {
        check("7.5", () -> {
            asking(subject);
            return List.of();
        });
    }

    // ---- 8 manners

    @Test
    @DisplayName("rule 8.1: declarations are constant")
    void required_8_1_constant() {
        check("8.1", () -> new ConductRules(suite.stage()).declarationsAreConstant(suite::anew));
    }

    @Test
    @DisplayName("rule 8.2: no class knows the runtime")
    void required_8_2_runtime() {
        check("8.2", () -> new PackagingRules(declared()).knowNothingOfTheRuntime());
    }

    @EachAction
    @DisplayName("rule 8.3: deadline and calling off are obeyed")
    void required_8_3_inTime(Subject subject) {
        check("8.3", () -> {
            var example = asking(subject);
            var rules = new ConductRules(suite.stage());
            var findings = new ArrayList<>(rules.deadlineIsObeyed(example));
            findings.addAll(rules.callingOffIsObeyed(example));
            return findings;
        });
    }

    @Test
    @DisplayName("rule 8.4: an action asks nobody's permission and decides nothing about it")
    void untested_8_4_noPolicy() {
        untested("a condition in code does not say what it is for");
    }

    private Declared declared() {
        return suite.declared();
    }

    private LostAnswerRules lostAnswers() {
        return new LostAnswerRules(suite.stage());
    }

    private AnswerRules answers() {
        return new AnswerRules(suite.stage());
    }

    /** The example of an action that asks its provider for something; of others there is nothing to look at. */
    private Example asking(Subject subject) {
        var example = suite.working(subject);
        Assumptions.assumeTrue(example.asksProvider(), "it makes no request");
        return example;
    }

    private void check(String rule, Supplier<List<String>> look) {
        suite.check(rule, look);
    }

    private static void untested(String reason) {
        Assumptions.abort("no machine can check this: " + reason);
    }
}
