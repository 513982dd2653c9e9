package dev.connectors.testkit.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An API as its Discovery document describes it, against which requests and answers are checked. Every name that the document
 * does not know is a violation: that is how a misspelt field is found.
 *
 * <p>Immutable and thread-safe.
 */
public final class DiscoveryContract {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode document;
    private final Schemas schemas;
    private final List<Method> methods = new ArrayList<>();

    private DiscoveryContract(JsonNode document) {
        this.document = document;
        this.schemas = new Schemas(document.path("schemas"));
        collect(document);
    }

    /** A method, with its path split into segments. */
    private record Method(String id, String verb, List<String> template, JsonNode json) {}

    /**
     * Reads a document.
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException if it is no Discovery document
     */
    public static DiscoveryContract load(Path file) {
        try {
            var document = JSON.readTree(file.toFile());
            if (!document.path("kind").asText().equals("discovery#restDescription")) {
                throw new IllegalArgumentException(file + " is not a Discovery document.");
            }
            return new DiscoveryContract(document);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private void collect(JsonNode resource) {
        resource.path("methods").forEach(it -> {
            // flatPath spells out what a reserved placeholder such as {+resourceName} stands for
            var path = it.path("flatPath").asText(it.path("path").asText());
            methods.add(
                    new Method(it.path("id").asText(), it.path("httpMethod").asText(), List.of(path.split("/")), it));
        });
        resource.path("resources").forEach(this::collect);
    }

    /** The path under the root of the service, such as {@code calendar/v3/}; empty if methods carry the whole path. */
    public String servicePath() {
        return document.path("servicePath").asText();
    }

    /**
     * The id of the method at an address.
     *
     * @param path below {@link #servicePath}, percent-encoded, without a query
     */
    public Optional<String> methodAt(String verb, String path) {
        return find(verb, path).map(Method::id);
    }

    /**
     * Checks a request.
     *
     * @param path below {@link #servicePath}, percent-encoded, without a query
     * @param query decoded, in any order; a repeated parameter has several values
     * @param body as sent; empty if there is none
     * @return everything that is wrong; empty if nothing is
     */
    public List<Violation> request(String verb, String path, Map<String, List<String>> query, String body) {
        var found = find(verb, path);
        if (found.isEmpty()) {
            return List.of(new Violation(verb + " " + path, "path", "no such method"));
        }
        var method = found.get();
        var check = Schemas.Check.of(method.id(), true);
        checkParameters(method, path, query, check);
        var schema = method.json().path("request");
        if (schema.isMissingNode()) {
            if (!body.isEmpty()) {
                check.add("body", "this method takes none");
            }
        } else {
            read(body, check).ifPresent(it -> schemas.check(it, schema, "body", check));
        }
        return List.copyOf(check.found());
    }

    /**
     * Checks the body of a successful answer. Fields may be missing, since an answer can be partial; names and types must fit.
     *
     * @param methodId such as {@code calendar.events.list}
     */
    public List<Violation> response(String methodId, String body) {
        var check = Schemas.Check.of(methodId, false);
        var method = methods.stream().filter(it -> it.id().equals(methodId)).findFirst();
        if (method.isEmpty()) {
            return List.of(new Violation(methodId, "path", "no such method"));
        }
        var schema = method.get().json().path("response");
        if (schema.isMissingNode()) {
            if (!body.isEmpty()) {
                check.add("body", "this method gives none");
            }
        } else {
            read(body, check).ifPresent(it -> schemas.check(it, schema, "body", check));
        }
        return List.copyOf(check.found());
    }

    private void checkParameters(Method method, String path, Map<String, List<String>> query, Schemas.Check check) {
        var known = method.json().path("parameters");
        query.forEach((name, values) -> {
            var own = known.path(name);
            var parameter = own.isMissingNode() ? document.path("parameters").path(name) : own;
            var at = "query." + name;
            if (!parameter.path("location").asText().equals("query")) {
                check.add(at, "no such parameter");
                return;
            }
            if (values.size() > 1 && !parameter.path("repeated").asBoolean()) {
                check.add(at, "may be given once");
            }
            values.forEach(value -> schemas.checkParameter(value, parameter, at, check));
            if (name.equals("fields")) {
                values.forEach(value -> Selector.check(value, method.json().path("response"), schemas, check));
            }
        });
        var inPath = variables(method, path);
        known.properties().forEach(it -> {
            var isQuery = it.getValue().path("location").asText().equals("query");
            if (isQuery && it.getValue().path("required").asBoolean() && !query.containsKey(it.getKey())) {
                check.add("query." + it.getKey(), "is required");
            }
            if (!isQuery && inPath.containsKey(it.getKey())) {
                schemas.checkParameter(inPath.get(it.getKey()), it.getValue(), "path." + it.getKey(), check);
            }
        });
    }

    private static Optional<JsonNode> read(String body, Schemas.Check check) {
        try {
            var node = JSON.readTree(body);
            if (node.isObject()) {
                return Optional.of(node);
            }
        } catch (JsonProcessingException e) {
            check.add("body", "is not JSON: " + e.getOriginalMessage());
            return Optional.empty();
        }
        check.add("body", "must be a JSON object");
        return Optional.empty();
    }

    private Optional<Method> find(String verb, String path) {
        var segments = path.split("/", -1);
        return methods.stream()
                .filter(it -> it.verb().equals(verb) && fits(it.template(), segments))
                .min(java.util.Comparator.comparing(it ->
                        it.template().stream().filter(s -> s.startsWith("{")).count()));
    }

    private static boolean fits(List<String> template, String[] segments) {
        if (template.size() != segments.length) {
            return false;
        }
        for (var i = 0; i < segments.length; i++) {
            var part = template.get(i);
            var close = part.indexOf('}');
            var fits = part.startsWith("{")
                    ? segments[i].endsWith(part.substring(close + 1))
                            && segments[i].length() > part.length() - close - 1
                    : part.equals(segments[i]);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> variables(Method method, String path) {
        var variables = new LinkedHashMap<String, String>();
        var segments = path.split("/", -1);
        for (var i = 0; i < segments.length; i++) {
            var part = method.template().get(i);
            if (part.startsWith("{")) {
                var close = part.indexOf('}');
                var suffix = part.length() - close - 1;
                var raw =
                        segments[i].substring(0, segments[i].length() - suffix).replace("+", "%2B");
                variables.put(part.substring(1, close), URLDecoder.decode(raw, StandardCharsets.UTF_8));
            }
        }
        return variables;
    }
}
