package dev.connectors.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Looks at start for switches of the JVM that would undo what this package promises. */
public final class JvmSwitches {

    /**
     * What was found.
     *
     * @param code stable: {@code jvm_hostname_verification_off}, {@code jvm_resends_writes}, {@code jvm_logs_requests} or
     *     {@code jvm_debugs_requests}
     * @param refused whether the start must stop
     * @param text what it means and what to do, for the host's log
     */
    public record Finding(String code, boolean refused, String text) {}

    private static final String HOSTNAMES = "jdk.internal.httpclient.disableHostnameVerification";
    private static final String RESEND = "jdk.httpclient.enableAllMethodRetry";
    private static final String LOG = "jdk.httpclient.HttpClient.log";
    private static final String DEBUG = "jdk.internal.httpclient.debug";
    private static final Set<String> LOGS_SECRETS = Set.of("headers", "requests", "content", "all");

    private JvmSwitches() {}

    /** Looks at this JVM's system properties. */
    public static List<Finding> check() {
        return check(name -> Optional.ofNullable(System.getProperty(name)));
    }

    /** Looks at properties given by name. */
    public static List<Finding> check(Function<String, Optional<String>> property) {
        var findings = new ArrayList<Finding>();
        if (property.apply(HOSTNAMES).filter(JvmSwitches::isOn).isPresent()) {
            findings.add(new Finding(
                    "jvm_hostname_verification_off",
                    true,
                    "-D" + HOSTNAMES + " lets anybody with any certificate read the users' tokens. Remove it."));
        }
        if (property.apply(RESEND).filter(JvmSwitches::isOn).isPresent()) {
            findings.add(new Finding(
                    "jvm_resends_writes",
                    false,
                    "-D" + RESEND + " sends a POST again when a connection dies. Requests to providers are kept"
                            + " from that; other uses of the JDK's client in this JVM are not."));
        }
        if (property.apply(LOG).filter(JvmSwitches::logsSecrets).isPresent()) {
            findings.add(new Finding(
                    "jvm_logs_requests",
                    false,
                    "-D" + LOG + " writes tokens and contents to the log. Remove headers, requests, content and all."));
        }
        if (property.apply(DEBUG).filter(JvmSwitches::isOn).isPresent()) {
            findings.add(new Finding(
                    "jvm_debugs_requests",
                    false,
                    "-D" + DEBUG + " writes bytes of requests to the error stream. Remove it."));
        }
        return List.copyOf(findings);
    }

    /** Whether this JVM's client sends any method again by itself. */
    static boolean jdkSendsAgain() {
        return Optional.ofNullable(System.getProperty(RESEND))
                .filter(JvmSwitches::isOn)
                .isPresent();
    }

    /** As the JDK reads such a switch: there and empty, or {@code true}. */
    private static boolean isOn(String value) {
        return value.isEmpty() || Boolean.parseBoolean(value);
    }

    /** As the JDK reads it: names between commas, some with a part after a colon. */
    private static boolean logsSecrets(String value) {
        for (var name : value.toLowerCase(Locale.ROOT).split("[\\s,]+")) {
            if (LOGS_SECRETS.contains(name.split(":", 2)[0])) {
                return true;
            }
        }
        return false;
    }
}
