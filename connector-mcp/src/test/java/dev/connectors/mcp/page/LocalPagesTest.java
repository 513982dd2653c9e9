package dev.connectors.mcp.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** Where the pages are: Microsoft takes a redirect to localhost alone, and our cookies are those of 127.0.0.1. */
final class LocalPagesTest {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @Test
    void whoComesBackFromASignInToLocalhostIsSentOn() throws Exception {
        try (var pages = LocalPages.start(0)) {
            pages.add("/connect/", request -> LocalPages.Answer.page(200, "here"));
            var localhost = pages.origin().replace("127.0.0.1", "localhost");

            var response =
                    send(HttpRequest.newBuilder(URI.create(localhost + "/connect/microsoft?code=c%2B1&state=s")));

            assertThat(response.statusCode()).isEqualTo(302);
            assertThat(response.headers().firstValue("Location"))
                    .contains(pages.origin() + "/connect/microsoft?code=c%2B1&state=s");
        }
    }

    @Test
    void aFormIsNotTakenAtLocalhost() throws Exception {
        try (var pages = LocalPages.start(0)) {
            pages.add("/connect/", request -> LocalPages.Answer.page(200, "here"));
            var localhost = pages.origin().replace("127.0.0.1", "localhost");

            var response = send(HttpRequest.newBuilder(URI.create(localhost + "/connect/x"))
                    .header("Origin", localhost)
                    .POST(BodyPublishers.ofString("answer=yes")));

            assertThat(response.statusCode()).isEqualTo(421);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return BROWSER.send(request.build(), BodyHandlers.ofString());
    }
}
