package dev.connectors.outlook;

import dev.connectors.error.NotFound;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.OAuth.Rotation;
import dev.connectors.spi.Provider;
import dev.connectors.spi.Quota;
import dev.connectors.spi.Scopes;
import dev.connectors.spi.Setting;

/** Microsoft as data. Immutable; shared by all of this module's connectors, which must hold equal providers. */
public final class Microsoft {

    private static final String LOGIN = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/";
    private static final String GRAPH = "https://graph.microsoft.com/";

    private static final String GUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final String DOMAIN = "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,62}";

    /**
     * Microsoft's sign-in and origins. The setting {@code tenant} says who can sign in; which accounts the application's registration
     * takes is its own choice, and both must fit.
     *
     * <p>{@code offline_access} gives a refresh token; each use gives a new one, and the old one stays valid
     * (https://learn.microsoft.com/entra/identity-platform/refresh-tokens). {@code profile} gives {@code oid}: with the tenant it tells one
     * account from all others, and neither address nor {@code sub} does. There is no endpoint at which an application can revoke its own
     * tokens. One mailbox takes four requests of an application at once (https://learn.microsoft.com/graph/throttling-limits).
     */
    public static final Provider PROVIDER = Provider.of("microsoft", "Microsoft", oauth())
            .setting(Setting.of(
                            "tenant",
                            "It is common (work, school and personal accounts), organizations, consumers, or one"
                                    + " tenant's GUID or domain.")
                    .usually("common")
                    .matching("common|organizations|consumers|" + GUID + "|" + DOMAIN))
            .setting(Setting.of("domain_hint", "It is the domain whose sign-in page comes first, such as contoso.com.")
                    .usually("")
                    .matching("|organizations|consumers|" + DOMAIN))
            .origin("api", GRAPH + "v1.0")
            .self("/me", "/users/{account}")
            .quota(Quota.concurrent(4))
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

    /** The error for what is not there. It is the same for what there is and may not be seen, or the difference would tell of it. */
    public static NotFound notFound() {
        return new NotFound("Microsoft has nothing of this id that the account can see. List again to get ids that are"
                + " there.");
    }

    private static OAuth oauth() {
        return OAuth.at(LOGIN + "authorize", LOGIN + "token")
                .issuedBy("https://login.microsoftonline.com/{tid}/v2.0")
                .account("oid", "email", "preferred_username")
                .identity("openid", "profile", "email", "offline_access")
                .scopesUnder(GRAPH)
                .rotates(Rotation.OLD_STAYS_VALID)
                .refreshesWithScopes()
                .claims("{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}")
                .application(GRAPH + ".default")
                .loopback("localhost")
                .parameter("prompt", "select_account")
                .parameter("domain_hint", "{domain_hint}")
                .removedBy("Remove the permission at https://myapps.microsoft.com (work or school account) or"
                        + " https://account.microsoft.com/privacy (personal account).")
                .approvalHelp("If Microsoft said that approval is needed, an administrator of your organization must"
                        + " allow this application first.");
    }
}
