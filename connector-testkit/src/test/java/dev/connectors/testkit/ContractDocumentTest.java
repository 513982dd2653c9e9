package dev.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The suite and the document speak of the same rules. */
class ContractDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "connector-contract.md");
    private static final Pattern HEADING = Pattern.compile("### (\\d+\\.\\d+) (.+)");
    private static final Pattern METHOD = Pattern.compile("(required|optional|untested)_(\\d+)_(\\d+)_\\w+");
    private static final Pattern NAME = Pattern.compile("rule (\\d+\\.\\d+): (.+)");

    /** What kind of rule it is, and its sentence. */
    record Rule(String kind, String sentence) {}

    private static Map<String, Rule> inTheSuite() {
        var rules = new TreeMap<String, Rule>();
        for (var method : ConnectorContract.class.getDeclaredMethods()) {
            var name = METHOD.matcher(method.getName());
            if (name.matches()) {
                var display =
                        NAME.matcher(method.getAnnotation(DisplayName.class).value());
                assertThat(display.matches()).as(method.getName()).isTrue();
                var number = name.group(2) + "." + name.group(3);
                assertThat(display.group(1)).as(method.getName()).isEqualTo(number);
                rules.put(number, new Rule(name.group(1), lower(display.group(2))));
            }
        }
        return rules;
    }

    private static Map<String, Rule> inTheDocument(List<String> lines) {
        var rules = new TreeMap<String, Rule>();
        for (int i = 0; i < lines.size(); i++) {
            var heading = HEADING.matcher(lines.get(i));
            if (heading.matches()) {
                var kind = lines.get(i + 1).replaceFirst("^\\*(\\w+)\\.\\*.*", "$1");
                rules.put(heading.group(1), new Rule(kind.toLowerCase(Locale.ROOT), lower(heading.group(2))));
            }
        }
        return rules;
    }

    private static String lower(String sentence) {
        return sentence.toLowerCase(Locale.ROOT);
    }

    @Test
    void bothNameTheSameRules() throws Exception {
        var document = inTheDocument(Files.readAllLines(DOCUMENT));

        assertThat(inTheSuite()).hasSizeGreaterThan(30).isEqualTo(document);
    }

    @Test
    void everyRuleHasItsIntent() throws Exception {
        var text = Files.readString(DOCUMENT);

        for (var section : text.split("\n### ")) {
            if (Character.isDigit(section.charAt(0))) {
                assertThat(section).contains("\n**Intent:** ");
            }
        }
    }
}
