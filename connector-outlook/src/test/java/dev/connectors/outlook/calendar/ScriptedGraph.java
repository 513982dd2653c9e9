package dev.connectors.outlook.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.domain.Access;
import dev.connectors.testkit.ScriptedAnswer;
import dev.connectors.testkit.ScriptedProvider;
import dev.connectors.testkit.ScriptedRequest;
import dev.connectors.testkit.contract.ApiCall;
import dev.connectors.testkit.contract.Contracts;
import dev.connectors.testkit.openapi.OpenApiContract;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Anna's mailbox as far as reading goes: events in calendars, which are looked at through windows and counted pages, and got by id
 * whichever calendar is named. Where the OpenAPI document is there, every request is held against it.
 */
final class ScriptedGraph implements AutoCloseable {

    static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final Optional<OpenApiContract> CONTRACT =
            Contracts.microsoft("graph-v1-subset").map(OpenApiContract::load);

    /**
     * An event.
     *
     * @param start in Denver
     * @param more further fields, with a comma before each
     */
    private record Stored(String calendar, String id, LocalDateTime start, LocalDateTime end, String more) {

        boolean isIn(Instant from, Instant to) {
            return start.atZone(DENVER).toInstant().isBefore(to)
                    && end.atZone(DENVER).toInstant().isAfter(from);
        }

        String json(ZoneId zone) {
            return "{'@odata.etag':'W/\\'1\\'','id':'" + id + "'" + time("start", start, zone) + time("end", end, zone)
                    + ",'showAs':'busy','isOrganizer':true,'type':'singleInstance','originalStartTimeZone':'Mountain Standard Time'"
                    + more + "}";
        }

        private String time(String field, LocalDateTime at, ZoneId zone) {
            var local = more.contains("'isAllDay':true")
                    ? at
                    : at.atZone(DENVER).withZoneSameInstant(zone).toLocalDateTime();
            return ",'" + field + "':{'dateTime':'" + GraphTime.wire(local) + ".0000000','timeZone':'"
                    + GraphZones.name(zone) + "'}";
        }
    }

    final ScriptedProvider graph = ScriptedProvider.start("api");
    private final List<Stored> events = new ArrayList<>();
    private int size = 100;

    ScriptedGraph() {
        graph.get("/v1.0/me/calendars/{calendar}/calendarView", this::view)
                .get("/v1.0/me/calendars/{calendar}/events/{event}", this::event)
                .get(
                        "/v1.0/me/calendar",
                        200,
                        "{'id':'main=','owner':{'name':'Anna','address':'anna@acme-realty.example'}}")
                .post("/v1.0/me/calendar/getSchedule", 403, "{'error':{'code':'ErrorAccessDenied','message':'m'}}");
    }

    /** How many events a page of Graph's has. */
    ScriptedGraph pages(int events) {
        size = events;
        return this;
    }

    ScriptedGraph event(String calendar, String id, String start, String end, String more) {
        events.add(new Stored(calendar, id, LocalDateTime.parse(start), LocalDateTime.parse(end), more));
        return this;
    }

    void delete(String id) {
        events.removeIf(e -> e.id().equals(id));
    }

    TestContext call() {
        return new TestContext(api(), "token");
    }

    TestContext onMain() {
        return call().sees("main=", Access.WRITE);
    }

    URI api() {
        return URI.create(graph.url() + "/v1.0");
    }

    List<ScriptedRequest> requests() {
        return graph.requests();
    }

    private ScriptedAnswer view(ScriptedRequest request) {
        var from = Instant.parse(request.query("startDateTime").orElseThrow());
        var to = Instant.parse(request.query("endDateTime").orElseThrow());
        var all = events.stream()
                .filter(e -> e.calendar().equals(request.segments().get(3)))
                .filter(e -> e.isIn(from, to))
                .sorted(Comparator.comparing(Stored::start))
                .toList();
        int skip = request.query("$skip").map(Integer::parseInt).orElse(0);
        int end = Math.min(all.size(), skip + size);
        var value = all.subList(Math.min(skip, end), end).stream()
                .map(e -> e.json(zone(request)))
                .collect(Collectors.joining(","));
        var next = end == all.size() ? "" : ",'@odata.nextLink':'" + link(request, end) + "'";
        return ScriptedAnswer.json(200, "{'value':[" + value + "]" + next + "}");
    }

    private String link(ScriptedRequest request, int skip) {
        return graph.url() + request.path().replace("=", "%3D") + "?startDateTime="
                + request.query("startDateTime").orElseThrow() + "&endDateTime="
                + request.query("endDateTime").orElseThrow() + "&$skip=" + skip;
    }

    /** By its id alone, as Graph does it. */
    private ScriptedAnswer event(ScriptedRequest request) {
        return events.stream()
                .filter(e -> e.id().equals(request.segments().get(5)))
                .findFirst()
                .map(e -> ScriptedAnswer.json(200, e.json(zone(request))))
                .orElseGet(() ->
                        ScriptedAnswer.json(404, "{'error':{'code':'ErrorItemNotFound','message':'Not found.'}}"));
    }

    private static ZoneId zone(ScriptedRequest request) {
        var prefer = request.header("Prefer").orElse("");
        int at = prefer.indexOf("outlook.timezone=\"");
        if (at < 0) {
            return ZoneId.of("UTC");
        }
        var rest = prefer.substring(at + "outlook.timezone=\"".length());
        return GraphZones.zone(rest.substring(0, rest.indexOf('"'))).orElseThrow();
    }

    /** Every request fits the OpenAPI document and asks for immutable ids. */
    void check() {
        for (var request : requests()) {
            assertThat(request.header("Prefer"))
                    .as(request.toString())
                    .hasValueSatisfying(p -> assertThat(p).contains("IdType=\"ImmutableId\""));
            var call = new ApiCall(
                    request.method(),
                    request.segments().stream()
                            .skip(1)
                            .map(ScriptedGraph::encoded)
                            .collect(Collectors.joining("/")),
                    request.query(),
                    headers(request),
                    request.body());
            CONTRACT.ifPresent(contract ->
                    assertThat(contract.request(call)).as(request.toString()).isEmpty());
        }
    }

    private static Map<String, List<String>> headers(ScriptedRequest request) {
        var headers = new LinkedHashMap<String, List<String>>();
        request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return headers;
    }

    private static String encoded(String segment) {
        return segment.replace("=", "%3D").replace("/", "%2F");
    }

    @Override
    public void close() {
        graph.close();
    }
}
