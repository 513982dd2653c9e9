package dev.connectors.domain.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoPointTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30.2672,-97.7431 | 30.2672,-97.7431 | 0",
                "0,0 | 0,1 | 69.09", // a degree of the mean sphere
                "30.2672,-97.7431 | 32.7767,-96.797 | 182.0", // Austin to Dallas
                "39.7392,-104.9903 | 40.0150,-105.2705 | 24.2", // Denver to Boulder
                "0,179.5 | 0,-179.5 | 69.09" // over the date line
            })
    void distancesAreThoseOfTheSphere(String from, String to, double miles) {
        assertThat(GeoPoint.parse(from).milesTo(GeoPoint.parse(to))).isCloseTo(miles, within(0.6));
    }

    @Test
    void itsTextReadsBackAndHasNoExponent() {
        assertThat(GeoPoint.parse("-0.00001, 100.5")).hasToString("-0.00001,100.5");
        assertThat(new GeoPoint(-0.0, 10)).hasToString("0,10").isEqualTo(GeoPoint.parse("0,10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "91,0", "0,181", "30.1,-97.1) lt 5", "30,1,2", "NaN,0", "1e2,0", "30;5"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> GeoPoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
