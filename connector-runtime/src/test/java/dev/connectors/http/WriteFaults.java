package dev.connectors.http;

import dev.connectors.error.ConnectorException;
import dev.connectors.spi.ApiClient;
import dev.connectors.spi.ApiRequest;
import dev.connectors.spi.Provider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes of every kind, cut at every point, and what the caller was told against what arrived. Also run in a JVM of its own. */
final class WriteFaults {

    /** Where the connection is cut, or how it is answered. */
    enum Fault {
        NOBODY_LISTENS {
            @Override
            void serve(RawServer.Connection c) {
                throw new IllegalStateException("nobody is there");
            }
        },
        RESET_AT_ONCE {
            @Override
            void serve(RawServer.Connection c) throws IOException {
                c.reset();
            }
        },
        TLS {
            @Override
            void serve(RawServer.Connection c) throws IOException {
                c.bytes(1);
            }
        },
        HALF_REQUEST {
            @Override
            void serve(RawServer.Connection c) throws IOException {
                c.bytes(10);
                c.reset();
            }
        },
        AFTER_REQUEST {
            @Override
            void serve(RawServer.Connection c) throws IOException {
                c.request();
            }
        },
        RESET_AFTER_REQUEST {
            @Override
            void serve(RawServer.Connection c) throws IOException {
                c.request();
                c.reset();
            }
        },
        HALF_STATUS {
            @Override
            void serve(RawServer.Connection c) throws IOException {
                c.request();
                c.write("HTTP/1.1 2");
            }
        },
        HALF_HEADERS {
            @Override
            void serve(RawServer.Connection c) throws IOException {
                c.request();
                c.write("HTTP/1.1 200 OK\r\nContent-Ty");
            }
        },
        AFTER_HEADERS {
            @Override
            void serve(RawServer.Connection c) throws IOException {
                c.request();
                c.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n");
            }
        },
        HALF_BODY {
            @Override
            void serve(RawServer.Connection c) throws IOException {
                c.request();
                c.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{\"a\"");
                c.reset();
            }
        },
        BAD_CHUNK {
            @Override
            void serve(RawServer.Connection c) throws IOException {
                c.request();
                c.write(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
            }
        },
        STATUS_500 {
            @Override
            void serve(RawServer.Connection c) throws IOException {
                answers(c, "500 Broken");
            }
        },
        STATUS_502 {
            @Override
            void serve(RawServer.Connection c) throws IOException {
                answers(c, "502 Bad Gateway");
            }
        },
        STATUS_503 {
            @Override
            void serve(RawServer.Connection c) throws IOException {
                answers(c, "503 Unavailable");
            }
        },
        STATUS_504 {
            @Override
            void serve(RawServer.Connection c) throws IOException {
                answers(c, "504 Timeout");
            }
        },
        STATUS_303 {
            @Override
            void serve(RawServer.Connection c) throws IOException {
                answers(c, "303 See Other");
            }
        },
        FINE {
            @Override
            void serve(RawServer.Connection c) throws IOException {
                answers(c, "200 OK");
            }
        };

        abstract void serve(RawServer.Connection c) throws IOException;

        static void answers(RawServer.Connection c, String status) throws IOException {
            while (c.request()) {
                c.answer(status, "{\"a\":1}");
            }
        }
    }

    /** What is sent. */
    enum Write {
        POST(http -> http.post("/x").json(Map.of("a", 1))),
        PUT(http -> http.put("/x").json(Map.of("a", 1))),
        PATCH(http -> http.patch("/x").json(Map.of("a", 1))),
        DELETE(http -> http.delete("/x")),
        POST_EMPTY(http -> http.post("/x"));

        private final Function<ApiClient, ApiRequest> request;

        Write(Function<ApiClient, ApiRequest> request) {
            this.request = request;
        }
    }

    /**
     * One write's end.
     *
     * @param told such as {@code done}, {@code lost} or an error's code
     * @param arrived how many whole requests the server had
     */
    record Outcome(Fault fault, Write write, boolean reused, String told, int arrived) {

        /** What is wrong with it; empty for nothing. */
        String wrong(boolean onceAtMost) {
            if (onceAtMost && arrived > 1) {
                return "delivered " + arrived + " times: " + this;
            }
            if ((told.equals("done") || told.equals("unread")) && arrived == 0) {
                return "reported as done, not delivered: " + this;
            }
            if (told.equals("provider_unavailable") && arrived > 0) {
                return "reported as not written, but delivered: " + this;
            }
            if (told.equals("lost") && surelyNotSent()) {
                return "unknown, though nothing can have left: " + this;
            }
            return told.startsWith("untyped") ? told + ": " + this : "";
        }

