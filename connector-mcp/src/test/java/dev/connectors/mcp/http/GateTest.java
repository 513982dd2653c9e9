package dev.connectors.mcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in, with headers that no client library lets one write. */
final class GateTest {

    private static final String BODY = Raw.initialize("2025-11-25", "{}");

    private Web web = Web.start();

    @AfterEach
    void end() {
        web.close();
    }

    /** PORT stands for the server's own. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "127.0.0.1:PORT,-,200",
                "localhost:PORT,-,200",
                "LOCALHOST:PORT,-,200",
                "[::1]:PORT,-,200",
                "localhost,-,200",
                "evil.example,-,421",
                "evil.example:PORT,-,421",
                "localhost.evil.example,-,421",
                "127.0.0.1.evil.example:PORT,-,421",
                "127.0.0.1:PORT,http://127.0.0.1:PORT,200",
                "127.0.0.1:PORT,http://evil.example,403",
                "127.0.0.1:PORT,http://127.0.0.1.evil.example:PORT,403",
                "127.0.0.1:PORT,http://127.0.0.1:1,403",
                "127.0.0.1:PORT,http://localhost:PORT,403",
                "127.0.0.1:PORT,null,403",
                "127.0.0.1:PORT,'',403",
                "evil.example,http://evil.example,421",
            })
    void untilHostsAreNamedOnlyThisMachineIsAnswered(String host, String origin, int status) throws Exception {
        assertThat(status(host, origin)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "mcp.example.com,-,200",
                "MCP.example.com,-,200",
                "mcp.example.com,https://mcp.example.com,200",
                "mcp.example.com,https://app.example.com,200",
                "mcp.example.com,http://mcp.example.com,403",
                "mcp.example.com,https://example.com,403",
                "127.0.0.1:PORT,-,421",
                "localhost,-,421",
            })
    void hostsAndOriginsThatAreNamedAreAnsweredAndNoOthers(String host, String origin, int status) throws Exception {
        web.close();
        web = Web.start(builder -> builder.hosts("mcp.example.com").origins("https://app.example.com"));

        assertThat(status(host, origin)).isEqualTo(status);
    }

    @Test
    void aHostOrATokenThatStandsTwiceIsNone() throws Exception {
        var host = "127.0.0.1:" + web.container.port();

        assertThat(send("Host: " + host + "\r\nAuthorization: Bearer annas-token\r\nAuthorization: Bearer bens-token")
                        .get(0))
                .contains(" 401 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Authorization: Bearer",
                "Authorization: Bearer nobodys-token",
                "Authorization: Basic annas-token",
                "Authorization: annas-token",
                "Authorization: Bearer annas-token, Bearer bens-token",
                "Authorization: Bearer annas-token annas-token",
                "Cookie: access_token=annas-token",
                "X-Principal: acme/anna"
            })
    void withoutATokenOfThisHostNobodyComesIn(String header) throws Exception {
        var lines = send("Host: 127.0.0.1:" + web.container.port() + (header.isEmpty() ? "" : "\r\n" + header));

        assertThat(lines.get(0)).contains(" 401 ");
        assertThat(lines).anyMatch(line -> line.startsWith("WWW-Authenticate: Bearer"));
        assertThat(lines).noneMatch(line -> line.contains("annas") || line.contains("nobodys"));
    }

    @Test
    void aTokenInTheAddressIsNotRead() throws Exception {
        var lines = send("/mcp?access_token=annas-token", "Host: 127.0.0.1:" + web.container.port());

        assertThat(lines.get(0)).contains(" 401 ");
    }

    @Test
    void theChallengeSaysWhereATokenIsToBeHad() throws Exception {
        web.close();
        web = Web.start(builder -> builder.resourceMetadata(
                URI.create("https://mcp.example.com/.well-known/oauth-protected-resource/mcp")));
        var host = "Host: 127.0.0.1:" + web.container.port();

        assertThat(send(host))
                .contains("WWW-Authenticate: Bearer resource_metadata="
                        + "\"https://mcp.example.com/.well-known/oauth-protected-resource/mcp\"");
        assertThat(send(host + "\r\nAuthorization: Bearer nobodys-token"))
                .contains("WWW-Authenticate: Bearer error=\"invalid_token\", resource_metadata="
                        + "\"https://mcp.example.com/.well-known/oauth-protected-resource/mcp\"");
    }

    @Test
    void theSchemeIsReadInAnyCase() throws Exception {
        var host = "Host: 127.0.0.1:" + web.container.port();

        assertThat(send(host + "\r\nAuthorization: bEARER annas-token").get(0)).contains(" 200 ");
    }

    private int status(String host, String origin) throws Exception {
        var port = String.valueOf(web.container.port());
        var headers = "Host: " + host.replace("PORT", port) + "\r\nAuthorization: Bearer annas-token"
                + (origin == null ? "" : "\r\nOrigin: " + origin.replace("PORT", port));
        return Integer.parseInt(send(headers).get(0).split(" ")[1]);
    }

    private List<String> send(String headers) throws Exception {
        return send("/mcp", headers);
    }

    private List<String> send(String path, String headers) throws Exception {
        try (var socket = new Socket("127.0.0.1", web.container.port())) {
            var request = "POST " + path + " HTTP/1.1\r\n" + headers
                    + "\r\nConnection: close\r\nContent-Type: application/json"
                    + "\r\nAccept: application/json, text/event-stream\r\nContent-Length: "
                    + BODY.length() + "\r\n\r\n" + BODY;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .lines()
                    .toList();
        }
    }
}
