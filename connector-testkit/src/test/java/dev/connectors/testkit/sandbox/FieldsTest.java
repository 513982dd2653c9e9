package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldsTest {

    private static final String DOCUMENT = "{'a': 1, 'b': {'c': 2, 'd': {'e': 3}}, 'l': [{'x': 4, 'y': 5}, {'y': 6}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a | {'a': 1}",
                "b/c | {'b': {'c': 2}}",
                "b(c,d/e) | {'b': {'c': 2, 'd': {'e': 3}}}",
                "b/d | {'b': {'d': {'e': 3}}}",
                "l/y | {'l': [{'y': 5}, {'y': 6}]}",
                "l(x),a | {'a': 1, 'l': [{'x': 4}, {}]}",
                "b/c,b/d | {'b': {'c': 2, 'd': {'e': 3}}}",
                "b,b/c | {'b': {'c': 2, 'd': {'e': 3}}}",
                "b/*/e | {'b': {'c': 2, 'd': {'e': 3}}}",
                "* | {'a': 1, 'b': {'c': 2, 'd': {'e': 3}}, 'l': [{'x': 4, 'y': 5}, {'y': 6}]}",
                "none | {}",
            })
    void aSelectorKeepsWhatItNames(String selector, String expected) {
        var selected = Fields.parse(selector).select(Json.seed(DOCUMENT));

        assertThat(selected).isEqualTo(Json.seed(expected));
    }

    @Test
    void whatLiesBeyondIsNamedWithItsPath() {
        var beyond = Fields.parse("a,b/c,l/y").beyond(Json.seed(DOCUMENT));

        assertThat(beyond).containsExactly("b.d", "l[0].x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,", "a(b", "a)b", "a//b", "/a", "a()"})
    void aFaultySelectorIsRefused(String selector) {
        assertThatThrownBy(() -> Fields.parse(selector))
                .isInstanceOf(ApiError.class)
                .hasMessageContaining("Invalid field");
    }
}