        private boolean surelyNotSent() {
            // where the JDK sends all methods again, a handshake that fails may be its second attempt
            return fault == Fault.NOBODY_LISTENS || (fault == Fault.TLS && !JvmSwitches.jdkSendsAgain());
        }
    }

    private static final Provider ANY = Provider.apiKey("any", "http://127.0.0.1:1");

    private static final HttpPolicy POLICY = HttpPolicy.defaults().with(new HttpPolicy.Flow(10_000, 8, 100));
    private static final Time TIME = new Time(Clock.systemUTC(), (time, deadline) -> deadline.checkpoint(), () -> 0.5);

    private WriteFaults() {}

    /** Prints what is wrong, and a table of what was told; for a JVM with other switches. */
    public static void main(String[] args) {
        var outcomes = all(Integer.parseInt(args[0]), false);
        var wrong = wrong(outcomes, true);
        System.out.println("writes " + outcomes.size() + ", wrong " + wrong.size());
        wrong.stream().limit(20).forEach(System.out::println);
        System.out.println("the plain client delivered " + deliveredByThePlainClient());
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /** What the JDK's client does with a POST when a kept-alive connection dies: the control of the whole matrix. */
    static int deliveredByThePlainClient() {
        try (var server = new RawServer(c -> {
            if (c.number == 1) {
                c.request();
                c.json("{}");
            }
            c.request();
        })) {
            var client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            var builder = HttpRequest.newBuilder(URI.create(server.url() + "/x"));
            client.send(builder.GET().build(), BodyHandlers.discarding());
            try {
                client.send(builder.POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.discarding());
            } catch (IOException cut) {
                // as scripted
            }
            return (int) server.heads().stream()
                    .filter(head -> head.startsWith("POST"))
                    .count();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> wrong(Collection<Outcome> outcomes, boolean onceAtMost) {
        return outcomes.stream()
                .map(outcome -> outcome.wrong(onceAtMost))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    static Map<String, Long> table(Collection<Outcome> outcomes) {
        return outcomes.stream()
                .collect(Collectors.groupingBy(o -> o.fault() + " " + o.told(), TreeMap::new, Collectors.counting()));
    }

    static List<Outcome> all(int rounds, boolean repeatSafe) {
        var outcomes = new ArrayList<Outcome>();
        try (var web = WebClient.create(HttpPolicy.defaults())) {
            for (var fault : Fault.values()) {
                for (var write : Write.values()) {
                    for (var round = 0; round < rounds; round++) {
                        outcomes.add(one(web, fault, write, round % 2 == 1, repeatSafe));
                    }
                }
            }
        }
        return outcomes;
    }

    /** On a fresh connection, or on one that was kept alive: its second request meets the fault. */
    private static Outcome one(WebClient web, Fault fault, Write write, boolean again, boolean repeatSafe) {
        var reused = again && fault != Fault.TLS && fault != Fault.NOBODY_LISTENS;
        try (var nobody = new Nobody();
                var server = new RawServer(c -> {
                    if (reused && c.number == 1) {
                        c.request();
                        c.json("{}");
                    }
                    fault.serve(c);
                })) {
            var port = fault == Fault.NOBODY_LISTENS ? nobody.port() : server.port();
            var provider = ANY.origin("api", (fault == Fault.TLS ? "https" : "http") + "://127.0.0.1:" + port);
            var http = ProviderHttp.create(web, POLICY, TIME);
            if (reused) {
                client(http, provider, repeatSafe).get("/warm").send();
            }
            var told = told(client(http, provider, repeatSafe), write);
            var arrived = (int) server.heads().stream()
                    .filter(head -> !head.startsWith("GET"))
                    .count();
            return new Outcome(fault, write, reused, told, arrived);
        }
    }

    private static ApiClient client(ProviderHttp http, Provider provider, boolean repeatSafe) {
        return http.open(new ProviderHttp.Exchange(
                provider, "c", Credential.none(), Deadline.in(Duration.ofSeconds(10)), true, repeatSafe));
    }

    private static String told(ApiClient client, Write write) {
        try {
            write.request.apply(client).send(in -> {
                while (in.nextToken() != null && !in.currentToken().isStructEnd()) {
                    in.skipChildren();
                }
                return true;
            });
            return "done";
        } catch (LostAnswer e) {
            return "lost";
        } catch (AnsweredButUnread e) {
            return "unread";
        } catch (ConnectorException e) {
            return e.code();
        } catch (RuntimeException e) {
            return "untyped " + e;
        }
    }
}
