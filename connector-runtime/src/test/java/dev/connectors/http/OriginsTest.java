package dev.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.spi.Auth;
import dev.connectors.spi.Bearer;
import dev.connectors.spi.Origin;
import dev.connectors.spi.Provider;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    private static final int MOST = 4_000;

    private final Origins origins = new Origins(Provider.of("acme", "Acme", Auth.none())
            .origin("api", "https://api.example/v1")
            .origin("upload", "https://upload.example", Bearer.NEVER)
            .origin(new Origin("meet", URI.create("https://meet.example"), Bearer.ALWAYS, true))
            .origin("files", "https://shared.example/files", Bearer.NEVER)
            .origin("shared", "https://shared.example/api")
            .origin("odd", "https://odd.example:8443"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://api.example/v1/users?$skiptoken=a%2Fb     | api",
                "https://api.example/v2/users                      | api",
                "https://api.example                               | api",
                "https://api.example?page=2                        | api",
                "HTTPS://API.EXAMPLE/v1/x                          | api",
                "https://api.example:443/v1/x                      | api",
                "https://api.example/v1/x?u=https://evil.example/  | api",
                "https://api.example/v1/x?a@b:c                    | api",
                "https://api.example:/v1:x@evil.example            | api",
                "https://api.example/v1/a..b/.hidden/x             | api",
                "https://upload.example/session/1                  | upload",
                "https://meet.example/x                            | meet",
                "https://us05.meet.example/x                       | meet",
                "https://shared.example/api/x                      | shared",
                "https://shared.example/files/x                    | files",
                "https://odd.example:8443/x                        | odd",
            })
    void aLinkIntoADeclaredOriginIsFollowedAsItIs(String link, String origin) {
        var target = origins.follow(link, MOST);

        assertThat(target).hasValueSatisfying(found -> {
            assertThat(found.origin().name()).isEqualTo(origin);
            assertThat(found.uri()).hasToString(link);
        });
    }

    @Test
    void whereTwoOriginsShareAHostTheDoubtfulOneGetsNoToken() {
        var target = origins.follow("https://shared.example/other", MOST);

        assertThat(target)
                .hasValueSatisfying(found -> assertThat(found.origin().bearer()).isEqualTo(Bearer.NEVER));
    }

    /** Forms after the URL tests of browsers: each is read as another host, or as nothing, by some parser. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/v1/users",
                "//evil.example/x",
                "///evil.example/x",
                "https:",
                "https:/",
                "https://",
                "https:///api.example/v1",
                "https:api.example/v1",
                "https:/api.example/v1",
                "https:\\\\evil.example",
                "https:/\\evil.example",
                "https://evil.example",
                "https://evil.example/https://api.example/",
                "https://evil.example?https://api.example/",
                "https://evil.example#https://api.example/",
                "https://evil.example\\@api.example/",
                "https://evil.example\\.api.example/",
                "https://api.example\\@evil.example/",
                "https://api.example\\.evil.example/",
                "https://api.example@evil.example/",
                "https://api.example:443@evil.example/",
                "https://api.example%40evil.example/",
                "https://evil.example@api.example/",
                "https://user:pass@api.example/v1",
                "https://@api.example/v1",
                "https://:@api.example/v1",
                "https://api.example.evil.example/",
                "https://api.example.",
                "https://api.example./v1",
                "https://evil-api.example/",
                "https://evilapi.example/",
                "https://api.example%2eevil.example/",
                "https://api.example%00.evil.example/",
                "https://api%2eexample/v1",
                "https://api.ex%61mple/v1",
                "https://sub.api.example/v1",
                "https://evilmeet.example/",
                "https://meet.example.evil.example/",
                "https://odd.example/x",
                "https://api.example:444/v1",
                "https://api.example:8443/v1",
                "https://api.example:0/v1",
                "https://api.example:-1/v1",
                "https://api.example:99999/v1",
                "https://api.example:443:443/v1",
                "http://api.example/v1",
                "http://api.example:443/v1",
                "ftp://api.example/v1",
                "ws://api.example/v1",
                "wss://api.example/v1",
                "file://api.example/v1",
                "file:///etc/passwd",
                "jar:https://api.example/x!/y",
                "javascript:alert(1)//api.example",
                "data:text/html,https://api.example",
                "blob:https://api.example/x",
                "view-source:https://api.example/",
                " https://api.example/v1",
                "https://api.example/v1 ",
                "\thttps://api.example/v1",
                "ht\ntps://api.example/v1",
                "https://api.exa\tmple/v1",
                "https://api.example\n.evil.example/",
                "https://api.example\r\nHost: evil.example/",
                "https://api.example/v1\r\nX: y",
                "https://api.example/v1\u0000",
                "https://api.ex\u0430mple/v1",
                "https://\uFF41pi.example/v1",
                "https://api\u3002example/v1",
                "https://api\uFF0Eexample/v1",
                "https://api.example\uFF0F.evil.example/",
                "https://api.example\u2215evil.example/",
                "https://evil.example\uFF03@api.example/",
                "https://api.ex\u00ADample/v1",
                "https://api.example\u200B/v1",
                "https://xn--pi-8cd.example/v1",
                "https://169.254.169.254/latest/meta-data/",
                "https://2852039166/",
                "https://0xa9.0xfe.0xa9.0xfe/",
                "https://0251.0376.0251.0376/",
                "https://127.1/",
                "https://localhost/v1",
                "https://[::1]/v1",
                "https://[::ffff:169.254.169.254]/v1",
                "https://[api.example]/v1",
                "https://[api.example/v1",
                "https://api.example]/v1",
                "https://api_example/v1",
                "https://api.example/v1#@evil.example",
                "https://api.example/v1#",
                "https://api.example/../../etc",
                "https://api.example/v1/../admin",
                "https://api.example/v1/./x",
                "https://api.example/v1/%2e%2e/admin",
                "https://api.example/v1/.%2E/admin",
                "https://api.example/v1/%2E",
                "https://api.example/v1|x",
                "https://api.example/v1?<script>",
                "https://api.example/v1?\"x\"",
                "https://api.example/%",
                "https://api.example/%zz",
                "https://*.example/",
                "https://api.example,evil.example/",
                "https://api.example;evil.example/",
                "https://api.example&evil.example/",
                "https://api.example$evil.example/",
                "https://api.example!evil.example/",
                "https://api.example'evil.example/",
                "https://api.example(evil.example)/",
                "https://api.example^evil.example/",
                "https://api.example`evil.example/",
                "https://{api.example}/",
                "https://https://api.example/",
                "https://api.example:443evil.example/",
                "https:// api.example/v1",
                "https://api.example\u00A0/v1",
                "urn:https:api.example",
                "mailto:a@api.example",
                "about:blank",
            })
    void aLinkThatAnyParserCouldTakeElsewhereIsNotFollowed(String link) {
        assertThat(origins.follow(link, MOST)).isEmpty();
    }

    @Test
    void aLinkHasAnEnd() {
        var link = "https://api.example/v1?t=" + "a".repeat(MOST);

        assertThat(origins.follow(link, MOST)).isEmpty();
    }

    @Test
    void onlyDeclaredOriginsHaveAName() {
        assertThatThrownBy(() -> origins.named("evil"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[api, upload, meet, files, shared, odd]");
    }

    @Test
    void aProviderWithoutOriginsHasNoHttp() {
        var none = new Origins(Provider.of("notes", "Notes", Auth.none()));

        assertThatThrownBy(none::first).isInstanceOf(IllegalStateException.class);
        assertThat(none.follow("https://api.example/", MOST)).isEmpty();
    }
}
