package dev.connectors.domain.notes;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Cursor;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Merge;
import dev.connectors.domain.Page;
import dev.connectors.domain.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds notes by words. */
public final class SearchNotes {

    /** What to look for, and where. */
    public record Input(
            @Doc("What to look for.") @Size(min = 1, max = 200)
            String words,

            @Doc("Ids from list_notebooks; leave out for all.") @Size(max = 50)
            List<NotebookId> notebooks,

            @Doc("Changed on or after this day.") Optional<LocalDate> after,
            @Doc("From the result before, to read on.") Optional<Cursor> next) {
        public Input {
            notebooks = List.copyOf(notebooks);
        }
    }

    /**
     * What was found.
     *
     * @param notes one page, best match first
     * @param cut says what was not searched, such as files that are not text; only about notebooks that may be seen
     */
    public record Output(
            Page<NoteSummary> notes,

            @Doc(value = "What was not searched.", ours = true)
            Optional<String> cut) {}

    public static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                    "search_notes", Input.class, Output.class)
            .domain(NotesDomain.DOMAIN)
            .description("Finds notes, best match first, with extracts. Read one whole with get_note.")
            .merged(Merge.<Input, Output, NoteSummary>of(Output::notes, SearchNotes::whole)
                    .inTurn())
            .build();

    private SearchNotes() {}

    private static Output whole(List<Output> all, Page<NoteSummary> notes) {
        var cut = all.stream().flatMap(one -> one.cut().stream()).distinct().collect(Collectors.joining(" "));
        return new Output(notes, cut.isEmpty() ? Optional.empty() : Optional.of(cut));
    }
}
