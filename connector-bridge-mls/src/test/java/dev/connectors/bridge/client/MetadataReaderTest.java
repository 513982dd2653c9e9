package dev.connectors.bridge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.testkit.contract.Contracts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataReaderTest {

    private static Metadata read(String name) throws IOException {
        return MetadataReader.read(Files.readAllBytes(Contracts.requireReso(name)));
    }

    @Test
    void todaysTextsNameTheirLookup() throws IOException {
        var metadata = read("dd-2.0-bridge-flavour.edmx");

        assertThat(metadata.field("Property", "StandardStatus"))
                .contains(new Metadata.Field("Edm.String", false, Optional.of("StandardStatus")));
        assertThat(metadata.field("Property", "Heating").orElseThrow().collection())
                .isTrue();
        assertThat(metadata.leads("Property", "Media")).isTrue();
        assertThat(metadata.has("Property", "NoSuchField")).isFalse();
        assertThat(metadata.known("Property", List.of("City", "NoSuchField", "ListPrice")))
                .containsExactly("City", "ListPrice");
    }

    @Test
    void theOlderGenerationHasEnumerationsWithTheirStandardNames() throws IOException {
        var metadata = read("dd-2.0-enum.edmx");
        var status = metadata.field("Property", "StandardStatus").orElseThrow();

        assertThat(metadata.members(status).orElseThrow())
                .contains(new Metadata.Member("ActiveUnderContract", Optional.of("Active Under Contract")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Sign in</html>",
                "<a><b></a>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><x Name=\"&b;\"/>",
                "{\"value\":[]}"
            })
    void whatIsNoMetadataIsRefusedWithoutAWordOfIt(String text) {
        assertThatThrownBy(() -> MetadataReader.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageNotContainingAny("passwd", "Sign in")
                .hasNoCause();
    }
}
