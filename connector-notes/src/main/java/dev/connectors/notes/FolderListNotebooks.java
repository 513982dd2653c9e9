package dev.connectors.notes;

import dev.connectors.domain.Access;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Page;
import dev.connectors.domain.notes.ListNotebooks;
import dev.connectors.domain.notes.NotebookId;
import dev.connectors.error.NotFound;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;

/** The folder and its sub-folders. */
final class FolderListNotebooks implements Action<ListNotebooks.Input, ListNotebooks.Output> {

    @Override
    public ActionContract<ListNotebooks.Input, ListNotebooks.Output> contract() {
        return ListNotebooks.CONTRACT;
    }

    @Override
    public ListNotebooks.Output run(ListNotebooks.Input in, ActionContext context) {
        var folder = Folder.of(context);
        var listed = new ArrayList<ListNotebooks.Listed>();
        context.visible(NotebookId.class).forEach((id, access) -> {
            if (access.includes(Access.READ)) {
                context.checkpoint();
                listed(folder, id, access).ifPresent(listed::add);
            }
        });
        return new ListNotebooks.Output(Page.of(listed));
    }

    private static Optional<ListNotebooks.Listed> listed(Folder folder, NotebookId id, Access access) {
        try (var notebook = folder.open(id)) {
            return Optional.of(new ListNotebooks.Listed(id, folder.title(id), access, notebook.count()));
        } catch (NotFound e) {
            return Optional.empty(); // removed since it was listed
        } catch (IOException e) {
            throw Folder.failure(e);
        }
    }
}
