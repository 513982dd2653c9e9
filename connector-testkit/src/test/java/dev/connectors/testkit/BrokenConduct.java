package dev.connectors.testkit;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import dev.connectors.error.Cancelled;
import dev.connectors.error.DeadlineExceeded;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ErrorReader;
import dev.connectors.testkit.Leads.Lead;
import dev.connectors.testkit.Leads.ListId;
import dev.connectors.testkit.Leads.None;
import dev.connectors.testkit.Leads.Remark;
import dev.connectors.testkit.Leads.Remarked;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Connectors each of which does one thing that it must not do. */
final class BrokenConduct {

    private static final long AWHILE = 300_000_000;

    private BrokenConduct() {}

    private static Connector reading(BiFunction<None, ActionContext, Leads.Page> body) {
        return Sample.of(SampleAction.reading(Leads.listing().build(), body));
    }

    private static Connector writing(BiFunction<Remark, ActionContext, Remarked> body) {
        return Sample.of(SampleAction.writing(Leads.remarking().build(), body));
    }

    /** As a library would, out of sight of whoever reads the connector's classes. */
    private static void fetch(String url) {
        try {
            var type = Class.forName(String.join(".", "java", "net", "URL"));
            var open = type.getMethod(String.join("", "open", "Stream"));
            ((InputStream) open.invoke(type.getConstructor(String.class).newInstance(url))).close();
        } catch (ReflectiveOperationException | IOException e) {
            // it got there, or it did not
        }
    }

    static final class AsksForMore extends SampleContract {
        @Override
        protected Connector connector() {
            return reading((in, context) -> context.http().get("/v1/leads/all").send(Leads.Page.class));
        }
    }

    static final class Fails extends SampleContract {
        @Override
        protected Connector connector() {
            return reading((in, context) -> {
                throw new IllegalStateException("no leads today");
            });
        }
    }

    static final class WritesInARead extends SampleContract {
        @Override
        protected Connector connector() {
            return Sample.of(SampleAction.reading(
                    ActionContract.of("add_remark", Remark.class, Remarked.class)
                            .description("Adds a remark to a lead.")
                            .build(),
                    Leads::write));
        }
    }

    static final class WritesInALook extends SampleContract {
        @Override
        protected Connector connector() {
            return Sample.of(new LooksAndWrites());
        }
    }

    static final class CountsHidden extends SampleContract {

        record Output(List<Lead> leads, int total) {}

        @Override
        protected Connector connector() {
            return Sample.of(SampleAction.reading(
                    Leads.listing(None.class, Output.class).build(),
                    (in, context) -> context.http().get("/v1/leads").send(Output.class)));
        }
    }

    static final class ShowsHidden extends SampleContract {

        record Output(List<ForeignText> names) {}

        @Override
        protected Connector connector() {
            return Sample.of(SampleAction.reading(
                    Leads.listing(None.class, Output.class).build(),
                    (in, context) -> new Output(Leads.read(in, context).leads().stream()
                            .map(Lead::name)
                            .toList())));
        }
    }

    static final class TalksWhenBusy extends SampleContract {

        record Talking(String id, ListId list, ForeignText name) implements Guarded<Talking> {
            @Override
            public Set<ListId> resources() {
                return Set.of(list);
            }

            @Override
            public Optional<Talking> atBusy() {
                return Optional.of(this);
            }
        }

        record Output(List<Talking> leads) {}

        @Override
        protected Connector connector() {
            return Sample.of(SampleAction.reading(
                    Leads.listing(None.class, Output.class).build(),
                    (in, context) -> context.http().get("/v1/leads").send(Output.class)));
        }
    }

    static final class WritesTwice extends SampleContract {
        @Override
        protected Connector connector() {
            return writing((in, context) -> {
                try {
                    return Leads.write(in, context);
                } catch (RuntimeException e) {
                    return Leads.write(in, context);
                }
            });
        }
    }

    static final class CallsItFailed extends SampleContract {
        @Override
        protected Connector connector() {
            return writing((in, context) -> {
                try {
                    return Leads.write(in, context);
                } catch (RuntimeException e) {
                    throw new ProviderUnavailable("Leadbook did not take it. Try again.");
                }
            });
        }
    }

    static final class CallsItDone extends SampleContract {
        @Override
        protected Connector connector() {
            return writing((in, context) -> {
                var start = System.nanoTime();
                try {
                    return Leads.write(in, context);
                } catch (RuntimeException e) {
                    if (System.nanoTime() - start > AWHILE) {
                        throw e; // out of time is another rule's
                    }
                    return new Remarked(in.lead(), new ForeignText("Johnson"));
                }
            });
        }
    }

