package dev.connectors.bridge.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.bridge.query.Dialect;
import dev.connectors.error.ProviderUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link that leads out of what was asked is not even built; that it stays on the host is for the runtime's client to see. */
class LinkTest {

    private final ResoClient client = Offline.client(Offline.metadata("dd-2.0-bridge-flavour.edmx"), Dialect.BRIDGE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.bridgedataoutput.com/api/v2/OData/other_ref/Property?$skip=10",
                "https://api.bridgedataoutput.com/api/v2/OData/metro_ref/Member?$skip=10",
                "https://api.bridgedataoutput.com/api/v2/OData/metro_ref/Property/x?$skip=10",
                "https://api.bridgedataoutput.com/api/v2/OData/other?x=/metro_ref/Property",
                "https://api.bridgedataoutput.com/api/v2/OData/metro_ref/Property?access_token=secret&$skip=10",
                "",
                "?"
            })
    void aLinkOutOfTheResourceIsNotFollowed(String link) {
        assertThatThrownBy(() -> client.next("Property", link, 10))
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aLinkWithinItIs() {
        var link = "https://api.bridgedataoutput.com/api/v2/OData/metro_ref/Property?$skip=10";

        assertThatThrownBy(() -> client.next("Property", link, 10))
                .isInstanceOf(AssertionError.class)
                .hasMessage("nothing may be sent here");
    }
}
