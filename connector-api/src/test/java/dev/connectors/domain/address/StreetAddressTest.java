package dev.connectors.domain.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreetAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "123 Main St | 123 MAIN ST",
                "123 main street | 123 MAIN ST",
                "123 N. Main Street, Unit 4 | 123 N MAIN ST UNIT 4",
                "123 North Main St. #4 | 123 N MAIN ST UNIT 4",
                "123 North Main Str Apt. 4 | 123 N MAIN ST UNIT 4",
                "123 N Main St Ste # 4 | 123 N MAIN ST UNIT 4",
                "123 Main St NW, Denver, CO 80203-1234 | 123 MAIN ST NW, DENVER, CO 80203",
                "123 Main St, Denver, CO | 123 MAIN ST, DENVER, CO",
                "123 Main St, Denver, CO 80203, USA | 123 MAIN ST, DENVER",
                "123 Main St Denver | 123 MAIN ST, DENVER",
                "123 Main St Denver CO 80203 | 123 MAIN ST, DENVER, CO 80203",
                "123 Main St, Apt B, Denver, CO 80203 | 123 MAIN ST UNIT B, DENVER, CO 80203",
                "12 North St | 12 NORTH ST",
                "12 West Avenue | 12 WEST AVE",
                "12 N North St | 12 N NORTH ST",
                "12 East Pine, Aurora | 12 E PINE, AURORA",
                "12 North Park | 12 N PARK",
                "12 Avenue B | 12 AVENUE B",
                "12 St Charles Ave | 12 ST CHARLES AVE",
                "12 Cherry Creek Dr N | 12 CHERRY CREEK DR N",
                "12 Cherry Creek Dr N, Denver | 12 CHERRY CREEK DR N, DENVER",
                "12 O'Brien Ln | 12 OBRIEN LN",
                "12 Peña Blvd | 12 PENA BLVD",
                "12B Elm Ct | 12B ELM CT",
                "12-14 Elm Ct | 12-14 ELM CT",
                "12 1/2 Elm Ct | 12 1/2 ELM CT",
                "4711 FM 1431 | 4711 FM 1431",
                "100 25th Ave | 100 25TH AVE",
                "100 Martin Luther King Jr Blvd Austin | 100 MARTIN LUTHER KING JR BLVD, AUSTIN",
                "Main Street | MAIN ST",
                "Broadway | BROADWAY",
                "1600 Broadway, Denver | 1600 BROADWAY, DENVER",
                "123 Trailer Park Rd | 123 TRAILER PARK RD",
                "123 Main St, Denver CO 80203 | 123 MAIN ST, DENVER, CO 80203"
            })
    void everySpellingBecomesTheStandardOne(String written, String standard) {
        assertThat(StreetAddress.of(written)).hasToString(standard);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // wanted | found | how well
                "123 Main St | 123 Main Street | 100",
                "123 N Main St | 123 Main St North | 100",
                "123 Main St | 123 N Main Street | 85",
                "123 Main St | 123 N Main Street Unit 4 | 76",
                "123 Main St | 123 Main Ave | 76",
                "123 Main | 123 Main St | 85",
                "123 East Pine | 123 E Pine St | 85",
                "123 Main | 123 Main St Unit 4 | 76",
                "123 King | 123 Martin Luther King Blvd | 65",
                "Main St | 99 Main St | 100",
                "123 Main St, Denver | 123 Main St | 100",
                // another place
                "123 Main St | 124 Main St | 0",
                "123 Main St | 123 Maine St | 0",
                "123 N Main St | 123 S Main St | 0",
                "123 Main St #4 | 123 Main St #5 | 0",
                "123 Main St, Denver | 123 Main St, Boulder | 0",
                "123 Main St, Denver, CO 80203 | 123 Main St, Denver, CO 80204 | 0"
            })
    void anAddressFitsAnotherAsFarAsTheyAgree(String wanted, String found, int fit) {
        assertThat(StreetAddress.of(wanted).fit(StreetAddress.of(found))).isEqualTo(fit);
    }

    @Test
    void theStandardFormReadsAsItself() {
        for (var text : new String[] {"123 N MAIN ST UNIT 4, DENVER, CO 80203", "12 NORTH ST", "4711 FM 1431"}) {
            assertThat(StreetAddress.of(text)).hasToString(text);
        }
    }

    @Test
    void nothingMakesItFail() {
        var random = new SplittableRandom(7);
        var signs = "123 NnSst#,.'/-AaveUnit\uD83C\uDFE1é\"()";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(0, 30); j > 0; j--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThatCode(() -> StreetAddress.of(text.toString()))
                    .as(text.toString())
                    .doesNotThrowAnyException();
        }
    }
}
