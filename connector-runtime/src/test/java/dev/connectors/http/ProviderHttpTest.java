package dev.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.connectors.domain.Doc;
import dev.connectors.error.Cancelled;
import dev.connectors.error.DeadlineExceeded;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.spi.ApiRequest;
import dev.connectors.spi.Auth;
import dev.connectors.spi.Provider;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProviderHttpTest {

    /** An answer that is our record. */
    public record Lead(
            @Doc("Name.") String name, @Doc("Age.") Optional<Integer> age) {}

    private final List<String> answers = new CopyOnWriteArrayList<>();
    private RawServer server;
    private Stand stand;

    @BeforeEach
    void start() {
        server = new RawServer(c -> {
            while (c.request()) {
                c.write(answers.size() > 1 ? answers.remove(0) : answers.get(0));
            }
        });
        stand = new Stand(server.url() + "/base");
        answers.add(json("{\"a\":\"one\"}"));
    }

    @AfterEach
    void stop() {
        stand.close();
        server.close();
    }

    @Test
    void aRequestIsThePathBelowTheOriginItsQueryAndTheToken() {
        var text = stand.reading()
                .get("/calendars/{calendar}/events", "a/b#c")
                .query("q", "Müller & Söhne=?")
                .query("max", 250)
                .query("single", true)
                .query("cursor", Optional.empty())
                .query("type", "x")
                .query("type", Optional.of("y"))
                .ifMatch("\"etag\"")
                .send(Stand::any);

        assertThat(text).isEqualTo("one");
        assertThat(server.heads()).singleElement().satisfies(head -> {
            assertThat(head)
                    .startsWith("GET /base/calendars/a%2Fb%23c/events"
                            + "?q=M%C3%BCller%20%26%20S%C3%B6hne%3D%3F&max=250&single=true&type=x&type=y HTTP/1.1\r\n");
            assertThat(head.split("\r\n"))
                    .contains("Accept: application/json", "If-Match: \"etag\"", "Authorization: Bearer secret-token1");
        });
    }

    @Test
    void anAnswerThatIsNotJsonIsReadWholeWithItsHeaders() {
        answers.set(
                0,
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\nLink: <next>\r\nContent-Length: 4\r\n\r\n<a/>");

        var text = stand.reading()
                .get("/$metadata")
                .sendFor(
                        "application/xml",
                        answer -> new String(answer.body(), StandardCharsets.UTF_8)
                                + answer.header("link").orElse(""));

        assertThat(text).isEqualTo("<a/><next>");
        assertThat(server.heads()).singleElement().asString().contains("Accept: application/xml");
    }

    @Test
    void aWholeAnswerCanBeReadAsJsonToo() {
        var text = stand.reading().get("/leads").sendFor("application/json", answer -> answer.json(Stand::any));

        assertThat(text).isEqualTo("one");
    }

    @Test
    void anAnswerOfAnotherKindThanAskedForCannotBeUsed() {
        var thrown = catchThrowable(
                () -> stand.reading().get("/$metadata").sendFor("application/xml", answer -> answer.body().length));

        assertThat(thrown).isInstanceOf(ProviderUnavailable.class).hasMessageContaining("not application/xml");
    }

    @Test
    void aBodyIsJsonOfPlainValues() {
        var values = new LinkedHashMap<String, Object>();
        values.put("text", "a\"b");
        values.put("whole", 7L);
        values.put("decimal", new BigDecimal("1.50"));
        values.put("yes", true);
        values.put("left out", Optional.empty());
        values.put("there", Optional.of(List.of(1, "two", List.of())));
        values.put("nothing", null);

        var bytes = new JsonBodies(HttpPolicy.defaults().limits()).write(out -> PlainJson.write(values, out));

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo("{\"text\":\"a\\\"b\",\"whole\":7,\"decimal\":1.50,\"yes\":true,\"there\":[1,\"two\",[]],"
                        + "\"nothing\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void aReadActionsClientCannotWrite(String method) {
        var http = stand.reading();

        var thrown = catchThrowable(() -> {
            switch (method) {
                case "POST" -> http.post("/leads");
                case "PUT" -> http.put("/leads");
                case "PATCH" -> http.patch("/leads");
                default -> http.at("api").delete("/leads");
            }
        });

        assertThat(thrown)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("rule 3.2: " + method + " /leads: a READ action holds a client that can't write. Write:"
                        + " .effects(WRITE). For a POST that only reads: http().readByPost(path).");
    }

    @Test
    void aPostThatOnlyReadsIsOpenToReaders() {
        stand.reading()
                .readByPost("/freeBusy")
                .json(out -> {
                    out.writeStartObject();
                    out.writeEndObject();
                })
                .send();

        assertThat(server.heads())
                .singleElement()
                .satisfies(head -> assertThat(head)
                        .startsWith("POST /base/freeBusy HTTP/1.1")
                        .contains("Content-Type: application/json; charset=utf-8"));
    }

    @Test
    void anAnswerThatIsOurRecordIsReadAsOne() {
        answers.set(0, json("{\"name\":\"Ann\",\"age\":null,\"more\":[1]}"));

        var lead = stand.reading().get("/lead").send(Lead.class);

        assertThat(lead).isEqualTo(new Lead("Ann", Optional.empty()));
    }

    @Test
    void anAnswerWithoutContentIsEnoughWhereNothingIsRead() {
        answers.set(0, "HTTP/1.1 204 No Content\r\n\r\n");

        stand.writing().delete("/leads/{lead}", "7").send();

        assertThat(server.heads()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json                    | true",
                "application/json;charset=UTF-8      | true",
                "Application/JSON                    | true",
                "application/vnd.acme+json           | true",
                "application/problem+json; a=b       | true",
                "text/html                           | false",
                "text/json                           | false",
                "application/jsonp                   | false",
                "application/xml                     | false",
                "image/svg+json                      | false",
                "multipart/mixed                     | false",
                "''                                  | false",
            })
    void anAnswerThatIsReadSaysThatItIsJson(String type, boolean read) {
        answers.set(0, typed(type, "{\"a\":\"one\"}"));

        var thrown = catchThrowable(() -> stand.reading().get("/x").send(Stand::any));

        if (read) {
            assertThat(thrown).isNull();
        } else {
            assertThat(thrown).isInstanceOf(ProviderUnavailable.class).hasMessageContaining("not JSON");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"secret\"",
                "{} {}",
                "{} secret",
                "secret",
                "<html>secret</html>",
                "{\"a\":01}",
                "[1,]",
                "{\"a\":NaN}",
                "{'a':1}",
            })
    void anAnswerThatCannotBeReadIsNamedWithoutItsWords(String body) {
        answers.set(0, json(body));

        var thrown = catchThrowable(() -> stand.reading().get("/x").send(Stand::any));

        assertThat(thrown).isInstanceOf(ProviderUnavailable.class).hasNoCause();
        assertThat(thrown.toString() + ((ProviderUnavailable) thrown).toModel()).doesNotContain("secret");
        assertThat(((ProviderUnavailable) thrown)
                        .toModel()) // for whom classes of ours mean nothing, and who may come back
                .endsWith(" gave an answer that can't be used. Answer with what you have and tell the user;"
                        + " it may work later, not at once.");
    }

    @Test
    void deepAndLongJsonEndsAtTheCaps() {
        var deep = "[".repeat(100_000);
        var number = "[" + "1".repeat(101) + "]";
        var name = "{\"" + "n".repeat(50_001) + "\":1}";
        for (var body : List.of(deep, number, name)) {
            answers.set(0, json(body));

            assertThatThrownBy(() -> stand.reading().get("/x").send(in -> {
                        while (in.nextToken() != null) {
                            if (in.currentToken().isNumeric()) {
                                in.getDecimalValue();
                            }
                        }
                        return "";
                    }))
                    .isInstanceOf(ProviderUnavailable.class);
        }
    }

    @Test
    void aReaderThatFailsGivesATypedErrorAndATypedOneStays() {
        assertThatThrownBy(() -> stand.reading().get("/x").send(in -> {
                    throw new IllegalArgumentException("secret");
                }))
                .isInstanceOf(ProviderUnavailable.class)
                .hasNoCause();
        assertThatThrownBy(() -> stand.reading().get("/x").send(in -> {
                    throw new NotFound("No such lead.");
                }))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aWriteWhoseAnswerCannotBeReadIsDone() {
        var codecs = List.<ApiRequest.Reader<String>>of(
                in -> {
                    throw new IOException("secret");
                },
                in -> {
                    throw new IllegalStateException("secret");
                },
                in -> {
                    throw new NotFound("secret");
                });
        for (var codec : codecs) {
            var thrown = catchThrowable(() -> stand.writing().post("/x").send(codec));

            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            AnsweredButUnread.class, e -> assertThat(e.status()).isEqualTo(200));
            assertThat(thrown).hasNoCause();
            assertThat(thrown.toString()).doesNotContain("secret");
        }
        assertThat(server.heads()).hasSize(3);
    }

    @Test
    void aWriteAnsweredByAPageOfSomebodyElseIsNotKnownToBeDone() {
        answers.set(0, typed("text/html", "<html>sign in to the hotel's network</html>"));

        assertThatThrownBy(() -> stand.writing().post("/x").send(Stand::any)).isInstanceOf(LostAnswer.class);
    }

    @Test
    void anAnswerThatIsTooLargeIsNotTriedAgain() {
        answers.set(0, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999999999\r\n\r\n{");

        assertThatThrownBy(() -> stand.reading().get("/x").send(Stand::any))
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining("too large");
        assertThatThrownBy(() -> stand.writing().post("/x").send(Stand::any)).isInstanceOf(AnsweredButUnread.class);
        stand.writing().post("/x").send(); // nothing of it is read

        assertThat(server.heads()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "authorization",
                "Proxy-Authorization",
                "Host",
                "Content-Length",
                "Content-Type",
                "Cookie",
                "Transfer-Encoding",
                "Connection",
                "Expect",
                "Accept-Encoding",
                "User-Agent",
                "X-HTTP-Method-Override",
                "Sec-Fetch-Mode",
                "",
                "a b",
                "a:b",
                "a\r\nb",
                "ä",
            })
    void theClientsOwnHeadersAreNotForActions(String name) {
        var request = stand.reading().get("/x");

        assertThatThrownBy(() -> request.header(name, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rule 7.5: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX: y", "a\nb", "a\u0000", "a\u007F", "ä", "\u0085", "\uD83D"})
    void aHeadersValueIsOneLineOfPlainCharacters(String value) {
        var request = stand.reading().get("/x");

        assertThatThrownBy(() -> request.ifMatch(value)).isInstanceOf(ProviderRejected.class);
    }

    @Test
    void aRequestThatIsTooLongIsNotSent() {
        var request = stand.reading().get("/x").query("q", "ü".repeat(6_000));

        assertThatThrownBy(request::send).isInstanceOf(ProviderRejected.class);
        assertThatThrownBy(() -> stand.reading().get("/x").query("q", "\uDC00")).isInstanceOf(ProviderRejected.class);

        assertThat(server.connections()).isZero();
    }

    @Test
    void aRequestIsSentOnce() {
        var request = stand.reading().get("/x");
        request.send();

        assertThatThrownBy(request::send).isInstanceOf(IllegalStateException.class);

        assertThat(server.heads()).hasSize(1);
    }

    @Test
    void aRecordThatCannotBeDescribedIsADefectBeforeAnythingIsSent() {
        assertThatThrownBy(() -> stand.writing().post("/x").send(Object.class)).isInstanceOf(RuntimeException.class);

        assertThat(server.connections()).isZero();
    }

    @Test
    void aCallThatIsOverOrCalledOffSendsNothing() {
        var late = stand.within(Duration.ofSeconds(5)).reading().get("/x");
        stand.time.advance(Duration.ofSeconds(5));
        assertThatThrownBy(late::send).isInstanceOf(DeadlineExceeded.class);

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> stand.reading().get("/x").send()).isInstanceOf(Cancelled.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.connections()).isZero();
    }

    @Test
    void anUnknownOriginIsADefect() {
        assertThatThrownBy(() -> stand.reading().at("upload")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aProviderWithoutOriginsMayHaveAClientThatIsNeverUsed() {
        try (var notes = new Stand(Provider.of("notes", "Notes", Auth.none()), Stand.unhurried())) {
            var http = notes.reading();

            assertThatThrownBy(() -> http.get("/x")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void nothingThatIsPutTogetherShowsItsSecrets() {
        var shown = new ArrayList<String>();
        shown.add(stand.reading().get("/x/{id}", "secret").query("q", "secret").toString());
        shown.add(new WebClient.Header("Authorization", "secret").toString());

        assertThat(shown).containsExactly("GET api /x/{id}", "Authorization: [redacted]");
    }

    static String json(String body) {
        return typed("application/json", body);
    }

    private static String typed(String type, String body) {
        return "HTTP/1.1 200 OK\r\n" + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n") + "Content-Length: "
                + body.length() + "\r\n\r\n" + body;
    }
}
