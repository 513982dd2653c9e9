package dev.connectors.testkit;

import static dev.connectors.domain.Effect.DESTRUCTIVE;

import dev.connectors.domain.Access;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Doc;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import dev.connectors.domain.Preview;
import dev.connectors.domain.ResourceId;
import dev.connectors.spi.Connector;
import dev.connectors.spi.Repeat;
import dev.connectors.testkit.Leads.ListId;
import dev.connectors.testkit.Leads.None;
import dev.connectors.testkit.Leads.Remark;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Connectors each of which says one thing about itself that it must not say. */
final class BrokenDeclarations {

    private BrokenDeclarations() {}

    static final class BadId extends SampleContract {
        @Override
        protected Connector connector() {
            return new NamedBadly();
        }
    }

    static final class Unfindable extends SampleContract {
        @Override
        protected Connector connector() {
            return new Unlisted();
        }
    }

    static final class Unmakeable extends SampleContract {
        @Override
        protected Connector connector() {
            return new WantsAnArgument("leadbook");
        }
    }

    static final class LongName extends SampleContract {
        @Override
        protected Connector connector() {
            return Sample.of(SampleAction.reading(
                    ActionContract.of("list_" + "very_".repeat(12) + "long_leads", None.class, Leads.Page.class)
                            .description("Lists leads.")
                            .build(),
                    Leads::read));
        }
    }

    static final class NoDescription extends SampleContract {
        @Override
        protected Connector connector() {
            return Sample.of(SampleAction.reading(
                    ActionContract.of("list_leads", None.class, Leads.Page.class)
                            .build(),
                    Leads::read));
        }
    }

    static final class NoDoc extends SampleContract {

        record Input(
                @Doc("Id of the lead, from list_leads.") String lead, String text) {}

        @Override
        protected Connector connector() {
            return Sample.of(SampleAction.writing(
                    Leads.remarking(Input.class).build(),
                    (in, context) -> Leads.write(new Remark(in.lead(), in.text()), context)));
        }
    }

    static final class Contrary extends SampleContract {

        record Input(
                @Doc("First day.") LocalDate from,
                @Doc("Last day, after the first.") LocalDate to) {
            Input {
                if (!to.isAfter(from)) {
                    throw new IllegalArgumentException("to must be after from");
                }
            }
        }

        @Override
        protected Connector connector() {
            return Sample.of(SampleAction.reading(
                    Leads.listing(Input.class, Leads.Page.class).build(), Leads::read));
        }
    }

    static final class Indescribable extends SampleContract {

        record Output(Map<String, String> leads) {}

        @Override
        protected Connector connector() {
            return Sample.of(SampleAction.reading(
                    Leads.listing(None.class, Output.class).build(), (in, context) -> new Output(Map.of())));
        }
    }

    static final class WideningEffects extends SampleContract {
        @Override
        protected Connector connector() {
            return Sample.of(SampleAction.writing(
                    Leads.remarking().effectsOf(in -> Set.of(DESTRUCTIVE)).build(), Leads::write));
        }
    }

    static final class ImpurePlan extends SampleContract {
        @Override
        protected Connector connector() {
            var asked = new AtomicInteger();
            return Sample.of(SampleAction.writing(
                    Leads.remarking()
                            .preview(in -> Preview.of("Add remark " + asked.incrementAndGet() + "?")
                                    .line("Text", in.text()))
                            .build(),
                    Leads::write));
        }
    }

    static final class HidesTheText extends SampleContract {
        @Override
        protected Connector connector() {
            return Sample.of(SampleAction.writing(
                    Leads.remarking().preview(in -> Preview.of("Add a remark?")).build(), Leads::write));
        }
    }

    static final class UnlistedResource extends SampleContract {

        record FolderId(String value) implements ResourceId {}

        record Input(@Doc("Folder of leads.") Optional<FolderId> folder) {}

        @Override
        protected Connector connector() {
            return Sample.of(SampleAction.reading(
                    Leads.listing(Input.class, Leads.Page.class).build(), Leads::read));
        }
    }

    static final class Unguarded extends SampleContract {

        record OpenLead(String id, ListId list, ForeignText name) {}

        record Output(List<OpenLead> leads) {}

        @Override
        protected Connector connector() {
            return Sample.of(SampleAction.reading(
                    Leads.listing(None.class, Output.class).build(), (in, context) -> new Output(List.of())));
        }
    }

    static final class GuardedByNothing extends SampleContract {

        record Shown(String id, ListId list, ForeignText name) implements Guarded<Shown> {
            @Override
            public Set<ListId> resources() {
                return Set.of();
            }
        }

        record Output(List<Shown> leads) {}

        @Override
        protected Connector connector() {
            return Sample.of(SampleAction.reading(
                    Leads.listing(None.class, Output.class).build(), (in, context) -> {
                        // Pushed down as it should be, so that nothing of a hidden list comes back.
                        var visible = context.visible(ListId.class);
                        return new Output(Leads.read(in, context).leads().stream()
                                .filter(lead -> visible.getOrDefault(lead.list(), Access.HIDDEN)
                                                .compareTo(Access.READ)
                                        >= 0)
                                .map(lead -> new Shown(lead.id(), lead.list(), lead.name()))
                                .toList());
                    }));
        }
    }

    static final class BareId extends SampleContract {

        record Input(
                @Doc("List of leads; leave out for all.") Optional<String> list) {}

        @Override
        protected Connector connector() {
            return Sample.of(SampleAction.reading(
                    Leads.listing(Input.class, Leads.Page.class).build(), Leads::read));
        }
    }

    static final class SilentWrite extends SampleContract {
        @Override
        protected Connector connector() {
            return Sample.of(new SampleAction<>(Leads.remarking().build(), Repeat.undeclared(), Leads::write));
        }
    }

    static final class PlainText extends SampleContract {

        record Named(String id, ListId list, String name) implements Guarded<Named> {
            @Override
            public Set<ListId> resources() {
                return Set.of(list);
            }
        }

        record Output(List<Named> leads) {}

        @Override
        protected Connector connector() {
            return Sample.of(SampleAction.reading(
                    Leads.listing(None.class, Output.class).build(),
                    (in, context) -> context.http().get("/v1/leads").send(Output.class)));
        }
    }

    static final class Changing extends SampleContract {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        protected Connector connector() {
            return Sample.of(SampleAction.reading(
                    Leads.listing()
                            .description("Lists leads, as of minute " + asked.incrementAndGet() + ".")
                            .build(),
                    Leads::read));
        }
    }

    static final class KnowsTooMuch extends SampleContract {
        @Override
        protected Connector connector() {
            return new KnowsTheRuntime();
        }
    }

    static final class OpensConnections extends SampleContract {
        @Override
        protected Connector connector() {
            return new OpensASocket();
        }
    }
}
