package dev.connectors.mcp.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.approval.Approval;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.Preview;
import dev.connectors.domain.Recipients;
import dev.connectors.permission.Principal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ApprovalPagesTest {

    private static final Instant NOW = Instant.parse("2026-03-03T14:00:00Z");

    private final List<String> decided = Collections.synchronizedList(new ArrayList<>());
    private final MovingClock clock = new MovingClock();
    private LocalPages server;
    private ApprovalPages pages;

    @BeforeEach
    void start() throws IOException {
        server = LocalPages.start(0);
        pages = ApprovalPages.on(server, clock, ZoneOffset.UTC, (id, yes) -> {
            decided.add(id + " " + yes);
            return "It is done.";
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void thePageShowsTheWholeQuestionAndTheSafeButtonFirst() throws Exception {
        var link = open("a-1");

        var page = new Visitor().get(link);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Create this event and invite 1 person?")
                .contains("<dt>To</dt><dd>john@buyer.example (outside your company)</dd>")
                .contains("<dt>What</dt><dd>Showing</dd>")
                .contains("Asked because others will see it.")
                .contains("ends at 14:10");
        assertThat(page.body().indexOf("value=\"no\" autofocus")).isPositive();
        assertThat(page.body().indexOf("value=\"no\"")).isLessThan(page.body().indexOf("value=\"yes\""));
        assertThat(page.body()).contains(">Don&#39;t<").contains(">Invite<");
        assertThat(decided).isEmpty();
    }

    @Test
    void whatOthersWroteIsTextAndNothingElse() throws Exception {
        var hostile = "</dd><script>alert(1)</script><img src=x onerror=alert(1)>\"'&<form action=//evil.example>";
        var link = pages.open(approval(
                        "a-1", Preview.of(hostile).line(hostile, hostile).buttons(hostile, hostile), hostile))
                .orElseThrow();

        var page = new Visitor().get(link).body();

        assertThat(page).doesNotContain("<script").doesNotContain("<img").doesNotContain("onerror=alert(1)>");
        assertThat(page.split("<form", -1)).hasSize(2);
        assertThat(page.split("<button", -1)).hasSize(3);
    }

    @Test
    void thePageRunsNoScriptAndFitsInNoFrame() throws Exception {
        var headers = new Visitor().get(open("a-1")).headers();

        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'; style-src 'sha256-")
                        .contains("form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                        .doesNotContain("unsafe", "script-src"));
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(headers.firstValue("Set-Cookie"))
                .hasValueSatisfying(
                        cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/approve/"));
    }

    @Test
    void aYesIsTakenOnce() throws Exception {
        var link = open("a-1");
        var visitor = new Visitor();
        var page = visitor.get(link);

        var first = visitor.press(link, page, "yes");
        var second = visitor.press(link, page, "yes");
        var again = visitor.get(link);

        assertThat(first.body()).contains("You said yes").contains("It is done.");
        assertThat(second.statusCode()).isEqualTo(410);
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(decided).containsExactly("a-1 true");
    }

    @Test
    void aNoIsANo() throws Exception {
        var link = open("a-1");
        var visitor = new Visitor();

        visitor.press(link, visitor.get(link), "no");

        assertThat(decided).containsExactly("a-1 false");
    }

    @Test
    void readingThePageDecidesNothingHoweverOften() throws Exception {
        var link = open("a-1");
        var visitor = new Visitor();

        visitor.get(link);
        visitor.get(URI.create(link + "?answer=yes"));
        var last = visitor.get(link);

        assertThat(last.statusCode()).isEqualTo(200);
        assertThat(decided).isEmpty();
    }

    @Test
    void anAnswerFromAnotherPageIsRefused() throws Exception {
        var link = open("a-1");
        var visitor = new Visitor();
        var form = "form=" + Visitor.form(visitor.get(link)) + "&answer=yes";

        var foreign = visitor.post(link, form, "Origin", "https://evil.example");
        var sandboxed = visitor.post(link, form, "Origin", "null");
        var without = visitor.post(link, form);
        var otherPort = visitor.post(link, form, "Origin", "http://127.0.0.1:1");

        assertThat(List.of(foreign, sandboxed, without, otherPort))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(403));
        assertThat(decided).isEmpty();
    }

    @Test
    void anAnswerWithoutThePagesOwnTokenIsRefused() throws Exception {
        var link = open("a-1");
        var visitor = new Visitor();
        visitor.get(link);

        var none = visitor.post(link, "answer=yes", "Origin", Visitor.origin(link));
        var wrong = visitor.post(link, "form=x&answer=yes", "Origin", Visitor.origin(link));
        var neither = visitor.press(link, visitor.get(link), "maybe");

        assertThat(none.statusCode()).isEqualTo(403);
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(neither.statusCode()).isEqualTo(400);
        assertThat(decided).isEmpty();
    }

    @Test
    void theLinkBelongsToTheBrowserThatOpensItFirst() throws Exception {
        var link = open("a-1");
        var first = new Visitor();
        var page = first.get(link);

        var second = new Visitor();
        var seen = second.get(link);
        var pressed = second.press(link, page, "yes");

        assertThat(seen.statusCode()).isEqualTo(403);
        assertThat(seen.body()).contains("Opened elsewhere").doesNotContain("Create this event");
        assertThat(pressed.statusCode()).isEqualTo(403);
        assertThat(decided).isEmpty();
    }

    @Test
    void aBrowserThatFetchesAheadDoesNotTakeTheLink() throws Exception {
        var link = open("a-1");

        var ahead = new Visitor().get(link, "Sec-Purpose", "prefetch;prerender");
        var person = new Visitor().get(link);

        assertThat(ahead.statusCode()).isEqualTo(503);
        assertThat(ahead.body()).doesNotContain("Create this event");
        assertThat(person.statusCode()).isEqualTo(200);
    }

    @Test
    void aQuestionEndsWithItsTime() throws Exception {
        var link = open("a-1");
        var visitor = new Visitor();
        var page = visitor.get(link);
        clock.now = NOW.plus(Duration.ofMinutes(10));

        var late = visitor.press(link, page, "yes");

        assertThat(late.statusCode()).isEqualTo(404);
        assertThat(decided).isEmpty();
    }

    @Test
    void theIdOfAQuestionIsNoWayToItsPage() throws Exception {
        var link = open("a-1");

        var byId = new Visitor().get(link.resolve("/approve/a-1"));
        var atAll = new Visitor().get(link.resolve("/approve/"));
        var root = new Visitor().get(link.resolve("/"));

        assertThat(List.of(byId.statusCode(), atAll.statusCode(), root.statusCode()))
                .containsOnly(404);
    }

    @Test
    void linksCannotBeGuessed() {
        var tokens = new HashSet<String>();

        IntStream.range(0, 90).forEach(i -> tokens.add(open("a-" + i).getPath().substring("/approve/".length())));

        assertThat(tokens).hasSize(90).allSatisfy(token -> assertThat(token).hasSize(43));
    }

    @Test
    void oneQuestionGetsOneLinkAndThereIsAnEndToQuestions() {
        var first = pages.open(approval("a-1", Preview.of("One?"), ""));
        var same = pages.open(approval("a-1", Preview.of("One?"), ""));
        IntStream.range(2, 101).forEach(i -> pages.open(approval("a-" + i, Preview.of("More?"), "")));
        var tooMany = pages.open(approval("a-101", Preview.of("Too many?"), ""));

        assertThat(first).isPresent();
        assertThat(same).isEmpty();
        assertThat(tooMany).isEmpty();
    }

    /** DNS rebinding: a name that leads to 127.0.0.1 would make a page of the attacker's one of ours. */
    @Test
    void aRequestUnderAnotherNameIsRefused() throws Exception {
        var link = open("a-1");

        var rebound = raw(link, "GET", "evil.example:" + link.getPort());
        var localhost = raw(link, "GET", "localhost:" + link.getPort());

        assertThat(rebound).startsWith("HTTP/1.1 421");
        assertThat(localhost).startsWith("HTTP/1.1 421").doesNotContain("Create this event");
    }

    @Test
    void aLongFormAndAnotherMethodAreRefused() throws Exception {
        var link = open("a-1");
        var visitor = new Visitor();
        visitor.get(link);

        var tooLong = visitor.post(link, "x".repeat(5000), "Origin", Visitor.origin(link));
        var put = raw(link, "PUT", "127.0.0.1:" + link.getPort());

        assertThat(tooLong.statusCode()).isEqualTo(413);
        assertThat(put).startsWith("HTTP/1.1 405");
    }

    @Test
    void nobodyElseInTheNetworkReachesThePages() throws Exception {
        var link = open("a-1");
        var addresses = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();

        for (InetAddress address : addresses) {
            assertThat(connects(address, link.getPort())).as(address.toString()).isFalse();
        }
        assertThat(connects(InetAddress.getByName("127.0.0.1"), link.getPort())).isTrue();
    }

    private static boolean connects(InetAddress address, int port) {
        try (var socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String raw(URI link, String method, String host) throws IOException {
        try (var socket = new Socket("127.0.0.1", link.getPort())) {
            socket.setSoTimeout(5_000);
            var request = method + " " + link.getPath() + " HTTP/1.1\r\nHost: " + host
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            var answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    private URI open(String id) {
        return pages.open(approval(
                        id,
                        Preview.of("Create this event and invite 1 person?")
                                .line("To", "john@buyer.example (outside your company)")
                                .line("What", "Showing")
                                .buttons("Invite", "Don't"),
                        "Asked because others will see it."))
                .orElseThrow();
    }

    private static Approval approval(String id, Preview preview, String reason) {
        return new Approval(
                id,
                Principal.of("home", "anna"),
                "mcp-1",
                ZoneOffset.UTC,
                "calendar_create_event",
                "c1",
                "work",
                "{}",
                "00",
                "op",
                preview,
                Recipients.of(List.of(EmailAddress.parse("john@buyer.example"))),
                reason,
                NOW,
                NOW.plus(Duration.ofMinutes(10)),
                Approval.State.WAITING,
                Optional.empty(),
                Optional.empty());
    }

    private static final class MovingClock extends Clock {

        private volatile Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
