package dev.connectors.mcp.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** HTML without scripts, in which every text is escaped. Pure. */
final class Html {

    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem;"
                    + "color:#1a1a1a;background:#fff}h1{font-size:1.4rem}dl{display:grid;grid-template-columns:max-content 1fr;"
                    + "gap:.3rem 1rem}dt{color:#555}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}em{color:#333}"
                    + "button,a.button{font:inherit;padding:.5rem 1.2rem;margin:1rem .6rem 0 0;border:1px solid #555;"
                    + "border-radius:.3rem;background:#f4f4f4;color:#1a1a1a;text-decoration:none;display:inline-block}"
                    + "button:focus{outline:3px solid #1a5fb4}";

    /** No script, no other server, no frame around it; forms only to where the page came from. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private Html() {}

    /** A page; the body is HTML, the title is text. */
    static String page(String title, String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + text(title)
                + "</title><style>" + STYLE + "</style></head><body>" + body + "</body></html>";
    }

    /** A page that says one thing. */
    static String message(String title, String sentence) {
        return page(title, "<h1>" + text(title) + "</h1><p>" + text(sentence) + "</p>");
    }

    /** Text, wherever it comes from, for an element or a quoted attribute. */
    static String text(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(Character.isISOControl(c) && c != '\n' && c != '\t' ? ' ' : c);
            }
        });
        return escaped.toString();
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
