package dev.connectors.domain.listings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Confidential;
import dev.connectors.domain.MisfitException;
import dev.connectors.domain.Shape;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingsDomainTest {

    static List<ActionContract<?, ?>> contracts() {
        return ListingsDomain.contracts();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyContractOnlyReadsAndExplainsItsArguments(ActionContract<?, ?> contract) {
        assertThat(contract.readsOnly()).isTrue();
        assertThat(contract.description()).hasSizeBetween(20, 200);
        assertThat(Shape.of(contract.input()).componentsWithoutDoc()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void noTextOfAnMlsIsTakenForOurs(ActionContract<?, ?> contract) {
        assertThat(Shape.of(contract.output()).plainTextFields()).allMatch(field -> field.endsWith("Id"));
    }

    @Test
    void onlyTheAgentsDetailsAreConfidentialAndTheyWaitForAPerson() {
        var confidential = ListingsDomain.contracts().stream()
                .filter(contract -> Shape.of(contract.output()).mentions(Confidential.class));
        var waiting = ListingsDomain.contracts().stream().filter(ActionContract::offUntilAllowed);

        assertThat(confidential).containsExactly(GetListingAgentDetails.CONTRACT);
        assertThat(waiting).containsExactly(GetListingAgentDetails.CONTRACT);
    }

    @Test
    void nobodyCanAskForAnAgentsAudience() {
        assertThat(Audience.values()).containsExactly(Audience.PUBLIC, Audience.CLIENT);
        assertThatThrownBy(() -> details("{\"listing\":\"1\",\"audience\":\"agent\"}"))
                .isInstanceOf(MisfitException.class)
                .hasMessageContaining("public, client");
    }

    @Test
    void whatIsLeftOutIsActiveAndNewestFirst() {
        var in = search("{}");

        assertThat(in.status()).containsExactly(StandardStatus.ACTIVE);
        assertThat(in.sort()).isEqualTo(SearchListings.Sort.NEWEST);
        assertThat(in.limit()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"minPrice\":2,\"maxPrice\":1}",
                "{\"minArea\":2,\"maxArea\":1}",
                "{\"minAcres\":0.3,\"maxAcres\":0.25}",
                "{\"minYear\":2001,\"maxYear\":2000}",
                "{\"openHouseFrom\":\"2026-03-08\",\"openHouseTo\":\"2026-03-07\"}",
                "{\"openHouseTo\":\"2026-03-07\"}",
                "{\"within\":[\"30,-97\",\"31,-97\"]}",
                "{\"near\":{\"miles\":1}}",
                "{\"near\":{\"point\":\"30,-97\",\"address\":\"1 A St\"}}",
                "{\"near\":{\"point\":\"91,-97\"}}",
                "{\"postalCodes\":[\"787' or 1 eq 1\"]}",
                "{\"cities\":[\" \"]}",
                "{\"limit\":101}",
                "{\"status\":[\"delete\"]}"
            })
    void criteriaThatNothingCanMeetAreRefusedBeforeAnythingIsAsked(String json) {
        assertThatThrownBy(() -> search(json)).isInstanceOf(MisfitException.class);
    }

    @Test
    void whatHoldsBetweenArgumentsIsSaidAsARuleAndNotAsTheFault() {
        assertThatThrownBy(() -> search("{\"minPrice\":2,\"maxPrice\":1}"))
                .hasMessage("maxPrice must not be below minPrice");
        assertThatThrownBy(() -> search("{\"near\":{\"point\":7}}"))
                .hasMessageContaining(
                        "near.point: latitude,longitude in degrees, such as 30.2672,-97.7431 (found a number)");
    }

    @Test
    void aStatusMayBeGivenBackAsAResultSpellsIt() {
        for (var status : StandardStatus.values()) {
            assertThat(search("{\"status\":[\"" + status.value() + "\"]}").status())
                    .containsExactly(status);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"listing\":\"1\",\"mlsNumber\":\"2\"}", "{\"mlsNumber\":\"2\",\"address\":\"1 A St\"}"})
    void aListingIsNamedInExactlyOneWay(String json) {
        assertThatThrownBy(() -> details(json))
                .isInstanceOf(MisfitException.class)
                .hasMessageContaining("exactly one of");
    }

    @Test
    void aMarketIsSomewhere() {
        assertThatThrownBy(() -> Shape.of(GetMarketSummary.Input.class).read("{}", defaults()))
                .isInstanceOf(MisfitException.class)
                .hasMessageContaining("at least one of");
    }

    @Test
    void statusesAndTypesReadAsTheDictionarySpellsThem() {
        assertThat(Stream.of(StandardStatus.values()).map(StandardStatus::value))
                .contains("Active Under Contract", "Canceled");
        assertThat(Stream.of(PropertyType.values()).map(PropertyType::value)).contains("Manufactured In Park");
    }

    private static SearchListings.Input search(String json) {
        return Shape.of(SearchListings.Input.class).read(json, defaults());
    }

    private static GetListingDetails.Input details(String json) {
        return Shape.of(GetListingDetails.Input.class).read(json, defaults());
    }

    private static Shape.Defaults defaults() {
        return Shape.Defaults.of(ZoneId.of("America/Denver"));
    }
}
