package dev.connectors.bridge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.bridge.BridgeMlsConnector;
import dev.connectors.bridge.client.Dataset.Feed;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.runtime.Connectors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {

    @Test
    void aSettingNamesDatasetsAndTheirLicences() {
        assertThat(Dataset.parse("actris_ref, abor_ref:vow,metro:bbo"))
                .containsExactly(
                        new Dataset(new DatasetId("actris_ref"), Feed.IDX),
                        new Dataset(new DatasetId("abor_ref"), Feed.VOW),
                        new Dataset(new DatasetId("metro"), Feed.BBO));
    }

    @Test
    void theStartSaysWhatASettingOfAnotherFormShouldBe() {
        var builder = Connectors.builder()
                .connectors(List.of(new BridgeMlsConnector()))
                .composites(List.of())
                .set("bridge.dataset", "actris_ref:public");

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bridge.dataset can't be 'actris_ref:public'")
                .hasMessageContaining("actris_ref:vow");
        builder.set("bridge.dataset", "actris_ref, abor_ref:vow").build().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "a,,b", "a,a", "a,a:vow", "../a", "a/b", "a:public", "a|b"})
    void anythingElseIsRefusedWithWhatWasExpected(String setting) {
        assertThatThrownBy(() -> Dataset.parse(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("dataset: ");
    }
}
