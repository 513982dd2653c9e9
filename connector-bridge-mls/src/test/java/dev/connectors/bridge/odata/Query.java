package dev.connectors.bridge.odata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.UriInfo;

/** The rows that a parsed query is about, in its order. */
final class Query {

    private Query() {}

    static List<Map<String, Object>> run(Table table, UriInfo uri) throws ODataApplicationException {
        var found = table.rows();
        if (uri.getFilterOption() != null) {
            var filter = Compiler.compile(uri.getFilterOption().getExpression());
            found = found.stream().filter(filter::holds).toList();
        }
        if (uri.getOrderByOption() != null) {
            Comparator<Map<String, Object>> order = null;
            for (var item : uri.getOrderByOption().getOrders()) {
                var value = Compiler.compile(item.getExpression());
                Comparator<Map<String, Object>> by =
                        (a, b) -> Values.ordered(value.of(a, Map.of()), value.of(b, Map.of()));
                by = item.isDescending() ? by.reversed() : by;
                order = order == null ? by : order.thenComparing(by);
            }
            var sorted = new ArrayList<>(found);
            sorted.sort(order);
            found = sorted;
        }
        return found;
    }
}
