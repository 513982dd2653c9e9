package dev.connectors.bridge;

import dev.connectors.bridge.client.Dataset.Feed;
import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Query;
import dev.connectors.bridge.query.Query.Order;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.listings.FindAgentOrOffice;
import dev.connectors.domain.listings.FindAgentOrOffice.Agent;
import dev.connectors.domain.listings.FindAgentOrOffice.Input;
import dev.connectors.domain.listings.FindAgentOrOffice.Kind;
import dev.connectors.domain.listings.FindAgentOrOffice.Office;
import dev.connectors.domain.listings.FindAgentOrOffice.Output;
import dev.connectors.domain.listings.MemberKey;
import dev.connectors.domain.listings.OfficeKey;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code GET Member} and {@code GET Office}, with the fields that one needs to reach somebody at work. */
final class ResoFindAgentOrOffice implements Action<Input, Output> {

    static final List<String> MEMBER = List.of(
            "MemberKey",
            "MemberMlsId",
            "MemberFullName",
            "OfficeName",
            "MemberPreferredPhone",
            "MemberEmail",
            "MemberStatus");
    private static final List<String> CONTACT = List.of("MemberPreferredPhone", "MemberEmail");
    static final List<String> OFFICE =
            List.of("OfficeKey", "OfficeMlsId", "OfficeName", "OfficePhone", "OfficeCity", "OfficeStatus");

    private final Mls mls;

    ResoFindAgentOrOffice(Mls mls) {
        this.mls = mls;
    }

    @Override
    public ActionContract<Input, Output> contract() {
        return FindAgentOrOffice.CONTRACT;
    }

    @Override
    public Output run(Input in, ActionContext context) {
        var agents = new ArrayList<Agent>();
        var offices = new ArrayList<Office>();
        for (var source : mls.sources(in.datasets(), context)) {
            if (in.kind() != Kind.OFFICE) {
                agents.addAll(find(in, source, "Member", "MemberFullName", MEMBER, row -> agent(row, source)));
            }
            if (in.kind() != Kind.AGENT) {
                offices.addAll(find(in, source, "Office", "OfficeName", OFFICE, row -> office(row, source)));
            }
        }
        return new Output(
                agents.subList(0, Math.min(in.limit(), agents.size())),
                offices.subList(0, Math.min(in.limit(), offices.size())));
    }

    private static <T> List<T> find(
            Input in,
            Source source,
            String resource,
            String name,
            List<String> fields,
            Function<Row, Optional<T>> mapped) {
        var metadata = source.metadata();
        var ways = new ArrayList<Filter>();
        var dialect = source.client().dialect();
        if (metadata.has(resource, name) && dialect.searches(resource, name)) {
            ways.add(Criteria.allWords(name, in.who()));
        }
        if (metadata.has(resource, resource + "MlsId") && dialect.searches(resource, resource + "MlsId")) {
            ways.add(Filter.equal(resource + "MlsId", Value.of(in.who().strip())));
        }
        if (ways.isEmpty() && dialect.copied().isPresent()) {
            throw source.cannotSearch("agent or office");
        }
        if (ways.isEmpty()) {
            return List.of();
        }
        var query = Query.of(resource)
                .where(Filter.any(ways))
                .select(metadata.known(
                        resource,
                        fields.stream()
                                .filter(field -> forClients(source) || !CONTACT.contains(field))
                                .toList()))
                .order(List.of(new Order(ways.size() == 2 ? name : resource + "Key", false)));
        return source.client().collect(query, in.limit(), mapped);
    }

    /** A feed for display says who lists a house; how to reach the agent is for clients, as with the listing itself. */
    private static boolean forClients(Source source) {
        return source.dataset().feed() != Feed.IDX;
    }

    private static Optional<Agent> agent(Row row, Source source) {
        return row.text("MemberKey")
                .map(key -> new Agent(
                        new MemberKey(key),
                        row.text("MemberMlsId"),
                        row.foreign("MemberFullName"),
                        row.foreign("OfficeName"),
                        forClients(source) ? row.foreign("MemberPreferredPhone") : Optional.empty(),
                        forClients(source) ? row.foreign("MemberEmail") : Optional.empty(),
                        row.foreign("MemberStatus"),
                        source.id()));
    }

    private static Optional<Office> office(Row row, Source source) {
        return row.text("OfficeKey")
                .map(key -> new Office(
                        new OfficeKey(key),
                        row.text("OfficeMlsId"),
                        row.foreign("OfficeName"),
                        row.foreign("OfficePhone"),
                        row.foreign("OfficeCity"),
                        row.foreign("OfficeStatus"),
                        source.id()));
    }
}
