package dev.connectors.testkit.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connectors.testkit.contract.ApiCall;
import dev.connectors.testkit.contract.ApiContract;
import dev.connectors.testkit.contract.Violation;
import dev.connectors.testkit.internal.Findings;
import dev.connectors.testkit.internal.PathTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An API of Google's, as its Discovery document describes it. Such a document says nothing about errors, so only successful
 * answers are checked. Paths are below {@link #servicePath}.
 *
 * <p>Immutable and thread-safe.
 */
public final class DiscoveryContract implements ApiContract {

    private final JsonNode document;
    private final Schemas schemas;
    private final List<Method> methods = new ArrayList<>();

    private DiscoveryContract(JsonNode document) {
        this.document = document;
        this.schemas = new Schemas(document.path("schemas"));
        collect(document);
    }

    private record Method(String id, String verb, PathTemplate template, JsonNode json) {}

    /**
     * Reads a document.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException if it is no Discovery document
     */
    public static DiscoveryContract load(Path file) {
        var document = Findings.document(file);
        if (!document.path("kind").asText().equals("discovery#restDescription")) {
            throw new IllegalArgumentException(file + " is not a Discovery document.");
        }
        return new DiscoveryContract(document);
    }

    private void collect(JsonNode resource) {
        resource.path("methods").forEach(it -> {
            // flatPath spells out what a reserved placeholder such as {+resourceName} stands for
            var path = it.path("flatPath").asText(it.path("path").asText());
            methods.add(
                    new Method(it.path("id").asText(), it.path("httpMethod").asText(), PathTemplate.parse(path), it));
        });
        resource.path("resources").forEach(this::collect);
    }

    /** The path under the root of the service, such as {@code calendar/v3/}; empty if methods carry the whole path. */
    public String servicePath() {
        return document.path("servicePath").asText();
    }

    @Override
    public List<Violation> request(ApiCall call) {
        return find(call).map(it -> request(it, call)).orElseGet(() -> Findings.noSuchMethod(call));
    }

    private List<Violation> request(Method method, ApiCall call) {
        var findings = Findings.ofRequest(method.id());
        checkParameters(method, call, findings);
        checkBody(call.body(), method.json().path("request"), "this method takes none", findings);
        return findings.found();
    }

    @Override
    public List<Violation> answer(ApiCall call, int status, String body) {
        return find(call).map(it -> answer(it, status, body)).orElseGet(() -> Findings.noSuchMethod(call));
    }

    private List<Violation> answer(Method method, int status, String body) {
        var findings = Findings.ofAnswer(method.id());
        if (status >= 200 && status < 300) {
            checkBody(body, method.json().path("response"), "this method gives none", findings);
        }
        return findings.found();
    }

    private void checkBody(String body, JsonNode schema, String noneExpected, Findings findings) {
        if (schema.isMissingNode()) {
            findings.expect(body.isEmpty(), "body", noneExpected);
        } else {
            findings.read(body).ifPresent(it -> schemas.check(it, schema, "body", findings));
        }
    }

    private void checkParameters(Method method, ApiCall call, Findings findings) {
        var known = method.json().path("parameters");
        call.query().forEach((name, values) -> {
            var own = known.path(name);
            var parameter = own.isMissingNode() ? document.path("parameters").path(name) : own;
            var at = "query." + name;
            if (!parameter.path("location").asText().equals("query")) {
                findings.add(at, "no such parameter");
                return;
            }
            if (values.size() > 1 && !parameter.path("repeated").asBoolean()) {
                findings.add(at, "may be given once");
            }
            values.forEach(value -> schemas.checkParameter(value, parameter, at, findings));
            if (name.equals("fields")) {
                values.forEach(value -> Selector.check(value, method.json().path("response"), schemas, findings));
            }
        });
        var inPath = method.template().variables(call.path());
        known.properties().forEach(it -> {
            var isQuery = it.getValue().path("location").asText().equals("query");
            if (isQuery
                    && it.getValue().path("required").asBoolean()
                    && !call.query().containsKey(it.getKey())) {
                findings.add("query." + it.getKey(), "is required");
            }
            if (!isQuery && inPath.containsKey(it.getKey())) {
                schemas.checkParameter(inPath.get(it.getKey()), it.getValue(), "path." + it.getKey(), findings);
            }
        });
    }

    private Optional<Method> find(ApiCall call) {
        return methods.stream()
                .filter(it -> it.verb().equals(call.verb()) && it.template().fits(call.path()))
                .min(Comparator.comparing(it -> it.template().placeholders()));
    }
}
