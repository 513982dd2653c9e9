package dev.connectors.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The OAuth scopes that an action needs: each line is a list of which any one will do, narrowest first. Immutable.
 *
 * @param lines all of these must be met, each by any one of its scopes
 */
public record Scopes(List<List<String>> lines) {

    private static final Scopes NONE = new Scopes(List.of());

    public Scopes {
        lines = lines.stream().map(List::copyOf).toList();
    }

    /** None: the provider has no scopes, or the action needs none. */
    public static Scopes none() {
        return NONE;
    }

    /** Any one of these, narrowest first. */
    public static Scopes anyOf(String... scopes) {
        return new Scopes(List.of(List.of(scopes)));
    }

    /** These and those. */
    public Scopes and(Scopes more) {
        var all = new ArrayList<>(lines);
        all.addAll(more.lines);
        return new Scopes(all);
    }

    /** Whether the granted scopes are enough. */
    public boolean metBy(Collection<String> granted) {
        for (var line : lines) { // in each call, so without streams
            if (!meets(granted, line)) {
                return false;
            }
        }
        return true;
    }

    /** The narrowest scopes that are still missing. */
    public Set<String> missing(Collection<String> granted) {
        var missing = new LinkedHashSet<String>();
        for (var line : lines) {
            if (!meets(granted, line)) {
                missing.add(line.get(0));
            }
        }
        return missing;
    }

    private static boolean meets(Collection<String> granted, List<String> anyOf) {
        for (var scope : anyOf) {
            if (granted.contains(scope)) {
                return true;
            }
        }
        return false;
    }
}
