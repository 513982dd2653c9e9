package dev.connectors.testkit.sandbox;

import java.util.Map;
import java.util.Set;

/** What distinguishes one provider's authorization endpoint from another's. */
interface SignInStyle {

    /** What every page says first. */
    String banner();

    /** Where the consent page sends its form. */
    String consentPath();

    /** Reads and checks a request; what must not be redirected is thrown. */
    AuthorizationRequest read(Request request);

    /** Refuses, on a page, an account that may not sign in here. */
    void admit(AuthorizationRequest asked, SandboxAccount account);

    boolean canBeUnticked(String scope);

    /** What comes back beside state and code. */
    Map<String, String> granted(Set<String> scopes);

    /** What comes back beside state when nothing was granted. */
    Map<String, String> refused(String error);
}
