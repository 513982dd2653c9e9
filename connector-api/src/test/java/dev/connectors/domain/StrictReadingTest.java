package dev.connectors.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connectors.error.Fault;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictReadingTest {

    private static List<Fault> faults(String json) {
        return catchThrowableOfType(MisfitException.class, () -> Visit.SHAPE.read(json, Visit.DENVER))
                .faults();
    }

    private static List<Fault> faultsOf(String more) {
        return faults(Visit.json(more));
    }

    @Test
    void whatIsLeftOutIsAbsentEmptyOrItsDefault() {
        var visit = Visit.read("");

        assertThat(visit.day()).isEmpty();
        assertThat(visit.tell()).isEmpty();
        assertThat(visit.certain()).isFalse();
        assertThat(visit.manner()).isEqualTo(Visit.Manner.IN_PERSON);
        assertThat(visit.zone()).isEqualTo(ZoneId.of("America/Denver"));
    }

    @Test
    void eachKindIsReadAsItsType() {
        var visit = Visit.read("""
                "number": 9007199254740991, "size": 2e1, "price": 2.50, "certain": true, "manner": "by_video",
                "day": "2024-02-29", "start": "2026-03-01T14:00", "earliest": "09:30:15.5",
                "made": "2026-03-01T14:00:00+02:00", "seen": "2026-03-01T14:00:00-07:00", "length": "PT1H30M",
                "zone": "Europe/Berlin", "tell": ["Anna@Example.COM"], "tags": ["new"],
                "place": {"street": "123 Main St", "key": "AB-1"}, "rooms": [{"name": "r", "from": 1, "to": 2}],
                "repeats": {"skip": "2026-01-01", "times": 3}""");

        assertThat(visit.number()).contains(9007199254740991L);
        assertThat(visit.size()).contains(20.0);
        assertThat(visit.price()).contains(new BigDecimal("2.5"));
        assertThat(visit.certain()).isTrue();
        assertThat(visit.manner()).isEqualTo(Visit.Manner.BY_VIDEO);
        assertThat(visit.day()).contains(LocalDate.of(2024, 2, 29));
        assertThat(visit.start()).contains(LocalDateTime.of(2026, 3, 1, 14, 0));
        assertThat(visit.earliest()).contains(LocalTime.of(9, 30, 15, 500_000_000));
        assertThat(visit.made()).contains(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(visit.seen()).contains(OffsetDateTime.parse("2026-03-01T14:00:00-07:00"));
        assertThat(visit.length()).contains(Duration.ofMinutes(90));
        assertThat(visit.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(visit.tell()).containsExactly(new EmailAddress("Anna@example.com"));
        assertThat(visit.tags()).containsExactly("new");
        assertThat(visit.place()).contains(new Visit.Place("123 Main St", Optional.of(new Visit.Key("AB-1"))));
        assertThat(visit.rooms()).containsExactly(new Visit.Room("r", 1, 2));
        assertThat(visit.repeats()).contains(new Visit.Weekly(3, Optional.of(LocalDate.of(2026, 1, 1))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"title\":5                        | title          | text of 1 to 20 characters             | a number",
                "\"certain\":\"true\"               | certain        | true or false                          | text",
                "\"certain\":null                   | certain        | true or false                          | null",
                "\"number\":\"5\"                   | number         | a whole number                         | text",
                "\"number\":5.0                     | number         | a whole number, without a point        |",
                "\"number\":9007199254740992        | number | a whole number, -9007199254740991 to 9007199254740991 |",
                "\"number\":99999999999999999999    | number | a whole number, -9007199254740991 to 9007199254740991 |",
                "\"size\":1e400                     | size           | a number, at least 0                   |",
                "\"size\":-0.5                      | size           | a number, at least 0                   |",
                "\"size\":true                      | size           | a number, at least 0                   | true or false",
                "\"price\":1234567890.1234567       | price          | a number of at most 15 digits          |",
                "\"price\":1e99999999999            | price          | a number of at most 15 digits          |",
                "\"price\":1e-2000000000            | price          | a number of at most 15 digits          |",
                "\"manner\":\"in-the-person\"       | manner         | one of: in_person, by_video            |",
                "\"manner\":1                       | manner         | one of: in_person, by_video            | a number",
                "\"day\":\"2026-02-29\"             | day            | a date such as 2026-03-01              |",
                "\"day\":\"2026-13-01\"             | day            | a date such as 2026-03-01              |",
                "\"day\":\"+12026-01-01\"           | day            | a date such as 2026-03-01              |",
                "\"start\":\"2026-03-01T24:00\"     | start | a local date and time such as 2026-03-01T14:00  |",
                "\"start\":\"2026-03-01T14:00Z\"    | start | a local date and time such as 2026-03-01T14:00  |",
                "\"start\":\"2026-03-01\"           | start | a local date and time such as 2026-03-01T14:00  |",
                "\"earliest\":\"9:00\"              | earliest       | a local time such as 14:00             |",
                "\"earliest\":\"23:59:60\"          | earliest       | a local time such as 14:00             |",
                "\"made\":\"2026-03-01T14:00Z\" | made | a date and time with an offset such as 2026-03-01T14:00:00Z |",
                "\"length\":\"90\"      | length | a duration such as PT1H30M, which is not negative, PT15M to PT8H |",
                "\"length\":\"-PT90M\"  | length | a duration such as PT1H30M, which is not negative, PT15M to PT8H |",
                "\"length\":\"PT9H\"    | length | a duration such as PT1H30M, which is not negative, PT15M to PT8H |",
                "\"zone\":\"+02:00\"                | zone           | an IANA time zone such as America/Denver |",
                "\"zone\":\"europe/berlin\"         | zone           | an IANA time zone such as America/Denver |",
                "\"zone\":\"Mars/Olympus\"          | zone           | an IANA time zone such as America/Denver |",
                "\"tell\":\"a@b.example\"           | tell           | a list of at most 3 items              | text",
                "\"tell\":[\"no\"]                  | tell[0]        | an e-mail address such as anna@example.com |",
                "\"tell\":[\"a@b.de\",null]         | tell[1]        | an e-mail address such as anna@example.com | null",
                "\"tags\":[\"a\",\"b\",\"toolong\"] | tags[2] | text of at most 5 characters that matches [a-z]+ |",
                "\"tags\":[\"A\"]                   | tags[0] | text of at most 5 characters that matches [a-z]+ |",
                "\"place\":[]                       | place          | an object with the keys street, key    | a list",
                "\"place\":{}                       | place.street   | text                                   | nothing",
                "\"place\":{\"street\":{}}          | place.street   | text                                   | an object",
                "\"place\":{\"street\":\"\",\"key\":\"ab-1\"} | place.key | "
                        + "text of at most 8 characters that matches [A-Z]{2}-\\d+ |",
                "\"rooms\":[{\"name\":\"\",\"from\":2,\"to\":1}] | rooms[0] | to must not be before from        |",
                "\"rooms\":[{\"name\":\"\",\"from\":2147483648,\"to\":1}] | rooms[0].from | "
                        + "a whole number, -2147483648 to 2147483647 |",
                "\"repeats\":{}           | repeats | an object with exactly one of the keys times, last    |",
                "\"repeats\":{\"times\":1,\"last\":\"2026-01-01\"} | repeats | "
                        + "an object with exactly one of the keys times, last |",
                "\"repeats\":{\"times\":0}          | repeats.times  | a whole number, at least 1             |",
                "\"repeats\":\"weekly\"   | repeats | an object with exactly one of the keys times, last    | text",
                "\"day\":\"2026-01-01\",\"day\":\"2026-01-01\" | day   | the key once                          | it twice",
                "\"titel\":\"B\"                    | titel          | the key title                          | an unknown key",
                "\"not_before\":1 | not_before | only the keys title, guests, number, size, price, certain, manner, "
                        + "day, start, earliest, made, seen, length, zone, tell, tags, place, rooms, repeats | an unknown key",
                "\"a b\":1 | (a key) | only the keys title, guests, number, size, price, certain, manner, "
                        + "day, start, earliest, made, seen, length, zone, tell, tags, place, rooms, repeats | an unknown key",
            })
    void aMisfitNamesItsPathAndWhatWasExpected(String member, String path, String expected, String found) {
        var json = member.startsWith("\"title\"") ? "{\"guests\":2," + member + "}" : Visit.json(member);

        var faults = faults(json);

        assertThat(faults).containsExactly(new Fault(path, expected, Optional.ofNullable(found)));
    }

    @Test
    void allFaultsAreReportedAtOnceInTheOrderOfTheText() {
        var faults = faults("{\"guests\":0,\"place\":{\"strete\":1},\"day\":\"x\"}");

        assertThat(faults)
                .extracting(Fault::path)
                .containsExactly("guests", "place.strete", "place.street", "day", "title");
    }

    @Test
    void atMostTwentyFaultsAreReported() {
        var tags = IntStream.range(0, 500).mapToObj(i -> "1").collect(Collectors.joining(","));

        var faults = faultsOf("\"tags\":[" + tags + "]");

        assertThat(faults).hasSize(20);
    }

    @Test
    void aFaultAfterTheTwentiethStillRefuses() {
        var tags = IntStream.range(0, 20).mapToObj(i -> "1").collect(Collectors.joining(","));

        var faults = faultsOf("\"tags\":[" + tags + "],\"rooms\":[{\"name\":\"\",\"from\":2}]");

        assertThat(faults).extracting(Fault::path).allMatch(path -> path.startsWith("tags["));
    }

    @Test
    void theUsersZoneMustBeGivenWhereTheHostDoesNotKnowIt() {
        assertThatThrownBy(() -> Visit.SHAPE.read(Visit.json(""), Shape.Defaults.NONE))
                .isInstanceOf(MisfitException.class)
                .hasMessage("zone: an IANA time zone such as America/Denver (found nothing)");
    }

    @Test
    void nullStandsForAnAbsentOptionalOnly() {
        assertThat(Visit.read("\"day\":null")).isEqualTo(Visit.read(""));
        assertThat(faultsOf("\"tell\":null")).extracting(Fault::path).containsExactly("tell");
        assertThat(faultsOf("\"manner\":null")).extracting(Fault::path).containsExactly("manner");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"title\"}",
                "{\"title\":\"A\",}",
                "{'title':'A'}",
                "{title:1}",
                "nul",
                "[1",
                "01",
                "{\"title\":\"A\",\"guests\":2",
                "{\"title\":\"A\",\"guests\":+2}",
                "{\"title\":\"A\",\"guests\":NaN}",
                "{\"title\":\"A\",\"guests\":2} x",
                "{\"title\":\"A\",\"guests\":2}{}",
                "{\"title\":\"A\",\"guests\":2},",
                "// c\n{\"title\":\"A\",\"guests\":2}",
                "{\"title\":\"\\x\",\"guests\":2}",
                "{\"title\":\"a\tb\",\"guests\":2}",
                "\uFEFF{\"title\":\"A\",\"guests\":2}"
            })
    void malformedJsonIsOneFaultWithoutAnyOfIt(String json) {
        var faults = faults(json);

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).path()).isEmpty();
        assertThat(faults.get(0).expected())
                .matches("(valid JSON|nothing after the end of the JSON) \\(line \\d+, column "
                        + "\\d+\\)|an object with the keys title, .*");
    }

    @Test
    void malformedJsonIsLocatedWhereItBreaks() {
        assertThat(faults("{\"title\":\"secret\",\n \"guests\":secret}"))
                .containsExactly(Fault.of("", "valid JSON (line 2, column 11)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0007", "\\u001b", "\\r", "\\ud800", "\\udc00x", "\\ud800\\ud800"})
    void textHoldsNoControlCharactersAndNoHalfPairs(String escape) {
        var faults = faults("{\"title\":\"a" + escape + "\",\"guests\":2}");

        assertThat(faults)
                .containsExactly(Fault.of("title", "text without control characters or broken surrogate pairs"));
    }

    @Test
    void textMayHoldTabsLineFeedsAndPairs() {
        var visit = Visit.SHAPE.read("{\"title\":\"a\\t\\n\\ud83c\\udfe0\",\"guests\":2}", Visit.DENVER);

        assertThat(visit.title()).isEqualTo("a\t\n\uD83C\uDFE0");
    }

    @Test
    void lengthIsCountedInCodePoints() {
        var houses = "\uD83C\uDFE0".repeat(20);

        var visit = Visit.SHAPE.read("{\"title\":\"" + houses + "\",\"guests\":2}", Visit.DENVER);

        assertThat(visit.title()).isEqualTo(houses);
    }

    @Test
    void bytesMustBeUtf8WithoutAByteOrderMark() {
        var json = Visit.json("\"place\":{\"street\":\"Straße\"}");

        assertThat(Visit.SHAPE.read(json.getBytes(StandardCharsets.UTF_8), Visit.DENVER))
                .isEqualTo(Visit.SHAPE.read(json, Visit.DENVER));
        for (var wrong : List.of(
                json.getBytes(StandardCharsets.ISO_8859_1),
                json.getBytes(StandardCharsets.UTF_16LE),
                json.getBytes(StandardCharsets.UTF_16),
                ("\uFEFF" + json).getBytes(StandardCharsets.UTF_8),
                new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'})) {
            assertThatThrownBy(() -> Visit.SHAPE.read(wrong, Visit.DENVER)).isInstanceOf(MisfitException.class);
        }
    }

    @Test
    void noFaultRepeatsAValue() {
        var secret = "hunter2-hunter2-hunter2-hunter2";

        var faults = faults("{\"title\":\"" + secret + "\",\"guests\":\"" + secret + "\",\"day\":\"" + secret
                + "\",\"zone\":\"" + secret + "\",\"tell\":[\"" + secret + "\"],\"" + secret + " !\":1}");

        assertThat(faults)
                .hasSize(6)
                .allSatisfy(fault -> assertThat(fault.toString()).doesNotContain("hunter2"));
    }

    @Test
    void aConstructorThatFailsInAnotherWayIsAFaultWithoutItsMessage() {
        record Fragile(String a, int b) {
            Fragile {
                Integer.parseInt(a);
            }
        }

        assertThatThrownBy(() -> Shape.of(Fragile.class).read("{\"a\":\"hunter2\",\"b\":1}", Shape.Defaults.NONE))
                .isInstanceOf(MisfitException.class)
                .hasMessage("other values, which Fragile accepts together");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BY_VIDEO", "By Video", "by-video", "ByVideo"})
    void aValueOfAnEnumMayBeSpelledAsPeopleReadIt(String spelled) {
        var visit = Visit.read("\"manner\":\"" + spelled + "\"");

        assertThat(visit.manner()).isEqualTo(Visit.Manner.BY_VIDEO);
        assertThat(new String(Visit.SHAPE.canonical(visit), StandardCharsets.UTF_8))
                .contains("\"manner\":\"by_video\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ON-E", "one", "On E"})
    void aSpellingThatTwoValuesHaveIsRefusedUnlessItIsOneOfThem(String spelled) {
        enum Close {
            ONE,
            ON_E
        }
        record Chosen(Close close) {}

        var json = "{\"close\":\"" + spelled + "\"}";
        var expected = spelled.equals("one") ? Close.ONE : Close.ON_E;

        assertThat(Shape.of(Chosen.class).read(json, Shape.Defaults.NONE).close())
                .isEqualTo(expected);
        assertThatThrownBy(() -> Shape.of(Chosen.class).read("{\"close\":\"ONE\"}", Shape.Defaults.NONE))
                .isInstanceOf(MisfitException.class);
    }

    @Test
    void theMessageListsEveryFault() {
        assertThatThrownBy(() -> Visit.read("\"day\":1,\"certain\":2"))
                .hasMessage("day: a date such as 2026-03-01 (found a number); certain: true or false (found a number)");
    }
}
