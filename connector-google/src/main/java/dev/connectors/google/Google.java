package dev.connectors.google;

import dev.connectors.spi.OAuth;
import dev.connectors.spi.Provider;
import dev.connectors.spi.Scopes;
import java.util.stream.Stream;

/** Google as data. Immutable; shared by all of this module's connectors, which must hold equal providers. */
public final class Google {

    private static final String SCOPE = "https://www.googleapis.com/auth/";

    /**
     * Google's sign-in and origins.
     *
     * <p>{@code access_type=offline} gives a refresh token, after the first consent only with {@code prompt=consent}; {@code
     * include_granted_scopes=true} gives a token that also covers what was granted before (https://developers.google.com/identity/protocols/oauth2/web-server). Refresh tokens are not rotated.
     */
    public static final Provider PROVIDER = Provider.of(
                    "google",
                    "Google",
                    OAuth.at("https://accounts.google.com/o/oauth2/v2/auth", "https://oauth2.googleapis.com/token")
                            .revocation("https://oauth2.googleapis.com/revoke")
                            .userInfo("https://openidconnect.googleapis.com/v1/userinfo")
                            .issuedBy("https://accounts.google.com", "accounts.google.com")
                            .identity("openid", "email")
                            .scopeAlso(SCOPE + "userinfo.email", "email")
                            .scopeAlso(SCOPE + "userinfo.profile", "profile")
                            .removedBy("Remove the permission at https://myaccount.google.com/connections.")
                            .parameter("access_type", "offline")
                            .parameter("prompt", "consent")
                            .parameter("include_granted_scopes", "true"))
            .origin("api", "https://www.googleapis.com/calendar/v3")
            .errors(GoogleErrors::read);

    private Google() {}

    /**
     * Any one of these, narrowest first.
     *
     * @param names without the common prefix, such as {@code calendar.events}
     */
    public static Scopes anyOf(String... names) {
        return Scopes.anyOf(Stream.of(names).map(name -> SCOPE + name).toArray(String[]::new));
    }
}
