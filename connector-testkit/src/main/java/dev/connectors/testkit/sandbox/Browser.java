package dev.connectors.testkit.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The browser of a scripted sign-in: opens the authorization request and says where it was sent. */
final class Browser {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Browser() {}

    static URI open(URI authorizationRequest) {
        var request =
                HttpRequest.newBuilder(authorizationRequest).timeout(LONGEST).build();
        try {
            var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.headers()
                    .firstValue("location")
                    .map(URI::create)
                    .orElseThrow(() -> new IllegalStateException("No redirect but a page: " + answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at the sign-in.", e);
        }
    }
}
