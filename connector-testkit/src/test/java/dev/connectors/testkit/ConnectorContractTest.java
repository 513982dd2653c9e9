package dev.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.domain.Access;
import dev.connectors.domain.PlannedContract;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Connector;
import dev.connectors.spi.PlannedAction;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Repeat;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The suite, held to what it promises: a connector that breaks one rule fails that one, in the promised words, and no other. */
class ConnectorContractTest {

    /** Keeps every rule: reads, writes, and writes on facts. */
    static final class Good extends SampleContract {
        @Override
        protected Connector connector() {
            return Sample.of(Leads.listLeads(), Leads.addRemark());
        }
    }

    /** Keeps every rule: looks before it writes, and finds out what became of a lost answer. */
    static final class GoodPlanned extends SampleContract {
        @Override
        protected Connector connector() {
            return Sample.of(new RemarkOnFacts());
        }
    }

    private record RemarkOnFacts() implements PlannedAction<Leads.Remark, Leads.Lead, Leads.Remarked> {

        private static final PlannedContract<Leads.Remark, Leads.Lead, Leads.Remarked> CONTRACT =
                Leads.remarking().facts(Leads.Lead.class, Access.WRITE).build();

        @Override
        public PlannedContract<Leads.Remark, Leads.Lead, Leads.Remarked> contract() {
            return CONTRACT;
        }

        @Override
        public Repeat<Leads.Remark, Leads.Remarked> repeat() {
            return Repeat.confirmedBy((in, context) ->
                    Optional.of(new Leads.Remarked(in.lead(), look(in, context).name())));
        }

        @Override
        public Leads.Lead look(Leads.Remark in, ReadContext context) {
            return context.http().get("/v1/leads/{lead}", in.lead()).send(Leads.Lead.class);
        }

        @Override
        public Leads.Remarked run(Leads.Remark in, Leads.Lead facts, ActionContext context) {
            return Leads.write(in, context);
        }
    }

    static Stream<Class<? extends ConnectorContract>> good() {
        return Stream.of(Good.class, GoodPlanned.class);
    }

    @ParameterizedTest
    @MethodSource("good")
    void aConnectorThatKeepsEveryRulePasses(Class<? extends ConnectorContract> contract) {
        var verdict = Verdict.of(contract);

        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.kept()).containsKeys("1.2", "2.3", "2.4", "3.2", "5.2", "6.2", "7.1", "7.3", "8.3");
    }

    @Test
    void whatNoMachineCanCheckIsListedWithTheReason() {
        var verdict = Verdict.of(Good.class);

        assertThat(verdict.skipped()).containsKeys("1.5", "2.6", "3.6", "5.4", "8.4");
        assertThat(verdict.skipped().get("1.5")).allMatch(reason -> reason.startsWith("no machine can check this: "));
    }

    @Test
    void everyRuleThatIsCheckedHasAConnectorThatBreaksIt() {
        var broken =
                Promises.all().map(each -> Broken.number(each.get()[1] + " ")).collect(Collectors.toSet());
        broken.addAll(Set.of("1.3", "3.4")); // of compiled modules, in PackagingRulesTest

        var checked = Stream.of(ConnectorContract.class.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> name.matches("(required|optional)_\\d+_\\d+_.*"))
                .map(name -> name.split("_")[1] + "." + name.split("_")[2])
                .collect(Collectors.toSet());

        assertThat(broken).isEqualTo(checked);
    }

    @Test
    void whoSwallowsTheEndOfTheTimeIsTold() {
        var verdict = Verdict.of(BrokenConduct.SwallowsTheEnd.class);

        assertThat(verdict.broken()).containsOnlyKeys("7.3", "8.3");
        assertThat(verdict.broken().get("8.3"))
                .containsExactly(
                        "rule 8.3: leadbook.list_leads gave a result although the time was over and nothing had"
                                + " come back. Let DeadlineExceeded go through.");
    }

    @ParameterizedTest
    @MethodSource("dev.connectors.testkit.Promises#all")
    void aBrokenRuleIsToldInThePromisedWordsAndNoOtherFails(
            Class<? extends ConnectorContract> contract, String sentence) {
        var verdict = Verdict.of(contract);

        var rule = Broken.number(sentence);
        assertThat(verdict.broken()).containsOnlyKeys(rule);
        assertThat(verdict.broken().get(rule)).anyMatch(message -> message.startsWith(sentence));
    }
}
