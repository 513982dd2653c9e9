package dev.connectors.notes;

import dev.connectors.domain.ResourceId;
import dev.connectors.domain.notes.AppendToNote;
import dev.connectors.domain.notes.CreateNote;
import dev.connectors.domain.notes.GetNote;
import dev.connectors.domain.notes.SearchNotes;
import dev.connectors.spi.Action;
import dev.connectors.spi.Connector;
import dev.connectors.testkit.ConnectorContract;
import dev.connectors.testkit.ScriptedProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on a folder with two notebooks that is written anew before each call. */
final class NotesContractTest extends ConnectorContract {

    @TempDir
    static Path folder;

    @Override
    protected Connector connector() {
        return new NotesConnector();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("folder", folder.toString());
    }

    /** Nothing to script: the folder is what the provider has. */
    @Override
    protected void script(ScriptedProvider none) {
        empty(folder);
        write("Properties/Johnson.md", "# Johnson property\n\nThe roof is from 2011.\n");
        write("Private/Johnson.md", "# Johnson, private\n\nThe roof costs too much.\n");
    }

    @Override
    protected String input(Action<?, ?> action) {
        if (action.contract() == SearchNotes.CONTRACT) {
            return "{'words': 'Johnson'}";
        }
        if (action.contract() == GetNote.CONTRACT) {
            return "{'note': 'Properties/Johnson.md'}";
        }
        if (action.contract() == CreateNote.CONTRACT) {
            return "{'notebook': 'Properties', 'title': 'Key', 'text': 'At the front desk.'}";
        }
        if (action.contract() == AppendToNote.CONTRACT) {
            return "{'note': 'Properties/Johnson.md', 'text': 'The key is at the front desk.'}";
        }
        return super.input(action);
    }

    @Override
    protected void change(ResourceId hidden) {
        empty(folder.resolve(hidden.value()));
        write(hidden.value() + "/Johnson, elsewhere.md", "# Johnson\n\nJohnson and Johnson.\n");
        write(hidden.value() + "/Key.md", "# Key\n");
    }

    private static void write(String note, String text) {
        try {
            var file = folder.resolve(note);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void empty(Path directory) {
        try (var inside = Files.newDirectoryStream(directory)) {
            for (var path : inside) {
                if (Files.isDirectory(path)) {
                    empty(path);
                }
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
