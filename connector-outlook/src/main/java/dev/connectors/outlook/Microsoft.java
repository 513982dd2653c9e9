package dev.connectors.outlook;

import dev.connectors.spi.OAuth;
import dev.connectors.spi.OAuth.Rotation;
import dev.connectors.spi.Provider;
import dev.connectors.spi.Scopes;

/** Microsoft as data. Immutable; shared by all of this module's connectors, which must hold equal providers. */
public final class Microsoft {

    private static final String LOGIN = "https://login.microsoftonline.com/common/oauth2/v2.0/";
    private static final String GRAPH = "https://graph.microsoft.com/";

    /**
     * Microsoft's sign-in, for work, school and personal accounts, and its origins.
     *
     * <p>{@code offline_access} gives a refresh token; each use gives a new one, and the old one stays valid
     * (https://learn.microsoft.com/entra/identity-platform/refresh-tokens). There is no endpoint at which an application can revoke its
     * own tokens.
     */
    public static final Provider PROVIDER = Provider.of("microsoft", "Microsoft", oauth())
            .origin("api", GRAPH + "v1.0")
            .errors(GraphErrors::read);

    private Microsoft() {}

    /**
     * Any one of these permissions of Graph, narrowest first.
     *
     * @param names such as {@code Calendars.Read}
     */
    public static Scopes anyOf(String... names) {
        return Scopes.anyOf(names);
    }

    private static OAuth oauth() {
        var oauth = OAuth.at(LOGIN + "authorize", LOGIN + "token")
                .rotates(Rotation.OLD_STAYS_VALID)
                .identity("openid", "profile", "email", "offline_access")
                .parameter("response_mode", "query");
        // The token answer may name a permission with or without the resource that it is for.
        for (var name : new String[] {"Calendars.ReadBasic", "Calendars.Read", "Calendars.ReadWrite"}) {
            oauth = oauth.scopeAlso(GRAPH + name, name);
        }
        return oauth;
    }
}
