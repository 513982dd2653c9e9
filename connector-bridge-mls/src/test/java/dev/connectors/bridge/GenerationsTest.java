package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.bridge.client.Dataset;
import dev.connectors.bridge.client.Dataset.Feed;
import dev.connectors.bridge.client.Metadata;
import dev.connectors.bridge.client.Offline;
import dev.connectors.bridge.odata.Judge;
import dev.connectors.bridge.query.Dialect;
import dev.connectors.bridge.query.FilterText;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.domain.listings.PropertyType;
import dev.connectors.domain.listings.StandardStatus;
import dev.connectors.error.InvalidArguments;
import dev.connectors.error.Unsupported;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One question, in the words of each generation of hosts. */
class GenerationsTest {

    private static final String ENUMS = "org.reso.metadata.enums.";

    private static Source source(Metadata metadata, Dialect dialect) {
        return new Source(
                "bridge",
                new Dataset(new DatasetId("metro_ref"), Feed.IDX),
                Offline.client(metadata, dialect),
                Offline.lookups(metadata));
    }

    @Test
    void hostsWithEnumerationsReadTheirIdentifiers() {
        var source = source(Offline.metadata("dd-2.0-enum.edmx"), Dialect.TRESTLE);
        var filter = new Criteria(source)
                .status(List.of(StandardStatus.ACTIVE_UNDER_CONTRACT, StandardStatus.CLOSED))
                .type(List.of(PropertyType.RESIDENTIAL_LEASE))
                .subTypes(List.of("single family residence"))
                .filter()
                .orElseThrow();

        var tree = Judge.by("dd-2.0-enum.edmx").tree("Property", FilterText.of(filter, Dialect.TRESTLE));

        assertThat(tree)
                .isEqualTo("(and (or (eq StandardStatus " + ENUMS
                        + "StandardStatus[ActiveUnderContract]) (eq StandardStatus "
                        + ENUMS + "StandardStatus[Closed])) (eq PropertyType " + ENUMS
                        + "PropertyType[ResidentialLease]) (eq PropertySubType " + ENUMS
                        + "PropertySubType[SingleFamilyResidence]))");
    }

    @Test
    void aValueThatAnEnumerationLacksIsRefusedBeforeAnythingIsAsked() {
        var source = source(Offline.metadata("dd-2.0-enum.edmx"), Dialect.TRESTLE);

        assertThatThrownBy(() -> new Criteria(source).subTypes(List.of("Castle")))
                .isInstanceOf(InvalidArguments.class)
                .hasMessageContaining("subTypes");
    }

    @Test
    void aHostWithoutLookupsReadsTheStandardsTexts() {
        var text = new Metadata.Field("Edm.String", false, Optional.empty());
        var metadata = new Metadata(
                Map.of("Property", new Metadata.Resource(Map.of("StandardStatus", text), Set.of())), Map.of());
        var source = source(metadata, Dialect.SPARK);

        var filter = new Criteria(source)
                .status(List.of(StandardStatus.ACTIVE_UNDER_CONTRACT))
                .filter()
                .orElseThrow();

        assertThat(FilterText.of(filter, Dialect.SPARK)).isEqualTo("StandardStatus eq 'Active Under Contract'");
    }

    @Test
    void aFieldThatAnMlsDoesNotHaveIsNoSilentLoss() {
        var text = new Metadata.Field("Edm.String", false, Optional.empty());
        var metadata = new Metadata(
                Map.of("Property", new Metadata.Resource(Map.of("StandardStatus", text), Set.of())), Map.of());
        var criteria = new Criteria(source(metadata, Dialect.BRIDGE));

        assertThatThrownBy(() -> criteria.atLeast("minAcres", "LotSizeAcres", Optional.of(1)))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("minAcres");
        assertThatThrownBy(() -> criteria.words(Optional.of("view"))).isInstanceOf(Unsupported.class);
        assertThatThrownBy(() -> Geography.near(
                        source(metadata, Dialect.SPARK), dev.connectors.domain.address.GeoPoint.parse("30,-97"), 1))
                .isInstanceOf(Unsupported.class);
    }
}
