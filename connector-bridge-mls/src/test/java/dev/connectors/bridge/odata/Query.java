package dev.connectors.bridge.odata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.queryoption.SystemQueryOption;
import org.jspecify.annotations.Nullable;

/** The rows that a parsed query is about, in its order. */
final class Query {

    private Query() {}

    static List<Map<String, Object>> run(Table table, UriInfo uri) throws ODataApplicationException {
        var rows = table.rows();
        var text = text(uri.getFilterOption()) + "?" + text(uri.getOrderByOption());
        var last = table.last;
        if (last.of() == rows && last.query().equals(text)) {
            return last.found(); // the next page of it
        }
        var found = run(rows, uri);
        table.last = new Table.Result(rows, text, found);
        return found;
    }

    private static String text(@Nullable SystemQueryOption option) {
        return option == null ? "" : option.getText();
    }

    private static List<Map<String, Object>> run(List<Map<String, Object>> rows, UriInfo uri)
            throws ODataApplicationException {
        var found = rows;
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
