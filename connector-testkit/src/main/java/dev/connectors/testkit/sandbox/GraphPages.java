package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Collections in pages, each with the absolute address of the next. */
final class GraphPages {

    private static final int USUAL = 10;
    private static final int MOST = 1000;

    private final String site;
    private int largest = MOST;
    private boolean beginsEmpty;

    GraphPages(String site) {
        this.site = site;
    }

    void largest(int items) {
        largest = items;
    }

    void beginsEmpty(boolean empty) {
        beginsEmpty = empty;
    }

    /** The address at which the resource is described. */
    String context(String what) {
        return site + GraphApi.ROOT + "/$metadata#" + what;
    }

    Answer page(GraphCall call, String what, List<? extends JsonNode> items) {
        var top = call.number("$top", call.preferences().maxPageSize().orElse(USUAL));
        if (top < 1 || top > MOST) {
            throw GraphError.of(400, "ErrorInvalidUrlQuery", "$top must be from 1 to 1000.");
        }
        var skip = Math.min(call.number("$skip", 0), items.size());
        var isEmptyStart = beginsEmpty && call.text("$skip").isEmpty() && !items.isEmpty();
        var end = isEmptyStart ? skip : Math.min(items.size(), skip + Math.min(top, largest));
        var answer = Json.object().put("@odata.context", context(what));
        if (call.text("$count").filter("true"::equals).isPresent()) {
            answer.put("@odata.count", items.size());
        }
        answer.putArray("value").addAll(items.subList(skip, end));
        if (end < items.size()) {
            answer.put("@odata.nextLink", next(call, end));
        }
        return Answer.ok(answer);
    }

    private String next(GraphCall call, int skip) {
        var query = call.request().query().entrySet().stream()
                .filter(it -> !it.getKey().equals("$skip"))
                .map(it -> it.getKey() + "=" + encoded(it.getValue().get(0)))
                .collect(Collectors.joining("&"));
        return site + call.request().path() + "?" + (query.isEmpty() ? "" : query + "&") + "$skip=" + skip;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What {@code $select} leaves; id and etag are always there. */
    static ObjectNode selected(GraphCall call, ObjectNode json) {
        return call.text("$select")
                .map(it -> {
                    var names = new java.util.ArrayList<>(List.of(it.split("\\s*,\\s*")));
                    names.replaceAll(name -> name.split("/")[0]);
                    names.addAll(List.of("id", "@odata.etag", "@odata.type"));
                    return json.deepCopy().retain(names);
                })
                .orElse(json);
    }
}
