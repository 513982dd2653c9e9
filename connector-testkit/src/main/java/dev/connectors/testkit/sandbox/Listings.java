package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pages and sync tokens. A listing is taken once, when its first page is asked for, and handed out in pages, so that a change in
 * between is seen by the next sync and not twice or never. Tokens belong to one caller, one address and one set of parameters.
 */
final class Listings {

    private final Map<String, Rest> pages = new LinkedHashMap<>();
    private final Map<String, SyncPoint> syncPoints = new LinkedHashMap<>();
    private long tokens;
    private int largestPage = Integer.MAX_VALUE;
    private boolean beginsEmpty;

    /** The rest of a listing. */
    private record Rest(String key, List<JsonNode> items, Optional<SyncPoint> point) {}

    /**
     * Where a sync goes on.
     *
     * @param key of the caller and the address
     * @param query the parameters of the first request that a sync must repeat or inherits
     * @param version the world's count when the listing was taken
     */
    record SyncPoint(String key, Map<String, List<String>> query, long version) {}

    /** Pages hold at most this many items, whatever the request allows. */
    void largestPage(int items) {
        largestPage = items;
    }

    /** A listing begins with an empty page that has a next one, as Google's may. */
    void beginsEmpty(boolean empty) {
        beginsEmpty = empty;
    }

    /** From now on every sync token is too old. */
    void expireSyncTokens() {
        syncPoints.clear();
    }

    /** The first page of a listing. */
    void first(Call call, ObjectNode answer, List<JsonNode> items, int pageSize, Optional<SyncPoint> point) {
        if (beginsEmpty && !items.isEmpty()) {
            answer.putArray("items");
            answer.put("nextPageToken", keep(new Rest(key(call), items, point)));
        } else {
            page(answer, new Rest(key(call), items, point), pageSize);
        }
    }

    /** The page that a token names; nothing if the call has no pageToken. */
    boolean next(Call call, ObjectNode answer, int pageSize) {
        var token = call.text("pageToken");
        if (token.isEmpty()) {
            return false;
        }
        var rest = Optional.ofNullable(pages.get(token.get()))
                .filter(it -> it.key().equals(key(call)))
                .orElseThrow(() -> ApiError.parameter("pageToken", "invalid", "Invalid page token value."));
        page(answer, rest, pageSize);
        return true;
    }

    private void page(ObjectNode answer, Rest rest, int pageSize) {
        var size = Math.min(rest.items().size(), Math.min(pageSize, largestPage));
        answer.putArray("items").addAll(rest.items().subList(0, size));
        if (size < rest.items().size()) {
            var left = rest.items().subList(size, rest.items().size());
            answer.put("nextPageToken", keep(new Rest(rest.key(), left, rest.point())));
        } else {
            rest.point().ifPresent(it -> answer.put("nextSyncToken", keep(it)));
        }
    }

    private String keep(Rest rest) {
        var token = "page-" + ++tokens;
        pages.put(token, rest);
        return token;
    }

    private String keep(SyncPoint point) {
        var token = "sync-" + ++tokens;
        syncPoints.put(token, point);
        return token;
    }

    /** Where the call's sync token goes on; 410 if the token is not known or not of this caller and address. */
    Optional<SyncPoint> syncPoint(Call call) {
        return call.text("syncToken")
                .map(token -> Optional.ofNullable(syncPoints.get(token))
                        .filter(it -> it.key().equals(addressKey(call)))
                        .orElseThrow(ApiError::fullSyncRequired));
    }

    /** A point after everything that a listing taken now shows. */
    static SyncPoint point(Call call, Map<String, List<String>> query, long version) {
        return new SyncPoint(addressKey(call), query, version);
    }

    private static String addressKey(Call call) {
        return call.caller().email() + " " + call.request().path();
    }

    /** Everything of a request that must stay the same from page to page. */
    private static String key(Call call) {
        var query = new java.util.TreeMap<>(call.request().query());
        query.keySet().removeAll(List.of("pageToken", "maxResults", "fields", "prettyPrint", "quotaUser", "alt"));
        return addressKey(call) + " " + query;
    }
}
