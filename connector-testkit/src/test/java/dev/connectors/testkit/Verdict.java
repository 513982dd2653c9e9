package dev.connectors.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What the contract says of a connector: its tests, run in here, by the numbers of their rules. */
record Verdict(Map<String, List<String>> broken, Map<String, List<String>> skipped, Map<String, Integer> kept) {

    private static final Pattern RULE = Pattern.compile("[a-z]+_(\\d+)_(\\d+)_.*");

    static Verdict of(Class<? extends ConnectorContract> contract) {
        var verdict = new Verdict(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .configurationParameter(LauncherConstants.STACKTRACE_PRUNING_ENABLED_PROPERTY_NAME, "false")
                .build();
        var listener = new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                verdict.note(test, result);
            }
        };
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .build())
                .execute(request, listener);
        return verdict;
    }

    private void note(TestIdentifier test, TestExecutionResult result) {
        var message = result.getThrowable().map(Throwable::getMessage).orElse("");
        var rule = rule(test);
        switch (result.getStatus()) {
            case FAILED ->
                broken.computeIfAbsent(rule, any -> new ArrayList<>()).add(message);
            case ABORTED ->
                skipped.computeIfAbsent(rule, any -> new ArrayList<>()).add(message);
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    kept.merge(rule, 1, Integer::sum);
                }
            }
        }
    }

    private static String rule(TestIdentifier test) {
        var method = test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName())
                .orElse(test.getDisplayName());
        var number = RULE.matcher(method);
        return number.matches() ? number.group(1) + "." + number.group(2) : method;
    }
}
