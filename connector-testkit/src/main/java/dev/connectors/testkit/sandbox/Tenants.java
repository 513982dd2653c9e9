package dev.connectors.testkit.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which directory an account lives in; personal accounts all live in one that Microsoft has made for them. */
final class Tenants {

    /** Where personal accounts live; the same everywhere. */
    static final String PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad";

    private final Map<String, String> tenants = new LinkedHashMap<>();

    void put(SandboxAccount account, String tenant) {
        tenants.put(account.email(), tenant);
    }

    String of(SandboxAccount account) {
        return tenants.getOrDefault(account.email(), PERSONAL);
    }

    boolean isPersonal(SandboxAccount account) {
        return of(account).equals(PERSONAL);
    }

    /** Whether a path's first segment, which is one of the three words or a tenant's id, lets the account in. */
    boolean admits(String segment, SandboxAccount account) {
        return switch (segment) {
            case "common" -> true;
            case "organizations" -> !isPersonal(account);
            case "consumers" -> isPersonal(account);
            default -> segment.equals(of(account));
        };
    }

    boolean isKnown(String segment) {
        return Set.of("common", "organizations", "consumers", PERSONAL).contains(segment)
                || tenants.containsValue(segment);
    }
}
