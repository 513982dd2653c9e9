package dev.connectors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an editor completes is what is bound. */
final class MetadataTest {

    @Test
    void everyPropertyIsDescribedAndNoOther() throws Exception {
        var described = new TreeSet<String>();
        JsonNode metadata = new ObjectMapper()
                .readTree(ConnectorsProperties.class.getResource("/META-INF/spring-configuration-metadata.json"));
        for (var property : metadata.path("properties")) {
            described.add(property.path("name").asText());
            assertThat(property.path("description").asText()).endsWith(".");
        }

        assertThat(described)
                .containsExactlyElementsOf(new TreeSet<>(
                        names("connectors", ConnectorsProperties.class).toList()));
    }

    private static Stream<String> names(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(component -> {
            var name = prefix + "." + dashed(component);
            return component.getType().isRecord() && !Map.class.isAssignableFrom(component.getType())
                    ? names(name, component.getType())
                    : Stream.of(name);
        });
    }

    private static String dashed(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
