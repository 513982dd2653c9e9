package dev.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedProviderTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScriptedProvider leadbook = ScriptedProvider.start("api", "upload");

    @AfterEach
    void close() {
        leadbook.close();
    }

    private HttpResponse<String> send(String method, URI base, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", leadbook.url(), path, "");
    }

    @Test
    void itListensOnTheLoopbackAddressOnly() {
        assertThat(leadbook.url().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void singleQuotesAreReadAsDoubleOnes() throws Exception {
        leadbook.get("/v1/leads", 200, "{'leads': []}");

        var answer = get("/v1/leads?limit=5");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"leads\": []}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void whatIsNotScriptedIsNotThere() throws Exception {
        leadbook.get("/v1/leads", 200, "{}");

        assertThat(get("/v1/leads/7").statusCode()).isEqualTo(404);
        assertThat(send("POST", leadbook.url(), "/v1/leads", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void aPlaceholderTakesOneSegmentAndAPlainPathComesBeforeIt() throws Exception {
        leadbook.get("/v1/leads/{lead}", request -> ScriptedAnswer.json(200, "{'path': '" + request.path() + "'}"));
        leadbook.get("/v1/leads/7", 200, "{'id': '7'}");

        assertThat(get("/v1/leads/a%2Fb").body()).isEqualTo("{\"path\": \"/v1/leads/a/b\"}");
        assertThat(get("/v1/leads/7").body()).isEqualTo("{\"id\": \"7\"}");
        assertThat(get("/v1/leads/7/remarks").statusCode()).isEqualTo(404);
    }

    @Test
    void anAnswerMayHangOnTheQueryAndTheBody() throws Exception {
        leadbook.get("/v1/leads", 200, "{'page': 1}");
        leadbook.get("/v1/leads?page=2", 200, "{'page': 2}");
        leadbook.post("/v1/leads", request -> ScriptedAnswer.json(request.body().isEmpty() ? 400 : 201, "{}"));

        assertThat(get("/v1/leads?page=2&limit=5").body()).isEqualTo("{\"page\": 2}");
        assertThat(get("/v1/leads").body()).isEqualTo("{\"page\": 1}");
        assertThat(send("POST", leadbook.url(), "/v1/leads", "").statusCode()).isEqualTo(400);
        assertThat(send("POST", leadbook.url(), "/v1/leads", "{}").statusCode()).isEqualTo(201);
    }

    @Test
    void eachOriginHasItsOwnScript() throws Exception {
        leadbook.get("/v1/leads", 200, "{}");
        leadbook.at("upload").put("/v1/files", 201, "{}");

        assertThat(send("PUT", leadbook.url("upload"), "/v1/files", "x").statusCode())
                .isEqualTo(201);
        assertThat(send("PUT", leadbook.url("api"), "/v1/files", "x").statusCode())
                .isEqualTo(404);
        assertThatThrownBy(() -> leadbook.at("download"))
                .hasMessage("There is no origin 'download'. There are: api, upload.");
    }

    @Test
    void everyRequestIsKept() throws Exception {
        leadbook.patch("/v1/leads/7", 200, "{}");
        leadbook.delete("/v1/leads/7", 204, "");

        send("PATCH", leadbook.url(), "/v1/leads/7?notify=no", "{\"name\": \"J\"}");
        send("DELETE", leadbook.url(), "/v1/leads/7", "");

        assertThat(leadbook.requests()).hasSize(2);
        var patch = leadbook.requests().get(0);
        assertThat(patch.body()).isEqualTo("{\"name\": \"J\"}");
        assertThat(patch.query("notify")).contains("no");
        assertThat(patch).hasToString("PATCH /v1/leads/7");
    }

    @Test
    void whatIsNotScriptedMayBeAskedOfAnotherServer() throws Exception {
        try (var behind = ScriptedProvider.start("api")) {
            behind.get(
                    "/root/v1/leads/a b",
                    request -> ScriptedAnswer.json(
                                    200, "{'q': '" + request.query("q").orElse("") + "'}")
                            .with("ETag", "\"1\""));
            leadbook.otherwise(URI.create(behind.url() + "/root")).get("/v1/me", 200, "{'me': true}");

            var answer = get("/v1/leads/a%20b?q=x%26y");

            assertThat(answer.body()).isEqualTo("{\"q\": \"x&y\"}");
            assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
            assertThat(get("/v1/me").body()).isEqualTo("{\"me\": true}");
        }
    }
}
