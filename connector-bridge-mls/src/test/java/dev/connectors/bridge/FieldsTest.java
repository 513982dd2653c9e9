package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.listings.Audience;
import dev.connectors.domain.listings.ListingsDomain;
import dev.connectors.testkit.contract.Contracts;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The names that we ask for and answer with are the Data Dictionary's, and each audience has its own. */
class FieldsTest {

    /** What Bridge and MLS Grid have beside the dictionary. */
    private static final Set<String> HOSTS_OWN = Set.of("Coordinates", "BridgeModificationTimestamp", "MlgCanView");

    private static Set<String> dictionary(String resource) {
        try {
            var fields = new HashSet<String>();
            for (var line : Files.readAllLines(Contracts.requireReso("fields-2.0.tsv"))) {
                var columns = line.split("\t");
                if (columns[0].equals(resource)) {
                    fields.add(columns[1]);
                }
            }
            assertThat(fields).hasSizeGreaterThan(5).doesNotContain("NoSuchField");
            return fields;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyFieldThatIsAskedForIsInTheDictionary() {
        var asked = new ArrayList<String>();
        asked.addAll(Fields.details(Audience.CLIENT));
        asked.addAll(Fields.AGENT);
        asked.addAll(Fields.criteria());
        asked.addAll(Market.FIELDS);
        asked.removeAll(HOSTS_OWN);

        assertThat(dictionary("Property")).containsAll(asked);
        assertThat(dictionary("OpenHouse")).containsAll(OpenHouseDays.FIELDS);
        assertThat(dictionary("Media")).containsAll(Media.FIELDS);
        assertThat(dictionary("Member")).containsAll(ResoFindAgentOrOffice.MEMBER);
        assertThat(dictionary("Office")).containsAll(ResoFindAgentOrOffice.OFFICE);
    }

    static List<ActionContract<?, ?>> contracts() {
        return ListingsDomain.contracts();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyNameInCapitalsThatIsAnsweredIsInTheDictionary(ActionContract<?, ?> contract) {
        var all = new HashSet<String>();
        for (var resource : List.of("Property", "OpenHouse", "Media", "Member", "Office")) {
            all.addAll(dictionary(resource));
        }

        var answered = new TreeSet<String>();
        collect(contract.output(), answered);

        assertThat(all).containsAll(answered);
    }

    private static void collect(Class<?> record, Set<String> names) {
        for (RecordComponent component : record.getRecordComponents()) {
            if (Character.isUpperCase(component.getName().charAt(0))) {
                names.add(component.getName());
            }
            var type = component.getGenericType();
            while (type instanceof java.lang.reflect.ParameterizedType parameterized) {
                type = parameterized.getActualTypeArguments()[0];
            }
            if (type instanceof Class<?> inner
                    && inner.isRecord()
                    && inner.getName().contains(".listings.")) {
                collect(inner, names);
            }
        }
    }

    @Test
    void noAudienceReadsWhatIsForAgentsAndNobodySearchesIt() {
        assertThat(Fields.details(Audience.CLIENT)).doesNotContainAnyElementsOf(Fields.AGENT);
        assertThat(Fields.criteria()).doesNotContainAnyElementsOf(Fields.AGENT);
        assertThat(Fields.details(Audience.CLIENT)).containsAll(Fields.details(Audience.PUBLIC));
        assertThat(Fields.details(Audience.PUBLIC)).doesNotContain("ListAgentEmail", "OriginalListPrice");
    }

    @Test
    void aCriterionOnAFieldThatMayNotBeReadIsRefused() {
        for (var field : Fields.AGENT) {
            var hidden =
                    Filter.equal("City", Value.of("Denver")).and(new Filter.Not(Filter.equal(field, Value.of("x"))));

            assertThatThrownBy(() -> Criteria.requireReadable(hidden)).isInstanceOf(IllegalStateException.class);
        }
    }
}
