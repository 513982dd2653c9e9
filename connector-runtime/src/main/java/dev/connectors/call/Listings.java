package dev.connectors.call;

import dev.connectors.domain.Access;
import dev.connectors.domain.ResourceId;
import dev.connectors.permission.Grant;
import dev.connectors.permission.ResourceKey;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Resource;
import dev.connectors.spi.ResourceType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What each connection has: asked at the provider, kept for a short time. What of it may be seen is kept only beside the grant that
 * says so, and used for an equal grant alone. Thread-safe.
 */
final class Listings {

    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final int MOST_KEPT = 10_000;

    private final Map<Grant.Kind, Kept> kept = new ConcurrentHashMap<>();
    private final Clock clock;

    Listings(Clock clock) {
        this.clock = clock;
    }

    /**
     * The listing of one type in one connection.
     *
     * @param anew whether one that was kept will not do: what is written to may have been shared since
     */
    <R extends ResourceId> Listing<R> of(String connection, ResourceType<R> type, boolean anew, ReadContext context) {
        var kind = new Grant.Kind(connection, type.noun());
        var now = clock.instant();
        var known = kept.get(kind);
        if (known == null || anew || !now.isBefore(known.until())) {
            if (kept.size() > MOST_KEPT) {
                kept.values().removeIf(old -> !now.isBefore(old.until()));
            }
            known = new Kept(new Listing<>(kind, type, type.lister().list(context)), now.plus(LIFE));
            kept.put(kind, known);
        }
        @SuppressWarnings("unchecked") // the kind names one type of one connection
        var listing = (Listing<R>) known.listing();
        return listing;
    }

    /** Forgets what was listed for a connection. */
    void forget(String connection) {
        kept.keySet().removeIf(kind -> kind.connection().equals(connection));
    }

    private record Kept(Listing<?> listing, Instant until) {}

    /** What a grant shows. */
    private record Seen<R>(Grant grant, Map<R, Access> visible) {}

    /** The resources of one type in one connection. Immutable, but for what was worked out last. Thread-safe. */
    static final class Listing<R extends ResourceId> {

        private final Grant.Kind kind;
        private final ResourceType<R> type;
        private final Map<R, Resource<R>> byId = new LinkedHashMap<>();
        private volatile @Nullable Seen<R> seen;

        Listing(Grant.Kind kind, ResourceType<R> type, List<Resource<R>> resources) {
            this.kind = kind;
            this.type = type;
            resources.forEach(resource -> byId.put(resource.id(), resource));
        }

        ResourceType<R> type() {
            return type;
        }

        /** What the grant gives; HIDDEN for an id that is not in the listing. */
        Access access(Grant grant, ResourceId id) {
            var access = visible(grant).get(id);
            return access == null ? Access.HIDDEN : access;
        }

        private Access access(Grant grant, Resource<R> resource) {
            return grant.accessTo(key(resource), resource.owned(), resource.most());
        }

        ResourceKey key(Resource<R> resource) {
            return new ResourceKey(kind.connection(), kind.noun(), resource.id().value());
        }

        List<Resource<R>> all() {
            return List.copyOf(byId.values());
        }

        Optional<Resource<R>> find(ResourceId id) {
            return Optional.ofNullable(byId.get(id));
        }

        /** All that may be seen, with the rung of each, in the listing's order. */
        Map<R, Access> visible(Grant grant) {
            var known = seen;
            if (known == null || !known.grant().equals(grant)) {
                known = new Seen<>(grant, seenBy(grant));
                seen = known;
            }
            return known.visible();
        }

        private Map<R, Access> seenBy(Grant grant) {
            var visible = new LinkedHashMap<R, Access>();
            byId.forEach((id, resource) -> {
                var access = access(grant, resource);
                if (access != Access.HIDDEN) {
                    visible.put(id, access);
                }
            });
            return Collections.unmodifiableMap(visible);
        }

        int hidden(Grant grant) {
            return byId.size() - visible(grant).size();
        }

        int busy(Grant grant) {
            int busy = 0;
            for (var access : visible(grant).values()) {
                busy += access == Access.BUSY ? 1 : 0;
            }
            return busy;
        }

        /**
         * The canonical id: the id itself, or an alias that the provider declares or the title of exactly one resource that may be
         * seen. What a hidden one is called makes no difference: no error may name it. Else the id as it came.
         */
        ResourceId canonical(ResourceId asked, Grant grant) {
            if (byId.containsKey(asked)) {
                return asked;
            }
            var titled = new ArrayList<R>();
            for (var id : visible(grant).keySet()) {
                var resource = find(id).orElseThrow();
                if (resource.aliases().contains(asked.value())) {
                    return id;
                }
                if (resource.title().value().equals(asked.value())) {
                    titled.add(id);
                }
            }
            return titled.size() == 1 ? titled.get(0) : asked;
        }
    }
}
