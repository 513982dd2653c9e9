package dev.connectors.domain.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsTimeZonesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CO | 80203 | America/Denver",
                "co | | America/Denver",
                "TX | 78701 | America/Chicago",
                "TX | 79901-1234 | America/Denver", // El Paso
                "FL | 33101 | America/New_York",
                "FL | 32501 | America/Chicago", // Pensacola
                "ID | 83702 | America/Boise",
                "ID | 83814 | America/Los_Angeles", // Coeur d'Alene
                "IN | 46204 | America/Indiana/Indianapolis",
                "IN | 46402 | America/Chicago", // Gary
                "TN | 37201 | America/Chicago", // Nashville
                "TN | 37902 | America/New_York", // Knoxville
                "KY | 40507 | America/New_York", // Lexington
                "KY | 42101 | America/Chicago", // Bowling Green
                "SD | 57701 | America/Denver", // Rapid City
                "AZ | 85004 | America/Phoenix",
                "HI | 96813 | Pacific/Honolulu",
                "MI | 48226 | America/Detroit",
                "PR | 00901 | America/Puerto_Rico"
            })
    void aPlaceWhoseZoneIsCertainHasIt(String state, String code, String zone) {
        assertThat(UsTimeZones.of(state, code == null ? "" : code)).hasToString("Optional[" + zone + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TX | ", // a divided state without a code
                "TX | 79821", // on both sides of the line
                "FL | 32456",
                "OR | 97914",
                "NV | 89883", // West Wendover keeps mountain time
                "AZ | 86503", // the Navajo Nation
                "ND | 58601",
                "ON | M5H 2N2", // not of the United States
                "XX | 80203",
                "'' | 80203"
            })
    void aPlaceOnALineHasNone(String state, String code) {
        assertThat(UsTimeZones.of(state, code == null ? "" : code)).isEmpty();
    }
}
