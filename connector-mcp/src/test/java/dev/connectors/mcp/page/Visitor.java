package dev.connectors.mcp.page;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser with a cookie jar of its own; follows no redirect. */
public final class Visitor {

    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    public HttpResponse<String> get(URI page, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(page).GET(), headers);
    }

    public HttpResponse<String> post(URI page, String body, String... headers)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(page)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    /** Presses a button of the page. */
    public HttpResponse<String> press(URI page, HttpResponse<String> shown, String answer)
            throws IOException, InterruptedException {
        return post(page, "form=" + form(shown) + "&answer=" + answer, "Origin", origin(page));
    }

    public static String origin(URI page) {
        return page.getScheme() + "://" + page.getRawAuthority();
    }

    public static String form(HttpResponse<String> shown) {
        Matcher matcher = FORM.matcher(shown.body());
        return matcher.find() ? matcher.group(1) : "";
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
