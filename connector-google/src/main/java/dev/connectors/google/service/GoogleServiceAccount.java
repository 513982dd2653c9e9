package dev.connectors.google.service;

import com.google.auth.ServiceAccountSigner;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import dev.connectors.spi.TokenSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A service account with domain-wide delegation: it acts for each person of a Workspace whose administrator allowed its client id with
 * exactly the scopes that are asked (https://developers.google.com/identity/protocols/oauth2/service-account). Thread-safe; prints without
 * secrets.
 *
 * <p>An assertion is signed for one person and exchanged (RFC 7523) at the token endpoint that the runtime names, whatever a key file says
 * about it. Personal accounts, outside a Workspace, can't be acted for.
 */
public final class GoogleServiceAccount implements TokenSource {

    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(10);
    private static final int SECONDS_OF_IMPERSONATION = 300;

    /** Who signs; found at the first use, since that may ask servers. */
    @FunctionalInterface
    interface Signers {
        ServiceAccountSigner signer() throws IOException;
    }

    private final Signers signers;
    private final AssertionGrant grant;
    private @Nullable ServiceAccountSigner signer; // guarded by this

    GoogleServiceAccount(Signers signers, HttpClient client, Clock clock) {
        this.signers = signers;
        this.grant = new AssertionGrant(client, clock);
    }

    /**
     * With a key file, as Google's console gives it.
     *
     * @param json of type {@code service_account}; read to its end, not closed
     * @throws IOException if it is none; what it says of servers is not used
     */
    public static GoogleServiceAccount ofKey(InputStream json) throws IOException {
        var client = client();
        var key = ServiceAccountCredentials.fromStream(json, transport(client));
        return new GoogleServiceAccount(() -> key, client, Clock.systemUTC());
    }

    /**
     * Without a key: the application's own identity where it runs (workload identity, or what {@code GOOGLE_APPLICATION_CREDENTIALS} names)
     * signs as the service account by the IAM Credentials API. It needs the role Service Account Token Creator on it.
     *
     * @param email of the service account
     */
    public static GoogleServiceAccount keyless(String email) {
        Objects.requireNonNull(email, "email");
        var client = client();
        var transport = transport(client);
        return new GoogleServiceAccount(
                () -> impersonated(GoogleCredentials.getApplicationDefault(transport), email, transport),
                client,
                Clock.systemUTC());
    }

    static ServiceAccountSigner impersonated(GoogleCredentials own, String email, HttpTransportFactory transport) {
        return ImpersonatedCredentials.create(
                own.createScoped("https://www.googleapis.com/auth/iam"),
                email,
                null,
                List.of("https://www.googleapis.com/auth/iam"),
                SECONDS_OF_IMPERSONATION,
                transport);
    }

    @Override
    public AccessToken token(Wanted wanted) throws IOException, InterruptedException {
        return grant.token(signer(), wanted);
    }

    private synchronized ServiceAccountSigner signer() throws IOException {
        var known = signer;
        if (known == null) {
            known = signers.signer();
            signer = known;
        }
        return known;
    }

    private static HttpTransportFactory transport(HttpClient client) {
        var transport = new JdkTransport(client);
        return () -> transport;
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(TIME_TO_CONNECT)
                .build();
    }

    @Override
    public String toString() {
        return "GoogleServiceAccount[redacted]";
    }
}
