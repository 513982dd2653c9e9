package dev.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.http.JvmSwitches.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmSwitchesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "jdk.internal.httpclient.disableHostnameVerification | true              | jvm_hostname_verification_off | true",
                "jdk.internal.httpclient.disableHostnameVerification | ''                | jvm_hostname_verification_off | true",
                "jdk.internal.httpclient.disableHostnameVerification | false             | -                             | -",
                "jdk.httpclient.enableAllMethodRetry                 | true              | jvm_resends_writes            | false",
                "jdk.httpclient.enableAllMethodRetry                 | ''                | jvm_resends_writes            | false",
                "jdk.httpclient.enableAllMethodRetry                 | false             | -                             | -",
                "jdk.httpclient.HttpClient.log                       | headers           | jvm_logs_requests             | false",
                "jdk.httpclient.HttpClient.log                       | errors,REQUESTS   | jvm_logs_requests             | false",
                "jdk.httpclient.HttpClient.log                       | ssl, content      | jvm_logs_requests             | false",
                "jdk.httpclient.HttpClient.log                       | all               | jvm_logs_requests             | false",
                "jdk.httpclient.HttpClient.log                       | errors,frames:all | -                             | -",
                "jdk.internal.httpclient.debug                       | true              | jvm_debugs_requests           | false",
                "jdk.internal.httpclient.debug                       | false             | -                             | -",
            })
    void eachDangerousSwitchIsNamedByItsCode(String property, String value, String code, Boolean refused) {
        var findings = JvmSwitches.check(
                name -> Optional.ofNullable(Map.of(property, value).get(name)));

        if (code == null) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).extracting(Finding::code).containsExactly(code);
            assertThat(findings).extracting(Finding::refused).containsExactly(refused);
            assertThat(findings).allMatch(finding -> finding.text().contains(property));
        }
    }

    @Test
    void aPlainJvmHasNone() {
        List<Finding> findings = JvmSwitches.check(name -> Optional.empty());

        assertThat(findings).isEmpty();
    }

    @Test
    void thisJvmIsLookedAt() {
        var before = System.setProperty("jdk.httpclient.enableAllMethodRetry", "true");
        try {
            assertThat(JvmSwitches.check()).extracting(Finding::code).contains("jvm_resends_writes");
        } finally {
            if (before == null) {
                System.clearProperty("jdk.httpclient.enableAllMethodRetry");
            } else {
                System.setProperty("jdk.httpclient.enableAllMethodRetry", before);
            }
        }
    }
}
