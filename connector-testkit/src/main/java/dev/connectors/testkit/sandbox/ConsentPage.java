package dev.connectors.testkit.sandbox;

import java.util.List;

/** The pages of the authorization endpoint. They say in their first line that this is a stand-in. */
final class ConsentPage {

    private static final String FRAME = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Stand-in sign-in</title>
            <style>body{font:16px sans-serif;max-width:36em;margin:2em auto;padding:0 1em}
            .banner{background:#ffe9a8;border:2px solid #b58900;padding:.7em}label{display:block;margin:.4em 0}</style>
            </head><body><p class="banner"><strong>%s</strong></p>%s</body></html>
            """;

    private final SignInStyle signIn;

    ConsentPage(SignInStyle signIn) {
        this.signIn = signIn;
    }

    Answer consent(String ticket, AuthorizationRequest request, List<SandboxAccount> accounts) {
        var form = new StringBuilder();
        form.append("<h1>").append(escape(request.client())).append(" wants access</h1>");
        form.append("<form method=\"post\" action=\"")
                .append(signIn.consentPath())
                .append("\">");
        form.append("<input type=\"hidden\" name=\"ticket\" value=\"")
                .append(escape(ticket))
                .append("\">");
        form.append("<fieldset><legend>Account</legend>");
        var chosen = request.loginHint().orElse("");
        var isFirst = accounts.stream().noneMatch(it -> isHinted(it, chosen));
        for (var account : accounts) {
            form.append("<label><input type=\"radio\" name=\"account\" value=\"")
                    .append(escape(account.email()))
                    .append('"')
                    .append(isFirst || isHinted(account, chosen) ? " checked" : "")
                    .append("> ")
                    .append(escape(account.email()))
                    .append("</label>");
            isFirst = false;
        }
        form.append("</fieldset><fieldset><legend>It may</legend>");
        for (var scope : request.scopes()) {
            form.append("<label><input type=\"checkbox\" name=\"scope\" value=\"")
                    .append(escape(scope))
                    .append("\" checked")
                    .append(signIn.canBeUnticked(scope) ? "> " : " disabled> ")
                    .append(escape(scope))
                    .append("</label>");
        }
        form.append("</fieldset><p><button name=\"answer\" value=\"allow\">Allow</button> ");
        form.append("<button name=\"answer\" value=\"deny\">Cancel</button></p></form>");
        return page(200, form.toString());
    }

    Answer refusal(OAuthError error) {
        return page(400, "<h1>Error: " + escape(error.code()) + "</h1><p>" + escape(error.description()) + "</p>");
    }

    Answer plain(String text) {
        return page(200, "<p>" + escape(text) + "</p>");
    }

    private Answer page(int status, String content) {
        return Answer.html(status, FRAME.formatted(escape(signIn.banner()), content));
    }

    private static boolean isHinted(SandboxAccount account, String hint) {
        return StoredEvent.sameAddress(account.email(), hint)
                || account.subject().equals(hint);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
