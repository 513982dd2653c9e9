package dev.connectors.auth;

import dev.connectors.spi.OAuth;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a provider's token answers spell scopes. Immutable.
 *
 * @param names other spellings, each with ours
 * @param prefix left away; where there is one, case does not count
 * @param known scopes in our spelling: those that were asked
 */
record ScopeSpelling(Map<String, String> names, Optional<String> prefix, Set<String> known) {

    /** RFC 6749 section 3.3. */
    private static final String SCOPE = "[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,500}";

    static ScopeSpelling of(OAuth oauth, Collection<String> known) {
        return new ScopeSpelling(oauth.scopeNames(), oauth.scopePrefix(), Set.copyOf(known));
    }

    static boolean isScope(String text) {
        return text.matches(SCOPE);
    }

    /** The scopes of a space-separated list. What cannot be a scope was not granted. */
    Set<String> read(String list) {
        var scopes = new LinkedHashSet<String>();
        for (var scope : list.split(" ")) {
            if (isScope(scope)) {
                scopes.add(ours(scope));
            }
        }
        return Set.copyOf(scopes);
    }

    private String ours(String scope) {
        var named = names.get(scope);
        if (named != null) {
            return named;
        }
        if (prefix.isEmpty()) {
            return scope;
        }
        var start = prefix.get();
        boolean longer = scope.length() > start.length() && scope.regionMatches(true, 0, start, 0, start.length());
        var bare = longer ? scope.substring(start.length()) : scope;
        return known.stream()
                .filter(asked -> asked.equalsIgnoreCase(bare) || asked.equalsIgnoreCase(scope))
                .findFirst()
                .orElse(bare);
    }
}
