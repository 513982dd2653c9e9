package dev.connectors.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.spi.Connector;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotesConnectorTest {

    @Test
    void theModuleAndTheServiceFileNameTheSameConnectors() throws Exception {
        List<String> inModule;
        try (var descriptor = NotesConnector.class.getResourceAsStream("/module-info.class")) {
            inModule = ModuleDescriptor.read(descriptor).provides().stream()
                    .filter(provides -> provides.service().equals(Connector.class.getName()))
                    .flatMap(provides -> provides.providers().stream())
                    .toList();
        }
        List<String> inFile;
        try (var file = NotesConnector.class.getResourceAsStream("/META-INF/services/" + Connector.class.getName())) {
            inFile = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }

        assertThat(inModule).containsExactly(NotesConnector.class.getName()).isEqualTo(inFile);
    }

    @Test
    void itSaysTheSameEachTimeItIsAsked() {
        var connector = new NotesConnector();

        assertThat(connector.info()).isEqualTo(new NotesConnector().info());
        assertThat(connector.actions().stream().map(action -> action.contract().name()))
                .containsExactly("list_notebooks", "search_notes", "get_note", "create_note", "append_to_note");
        assertThat(connector.resources()).hasSize(1);
    }
}
