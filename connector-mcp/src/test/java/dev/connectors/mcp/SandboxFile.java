package dev.connectors.mcp;

import dev.connectors.testkit.sandbox.GoogleSandbox;

/** A configuration file whose Google is the stand-in. */
final class SandboxFile {

    private SandboxFile() {}

    /**
     * The file.
     *
     * @param account a setting that connects an account
     * @param resources the access to calendars, as JSON
     */
    static String text(GoogleSandbox google, String account, String resources) {
        return """
                {
                  "principal": {"workspace": "home", "user": "anna"},
                  "zone": "UTC",
                  "allowPlainHttp": true,
                  "google": {
                    "clientId": "%s",
                    "clientSecret": "%s",
                    "endpoints": {
                      "api": "%s",
                      "authorization": "%s",
                      "token": "%s",
                      "revocation": "%s",
                      "userInfo": "%s"
                    }
                  },
                  %s,
                  "grants": {
                    "google_calendar": {"on": true, "resources": %s}
                  }
                }
                """.formatted(
                        GoogleSandbox.CLIENT_ID,
                        GoogleSandbox.CLIENT_SECRET,
                        google.calendarApi(),
                        google.authorizationEndpoint(),
                        google.tokenEndpoint(),
                        google.revocationEndpoint(),
                        google.userinfoEndpoint(),
                        account,
                        resources);
    }
}
