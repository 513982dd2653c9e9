package dev.connectors.testkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.connectors.testkit.contract.ApiCall;
import dev.connectors.testkit.contract.ApiContract;
import dev.connectors.testkit.contract.Violation;
import dev.connectors.testkit.internal.Findings;
import dev.connectors.testkit.internal.PathTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An API as an OpenAPI 3.0 document describes it. Paths are below its server's address. Answers of every status are checked: one
 * that the document does not name for a method is a violation.
 *
 * <p>In an answer a name that the schema does not list is a violation even where the schema is open: it is open for what the
 * provider may add one day, which a misspelt name is not. Names with an {@code @} are OData's annotations and pass.
 *
 * <p>Immutable and thread-safe.
 */
public final class OpenApiContract implements ApiContract {

    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch");

    /** What any request may carry: HTTP's own, and what correlates requests. */
    private static final Set<String> USUAL_HEADERS = Set.of(
            "accept",
            "accept-encoding",
            "accept-language",
            "authorization",
            "client-request-id",
            "connection",
            "content-length",
            "content-type",
            "host",
            "http2-settings",
            "return-client-request-id",
            "sdkversion",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private final Schemas schemas;
    private final List<Operation> operations = new ArrayList<>();

    private OpenApiContract(JsonNode document) {
        schemas = new Schemas(document.path("components").path("schemas"));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(it -> VERBS.contains(it.getKey()))
                        .forEach(it -> operations.add(
                                new Operation(it.getKey(), PathTemplate.parse(path.getKey()), it.getValue()))));
    }

    private record Operation(String verb, PathTemplate template, JsonNode json) {

        String id() {
            return json.path("operationId").asText();
        }

        Optional<JsonNode> parameter(String in, String name) {
            for (var parameter : json.path("parameters")) {
                if (parameter.path("in").asText().equals(in)
                        && (in.equals("header")
                                ? parameter.path("name").asText().equalsIgnoreCase(name)
                                : parameter.path("name").asText().equals(name))) {
                    return Optional.of(parameter);
                }
            }
            return Optional.empty();
        }

        /** The schema of what a successful answer holds, or of its items if it holds a list. */
        JsonNode answered(Schemas schemas) {
            for (var response : json.path("responses").properties()) {
                if (response.getKey().startsWith("2")) {
                    var schema = response.getValue()
                            .path("content")
                            .path("application/json")
                            .path("schema");
                    var items = schema.path("properties").path("value").path("items");
                    return schemas.resolved(items.isMissingNode() ? schema : items);
                }
            }
            return MissingNode.getInstance();
        }
    }

    /**
     * Reads a document.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException if it is no OpenAPI 3.0 document
     */
    public static OpenApiContract load(Path file) {
        var document = Findings.document(file);
        if (!document.path("openapi").asText().startsWith("3.0")) {
            throw new IllegalArgumentException(file + " is not an OpenAPI 3.0 document.");
        }
        return new OpenApiContract(document);
    }

    @Override
    public List<Violation> request(ApiCall call) {
        return find(call).map(it -> request(it, call)).orElseGet(() -> Findings.noSuchMethod(call));
    }

    private List<Violation> request(Operation operation, ApiCall call) {
        var findings = Findings.ofRequest(operation.id());
        checkQuery(operation, call, findings);
        checkHeaders(operation, call, findings);
        operation
                .template()
                .variables(call.path())
                .forEach((name, value) -> operation
                        .parameter("path", name)
                        .ifPresent(it -> schemas.checkParameter(value, it.path("schema"), "path." + name, findings)));
        checkBody(operation, call, findings);
        return findings.found();
    }

    private void checkQuery(Operation operation, ApiCall call, Findings findings) {
        call.query().forEach((name, values) -> {
            var at = "query." + name;
            var parameter = operation.parameter("query", name);
            if (parameter.isEmpty()) {
                findings.add(at, "no such parameter");
                return;
            }
            findings.expect(values.size() == 1, at, "may be given once");
            values.forEach(value -> {
                schemas.checkParameter(value, parameter.get().path("schema"), at, findings);
                new Names(schemas, operation.answered(schemas), at, findings).check(name, value);
            });
        });
        operation.json().path("parameters").forEach(it -> {
            var name = it.path("name").asText();
            if (it.path("in").asText().equals("query")
                    && it.path("required").asBoolean()
                    && !call.query().containsKey(name)) {
                findings.add("query." + name, "is required");
            }
        });
    }

    private void checkHeaders(Operation operation, ApiCall call, Findings findings) {
        call.headers().forEach((name, values) -> {
            var parameter = operation.parameter("header", name);
            findings.expect(parameter.isPresent() || USUAL_HEADERS.contains(name), "header." + name, "no such header");
            parameter.ifPresent(it -> values.forEach(
                    value -> schemas.checkParameter(value, it.path("schema"), "header." + name, findings)));
        });
    }

    private void checkBody(Operation operation, ApiCall call, Findings findings) {
        var expected = operation.json().path("requestBody");
        if (call.body().isEmpty()) {
            findings.expect(!expected.path("required").asBoolean(), "body", "is required");
        } else if (expected.isMissingNode()) {
            findings.add("body", "this method takes none");
        } else {
            var type = mediaType(call.headers());
            var content = expected.path("content").path(type);
            if (content.isMissingNode()) {
                var types = new ArrayList<String>();
                expected.path("content").fieldNames().forEachRemaining(types::add);
                findings.add("header.content-type", "must be one of " + types);
            } else if (type.equals("application/json")) {
                findings.read(call.body()).ifPresent(it -> schemas.check(it, content.path("schema"), "body", findings));
            }
        }
    }

    private static String mediaType(Map<String, List<String>> headers) {
        return headers.getOrDefault("content-type", List.of()).stream()
                .findFirst()
                .map(it -> it.split(";", 2)[0].strip())
                .orElse("");
    }

    @Override
    public List<Violation> answer(ApiCall call, int status, String body) {
        return find(call).map(it -> answer(it, status, body)).orElseGet(() -> Findings.noSuchMethod(call));
    }

    private List<Violation> answer(Operation operation, int status, String body) {
        var findings = Findings.ofAnswer(operation.id());
        var response = operation.json().path("responses").path(String.valueOf(status));
        var content = response.path("content");
        if (response.isMissingNode()) {
            findings.add("status", "this method does not answer " + status);
        } else if (content.isMissingNode()) {
            findings.expect(body.isEmpty(), "body", "this method gives none with " + status);
        } else if (content.has("application/json")) {
            findings.read(body)
                    .ifPresent(it ->
                            schemas.check(it, content.path("application/json").path("schema"), "body", findings));
        }
        return findings.found();
    }

    private Optional<Operation> find(ApiCall call) {
        return operations.stream()
                .filter(it ->
                        it.verb().equalsIgnoreCase(call.verb()) && it.template().fits(call.path()))
                .min(Comparator.comparing(it -> it.template().placeholders()));
    }
}
