package dev.connectors.notes;

import dev.connectors.domain.notes.NotebookId;
import dev.connectors.spi.Action;
import dev.connectors.spi.Auth;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.Provider;
import dev.connectors.spi.ResourceType;
import java.util.List;

/**
 * Notes in a folder of Markdown files. The host names the folder with the setting {@code folder}, and checks it at start with
 * {@link NotesFolder#requireSeparate}. Stateless and thread-safe.
 *
 * <p>A sub-folder, at any depth, is a notebook; its id is its path below the folder, such as {@code Clients/2026}. The notes in the
 * folder itself are the notebook {@code .}, whose title is the folder's name. Each notebook is allowed by itself: hiding one does
 * not hide those inside it. A note is a file that ends in {@code .md} or {@code .markdown}; its id is its path. What begins with a
 * dot is not shown, and links are not followed.
 */
public final class NotesConnector implements Connector {

    private static final ConnectorInfo INFO = ConnectorInfo.of(
                    "notes",
                    "Notes",
                    Provider.of("notes", "Notes", Auth.none()).setting("folder", "Folder of Markdown files."),
                    "Your notes, in the notebooks that you allow.")
            .asksBefore("writes a note or adds to one")
            .never("changes or deletes what is in a note");

    @Override
    public ConnectorInfo info() {
        return INFO;
    }

    @Override
    public List<Action<?, ?>> actions() {
        return List.of(
                new FolderListNotebooks(),
                new FolderSearchNotes(),
                new FolderGetNote(),
                new FolderCreateNote(),
                new FolderAppendToNote());
    }

    @Override
    public List<ResourceType<?>> resources() {
        return List.of(ResourceType.of(
                "notebook", NotebookId.class, context -> Folder.of(context).notebooks()));
    }
}
