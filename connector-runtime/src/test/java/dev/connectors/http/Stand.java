package dev.connectors.http;

import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.http.ProviderHttp.Exchange;
import dev.connectors.http.WebClient.Header;
import dev.connectors.spi.ApiClient;
import dev.connectors.spi.Provider;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider on loopback, a token for it, and a client on fake time. */
final class Stand implements AutoCloseable {

    static final String SECRET = "secret-token";

    /** A token that can be renewed so many times. */
    static final class Tokens implements Credential {
        private final List<String> refused = new CopyOnWriteArrayList<>();
        private final int renewals;
        private int number = 1;

        Tokens(int renewals) {
            this.renewals = renewals;
        }

        @Override
        public Optional<Header> header(Deadline deadline) {
            return Optional.of(new Header("Authorization", "Bearer " + SECRET + number));
        }

        @Override
        public boolean renew(Header header, Deadline deadline) {
            refused.add(header.value());
            if (number > renewals) {
                return false;
            }
            number++;
            return true;
        }

        List<String> refused() {
            return refused;
        }
    }

    final FakeTime time = new FakeTime();
    final WebClient web = WebClient.create(HttpPolicy.defaults());
    final ProviderHttp http;
    final Provider provider;
    private Credential credential = new Tokens(0);
    private Duration total = Duration.ofSeconds(30);

    Stand(String base) {
        this(base, unhurried());
    }

    Stand(String base, HttpPolicy policy) {
        this(Provider.apiKey("acme", base), policy);
    }

    Stand(Provider provider, HttpPolicy policy) {
        this.provider = provider;
        this.http = ProviderHttp.create(web, policy, time.time());
    }

    /** Without the limits that these tests are not about: no rate, no circuit. */
    static HttpPolicy unhurried() {
        return HttpPolicy.defaults()
                .with(new HttpPolicy.Flow(1_000_000, 64, 100))
                .with(new HttpPolicy.Circuit(10_000, 10_000, 100, Duration.ofSeconds(15)));
    }

    Stand with(Credential other) {
        credential = other;
        return this;
    }

    Stand within(Duration other) {
        total = other;
        return this;
    }

    /** A client that reads only. */
    ApiClient reading() {
        return open("c1", Kind.READ);
    }

    /** A client whose writes may be sent once. */
    ApiClient writing() {
        return open("c1", Kind.WRITE);
    }

    ApiClient open(String connection, Kind kind) {
        return http.open(new Exchange(
                provider, connection, credential, time.deadline(total), kind != Kind.READ, kind == Kind.SAFE_WRITE));
    }

    /** Reads any JSON value and gives its first text. */
    static String any(JsonParser in) throws IOException {
        var text = "";
        var depth = 0;
        do {
            var token = in.nextToken();
            if (token == null) {
                throw new IOException("nothing there");
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token.isScalarValue() && text.isEmpty()) {
                text = in.getText();
            }
        } while (depth > 0);
        return text;
    }

    @Override
    public void close() {
        http.close();
        web.close();
    }
}
