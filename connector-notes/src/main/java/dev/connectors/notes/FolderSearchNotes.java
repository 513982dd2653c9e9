package dev.connectors.notes;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Page;
import dev.connectors.domain.notes.NoteSummary;
import dev.connectors.domain.notes.NotebookId;
import dev.connectors.domain.notes.SearchNotes;
import dev.connectors.error.NotFound;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** Reads the notes of the notebooks that may be read, and of no other. */
final class FolderSearchNotes implements Action<SearchNotes.Input, SearchNotes.Output> {

    private static final int PAGE = 20;

    private final Search.Limits limits;

    FolderSearchNotes() {
        this(Search.Limits.USUAL);
    }

    FolderSearchNotes(Search.Limits limits) {
        this.limits = limits;
    }

    @Override
    public ActionContract<SearchNotes.Input, SearchNotes.Output> contract() {
        return SearchNotes.CONTRACT;
    }

    @Override
    public SearchNotes.Output run(SearchNotes.Input in, ActionContext context) {
        // One hit more than a page tells whether there is another page.
        var search = new Search(in, context, limits, PAGE + 1);
        var folder = Folder.of(context);
        for (var id : notebooks(in, context)) {
            try (var notebook = folder.open(id)) {
                search.in(notebook);
            } catch (NotFound e) {
                if (in.notebooks().contains(id)) {
                    throw e;
                }
            } catch (IOException e) {
                throw Folder.failure(e);
            }
        }
        return new SearchNotes.Output(page(search.best(), context), search.leftOut());
    }

    private static Collection<NotebookId> notebooks(SearchNotes.Input in, ActionContext context) {
        var readable = Folder.readable(context);
        if (in.notebooks().isEmpty()) {
            return readable;
        }
        if (!readable.containsAll(in.notebooks())) {
            throw Folder.noNotebook();
        }
        return new LinkedHashSet<>(in.notebooks());
    }

    private static Page<NoteSummary> page(List<Hit> best, ActionContext context) {
        var items = best.stream()
                .limit(PAGE)
                .map(hit -> new NoteSummary(
                        hit.id(),
                        hit.title(),
                        hit.notebook(),
                        LocalDate.ofInstant(hit.key().changed(), context.zone()),
                        hit.extract()))
                .toList();
        return best.size() > PAGE ? Page.of(items, best.get(PAGE - 1).key().cursor()) : Page.of(items);
    }
}