    /** Connectors whose reader of errors says the wrong thing. */
    abstract static class Misread extends SampleContract {

        private final ErrorReader errors;

        Misread(ErrorReader errors) {
            this.errors = errors;
        }

        @Override
        protected Connector connector() {
            return new Sample(Sample.PROVIDER.errors(errors), List.of(Leads.listLeads()));
        }
    }

    static final class TakesTroubleForAbsence extends Misread {
        TakesTroubleForAbsence() {
            super(response ->
                    response.status() == 503 ? Optional.of(new NotFound("There are no leads.")) : Optional.empty());
        }
    }

    static final class QuotesErrors extends Misread {
        QuotesErrors() {
            super(response -> response.status() == 422
                    ? Optional.of(new ProviderRejected(
                            "Leadbook refused this.", new String(response.body(), StandardCharsets.UTF_8)))
                    : Optional.empty());
        }
    }

    static final class TellsErrors extends Misread {
        TellsErrors() {
            super(response -> response.status() == 422
                    ? Optional.of(new ProviderRejected(new String(response.body(), StandardCharsets.UTF_8)))
                    : Optional.empty());
        }
    }

    static final class LogsErrors extends Misread {
        LogsErrors() {
            super(response -> {
                System.getLogger("leadbook")
                        .log(System.Logger.Level.DEBUG, new String(response.body(), StandardCharsets.UTF_8));
                return Optional.empty();
            });
        }
    }

    static final class FollowsRedirects extends SampleContract {

        private volatile Optional<URI> api = Optional.empty();

        @Override
        protected void script(ScriptedProvider leadbook) {
            super.script(leadbook);
            api = Optional.of(leadbook.url());
        }

        @Override
        protected Connector connector() {
            return reading((in, context) -> {
                try {
                    return Leads.read(in, context);
                } catch (ProviderUnavailable e) {
                    if (String.valueOf(e.getMessage()).contains("redirect")) {
                        fetch(api.orElseThrow() + "/v1/leads");
                    }
                    throw e;
                }
            });
        }
    }

    static final class FollowsLinks extends SampleContract {

        record Output(List<Lead> leads, Optional<String> more) {}

        @Override
        protected void script(ScriptedProvider leadbook) {
            super.script(leadbook);
            leadbook.get("/v1/leads", 200, "{'leads': [], 'more': '" + leadbook.url() + "/v1/leads?page=2'}");
        }

        @Override
        protected Connector connector() {
            return reading((in, context) -> {
                var page = context.http().get("/v1/leads").send(Output.class);
                page.more().ifPresent(BrokenConduct::fetch);
                return new Leads.Page(page.leads());
            });
        }
    }

    static final class TrustsAnswers extends SampleContract {
        @Override
        protected Connector connector() {
            return reading((in, context) ->
                    new Leads.Page(List.of(Leads.read(in, context).leads().get(0))));
        }
    }

    static final class TakesTroubleForNothing extends SampleContract {
        @Override
        protected Connector connector() {
            return reading((in, context) -> {
                try {
                    return Leads.read(in, context);
                } catch (ProviderUnavailable e) {
                    if (String.valueOf(e.getMessage()).contains("not JSON")) {
                        return new Leads.Page(List.of());
                    }
                    throw e;
                }
            });
        }
    }

    static final class BuildsPaths extends SampleContract {
        @Override
        protected Connector connector() {
            return writing((in, context) -> context.http()
                    .post("/v1/leads/" + in.lead() + "/remarks")
                    .json(Map.of("text", in.text()))
                    .send(Remarked.class));
        }
    }

    static final class SetsTheToken extends SampleContract {
        @Override
        protected Connector connector() {
            return reading((in, context) -> context.http()
                    .get("/v1/leads")
                    .header("Authorization", "Bearer mine")
                    .send(Leads.Page.class));
        }
    }

    static final class SwallowsTheEnd extends SampleContract {
        @Override
        protected Connector connector() {
            return reading((in, context) -> {
                try {
                    return Leads.read(in, context);
                } catch (DeadlineExceeded e) {
                    return new Leads.Page(List.of());
                }
            });
        }
    }

    static final class GoesOn extends SampleContract {
        @Override
        protected Connector connector() {
            return reading((in, context) -> {
                try {
                    return Leads.read(in, context);
                } catch (Cancelled e) {
                    return new Leads.Page(List.of());
                }
            });
        }
    }
}
