package dev.connectors.bridge.odata;

import com.sun.net.httpserver.Headers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which part of what was found goes into an answer, and how the next part is asked for. */
final class Paging {

    private static final Pattern PREFERRED = Pattern.compile("(?:odata\\.)?maxpagesize=(\\d+)");
    private static final int LARGEST_REPLICATED = 2000;
    private static final String CHANGED = "BridgeModificationTimestamp";

    /** A page, and the options of the next one. */
    record Page(List<Map<String, Object>> rows, Optional<Map<String, String>> next) {}

    private final Map<String, String> options;
    private final boolean replication;
    private final int skip;
    private final Optional<Integer> top;
    private final ResoServer.Top meaning;
    private final int size;

    Paging(ResoServer.Conduct conduct, Map<String, String> options, boolean replication, Headers headers) {
        this.options = options;
        this.replication = replication;
        this.meaning = replication ? ResoServer.Top.PAGE : conduct.top();
        this.top = Optional.ofNullable(options.get("$top")).map(Integer::valueOf);
        this.skip = Integer.parseInt(options.getOrDefault("$skip", "0"));
        int largest = replication ? LARGEST_REPLICATED : conduct.largestPage();
        this.size = meaning == ResoServer.Top.PAGE
                ? Math.min(largest, top.orElse(conduct.page()))
                : preferred(headers)
                        .map(wanted -> Math.min(wanted, largest))
                        .orElse(top.isPresent() ? largest : conduct.page());
    }

    private static Optional<Integer> preferred(Headers headers) {
        for (var value : headers.getOrDefault("Prefer", List.of())) {
            var found = PREFERRED.matcher(value);
            if (found.find()) {
                return Optional.of(Integer.valueOf(found.group(1)));
            }
        }
        return Optional.empty();
    }

    boolean deeperThan(int deepest) {
        return skip > deepest;
    }

    /** What the parser sees: pages are our own affair. */
    Map<String, String> forParser(Map<String, String> all) {
        var rest = new LinkedHashMap<>(all);
        rest.remove("$top");
        rest.remove("$skip");
        rest.remove("$skiptoken");
        return rest;
    }

    Page page(List<Map<String, Object>> found, String key) {
        return replication ? replicated(found, key) : numbered(found);
    }

    private Page numbered(List<Map<String, Object>> found) {
        int end = found.size();
        if (meaning == ResoServer.Top.TOTAL && top.isPresent()) {
            end = Math.min(end, skip + top.get());
        }
        int from = Math.min(skip, end);
        int to = Math.min(end, from + size);
        if (to >= end) {
            return new Page(found.subList(from, to), Optional.empty());
        }
        var next = new LinkedHashMap<>(options);
        next.put("$skip", String.valueOf(to));
        if (meaning == ResoServer.Top.TOTAL) {
            top.ifPresent(total -> next.put("$top", String.valueOf(total - (to - from))));
        }
        return new Page(found.subList(from, to), Optional.of(next));
    }

    /** Oldest change first; the last link gives what changed since. */
    private Page replicated(List<Map<String, Object>> found, String key) {
        Comparator<Map<String, Object>> order = Comparator.comparing(row -> (Instant) row.get(CHANGED));
        order = order.thenComparing(row -> (String) row.get(key));
        var token = options.getOrDefault("$skiptoken", "1970-01-01T00:00:00Z~").split("~", 2);
        var after = Map.<String, Object>of(CHANGED, Instant.parse(token[0]), key, token[1]);
        var rows = new ArrayList<Map<String, Object>>();
        for (var row : found) {
            if (order.compare(row, after) > 0) {
                rows.add(row);
            }
        }
        rows.sort(order);
        var page = rows.subList(0, Math.min(size, rows.size()));
        var next = new LinkedHashMap<>(options);
        if (!page.isEmpty()) {
            var last = page.get(page.size() - 1);
            next.put("$skiptoken", last.get(CHANGED) + "~" + last.get(key));
        }
        return new Page(page, Optional.of(next));
    }

    boolean replication() {
        return replication;
    }
}
