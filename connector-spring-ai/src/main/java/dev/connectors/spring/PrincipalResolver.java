package dev.connectors.spring;

import dev.connectors.permission.Principal;

/**
 * Says who a signed-in user is to the library. Implemented by the host as a bean, which must be there; called for each request that
 * concerns somebody's accounts, on the request's thread.
 *
 * <pre>{@code
 * @Bean PrincipalResolver principals() { return user -> Principal.of("acme-realty", user.getName()); }
 * }</pre>
 *
 * @since 0.1
 */
@FunctionalInterface
public interface PrincipalResolver {

    /** The workspace and user of somebody whom the application itself has signed in; never from what a request merely says. */
    Principal of(java.security.Principal user);
}
