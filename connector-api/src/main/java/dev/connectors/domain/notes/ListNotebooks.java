package dev.connectors.domain.notes;

import dev.connectors.domain.Access;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import dev.connectors.domain.Merge;
import dev.connectors.domain.Page;
import java.util.Set;

/** Lists the notebooks that the user lets the assistant see. */
public final class ListNotebooks {

    /** Nothing to say. */
    public record Input() {}

    /**
     * A notebook.
     *
     * @param id for the other tools
     * @param title what the user calls it
     * @param access what the assistant may do with it
     * @param notes how many notes it holds
     */
    public record Listed(NotebookId id, ForeignText title, Access access, int notes) implements Guarded<Listed> {
        @Override
        public Set<NotebookId> resources() {
            return Set.of(id);
        }
    }

    /** The notebooks. */
    public record Output(Page<Listed> notebooks) {}

    public static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                    "list_notebooks", Input.class, Output.class)
            .domain(NotesDomain.DOMAIN)
            .description("Lists the notebooks you may see.")
            .merged(Merge.<Input, Output, Listed>of(Output::notebooks, (all, notebooks) -> new Output(notebooks)))
            .build();

    private ListNotebooks() {}
}
