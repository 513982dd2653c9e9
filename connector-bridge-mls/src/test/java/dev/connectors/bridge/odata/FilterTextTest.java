package dev.connectors.bridge.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.bridge.query.Dialect;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Filter.Match;
import dev.connectors.bridge.query.Filter.Operator;
import dev.connectors.bridge.query.FilterText;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.address.GeoPoint;
import dev.connectors.error.Unsupported;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written means what was meant, in the eyes of a parser that knows nothing of the writer. */
class FilterTextTest {

    private static final String STRINGS = "dd-2.0-bridge-flavour.edmx";
    private static final String ENUMS = "dd-2.0-enum.edmx";
    private static final int CASES = Integer.getInteger("connectors.filters", 4_000);
    private static final List<String> TEXTS = List.of(
            "Austin",
            "Coeur d'Alene",
            "'",
            "''",
            "' or 1 eq 1 or City eq '",
            "x') or contains(PrivateRemarks,'code",
            "%27 or true",
            "a&$top=5#b",
            "50% off + more",
            "null",
            "tolower(City)",
            "x:x eq 'a'",
            "(",
            ")",
            "\\",
            "a/b?c",
            "Señorita Ñ 東京 \uD83C\uDFE1",
            "İI",
            "  two  blanks ",
            "");

    @Test
    void everyGeneratedFilterParsesToTheTreeThatWasMeant() {
        var judge = Judge.by(STRINGS);
        var random = new SplittableRandom(20261128);
        for (int i = 0; i < CASES; i++) {
            var filter = filter(random, 3);
            var dialect = i % 2 == 0 ? Dialect.BRIDGE : IN_AND_GEO;

            var written = FilterText.of(filter, dialect);

            assertThat(judge.tree("Property", written)).as(written).isEqualTo(meant(filter, dialect));
        }
    }

    private static final Dialect IN_AND_GEO = new Dialect(
            Dialect.Top.TOTAL,
            200,
            200,
            true,
            Dialect.Geo.BRIDGE,
            Dialect.DatasetIn.FILTER,
            "ModificationTimestamp",
            Dialect.Media.EXPANDED,
            false,
            Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or 1 eq 1 or City eq '",
                "x') or contains(PrivateRemarks,'4711",
                "a' and (b",
                "%27%20or%20true",
                "&$filter=true&x="
            })
    void aQuoteInATextStaysInTheText(String text) {
        var judge = Judge.by(STRINGS);

        var tree = judge.tree("Property", FilterText.of(Filter.equal("City", Value.of(text)), Dialect.BRIDGE));

        assertThat(tree).isEqualTo("(eq City text[" + text + "])");
    }

    @Test
    void aMemberOfAnEnumerationHasItsTypeAndASetOfThemIsSpelledOut() {
        var judge = Judge.by(ENUMS);
        var status = "org.reso.metadata.enums.StandardStatus";
        var filter = new Filter.In(
                "StandardStatus",
                List.of(new Value.Member(status, "Active"), new Value.Member(status, "ActiveUnderContract")));

        var written = FilterText.of(filter, Dialect.TRESTLE);

        assertThat(judge.tree("Property", written))
                .isEqualTo("(or (eq StandardStatus " + status + "[Active]) (eq StandardStatus " + status
                        + "[ActiveUnderContract]))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T08:15:00.000Z", "2026-03-01T08:15:00.120Z", "2026-03-01T08:15:00.123456789Z"})
    void aMomentKeepsAllItsDigits(String moment) {
        var filter = Filter.equal("ModificationTimestamp", Value.of(Instant.parse(moment)));

        assertThat(FilterText.of(filter, Dialect.BRIDGE)).isEqualTo("ModificationTimestamp eq " + moment);
    }

    @Test
    void distancesAreInMiles() {
        var near = new Filter.Within("Coordinates", GeoPoint.parse("30.2672,-97.7431"), 0.5);

        assertThat(FilterText.of(near, Dialect.BRIDGE))
                .isEqualTo("geo.distance(Coordinates,POINT(-97.7431 30.2672)) le 0.5");
    }

    @Test
    void aHostThatCannotSearchByDistanceIsNotAsked() {
        var near = new Filter.Within("Coordinates", GeoPoint.parse("30,-97"), 1);
        var inside = new Filter.Not(new Filter.Inside(
                "Coordinates", List.of(GeoPoint.parse("30,-97"), GeoPoint.parse("31,-97"), GeoPoint.parse("31,-98"))));

        assertThatThrownBy(() -> FilterText.of(near, Dialect.MLS_GRID))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("cities or postal codes");
        assertThatThrownBy(() -> FilterText.of(inside, Dialect.SPARK)).isInstanceOf(Unsupported.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "City eq 'x' or City", "tolower(City)", "Media/MediaKey", "a b", "1a", "$filter"})
    void aFieldIsANameAndNothingElse(String field) {
        assertThatThrownBy(() -> Filter.equal(field, Value.of(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theQueriesOfTheVectorsAreJudgedAsTheirTableSays() throws java.io.IOException {
        var lines = java.nio.file.Files.readAllLines(
                dev.connectors.testkit.contract.Contracts.requireReso("filter-vectors.tsv"));
        int judged = 0;
        for (var line : lines.subList(1, lines.size())) {
            var columns = line.split("\t", -1);
            if (columns[3].equals("ERROR")) {
                continue; // a defect of the parser, not of the query
            }
            boolean accepted = Judge.by(columns[0]).accepts("/" + columns[1], columns[2].replace(" ", "%20"));

            assertThat(accepted).as(line).isEqualTo(columns[3].equals("ACCEPT"));
            judged++;
        }
        assertThat(judged).isGreaterThan(30);
    }

    // ---- the filters, and what each means

    private static Filter filter(SplittableRandom random, int depth) {
        if (depth > 0 && random.nextInt(2) == 0) {
            var parts = new ArrayList<Filter>();
            for (int i = random.nextInt(2, 4); i > 0; i--) {
                parts.add(filter(random, depth - 1));
            }
            return switch (random.nextInt(3)) {
                case 0 -> new Filter.And(parts);
                case 1 -> new Filter.Or(parts);
                default -> new Filter.Not(parts.get(0));
            };
        }
        return leaf(random);
    }

    private static Filter leaf(SplittableRandom random) {
        var point = new GeoPoint(random.nextInt(-9000, 9000) / 100.0, random.nextInt(-18000, 18000) / 100.0);
        return switch (random.nextInt(8)) {
            case 0 -> new Filter.Compare("City", operator(random), Value.of(text(random)));
            case 1 ->
                new Filter.Compare(
                        "ListPrice",
                        operator(random),
                        Value.of(BigDecimal.valueOf(random.nextLong(0, 100_000_000), random.nextInt(0, 3))));
            case 2 -> new Filter.Compare("BedroomsTotal", operator(random), Value.of(random.nextInt(0, 9)));
            case 3 ->
                new Filter.Compare(
                        "CloseDate", operator(random), Value.of(LocalDate.ofEpochDay(random.nextInt(10_000, 25_000))));
            case 4 ->
                new Filter.Compare(
                        "ModificationTimestamp",
                        operator(random),
                        Value.of(Instant.ofEpochMilli(random.nextLong(0, 2_000_000_000_000L))));
            case 5 ->
                new Filter.In(
                        "PropertySubType",
                        random.ints(random.nextInt(1, 4), 0, TEXTS.size())
                                .mapToObj(i -> Value.of(TEXTS.get(i)))
                                .collect(Collectors.toList()));
            case 6 ->
                new Filter.Words(
                        "UnparsedAddress", Match.values()[random.nextInt(Match.values().length)], text(random));
            default ->
                random.nextInt(3) == 0
                        ? new Filter.Compare(
                                "YearBuilt", random.nextBoolean() ? Operator.EQ : Operator.NE, Value.nothing())
                        : random.nextBoolean()
                                ? new Filter.Compare("InternetAddressDisplayYN", Operator.NE, Value.of(false))
                                : new Filter.Within("Coordinates", point, random.nextInt(0, 500) / 10.0);
        };
    }

    private static Operator operator(SplittableRandom random) {
        return Operator.values()[random.nextInt(Operator.values().length)];
    }

    private static String text(SplittableRandom random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static String meant(Filter filter, Dialect dialect) {
        if (filter instanceof Filter.And and) {
            return "(and" + parts(and.parts(), true, dialect) + ")";
        }
        if (filter instanceof Filter.Or or) {
            return "(or" + parts(or.parts(), false, dialect) + ")";
        }
        if (filter instanceof Filter.Not not) {
            return "(not " + meant(not.part(), dialect) + ")";
        }
        if (filter instanceof Filter.Compare compare) {
            return "(" + compare.operator().name().toLowerCase(Locale.ROOT) + " " + compare.field() + " "
                    + meant(compare.value()) + ")";
        }
        if (filter instanceof Filter.In in) {
            return dialect.inList() ? "(in " + in.field() + values(in.values()) + ")" : anyOf(in.field(), in.values());
        }
        if (filter instanceof Filter.Words words) {
            var lower = "(tolower " + words.field() + ") text[" + words.text().toLowerCase(Locale.ROOT) + "])";
            return switch (words.match()) {
                case EQUALS -> "(eq " + lower;
                case CONTAINS -> "(contains " + lower;
                case STARTS_WITH -> "(startswith " + lower;
            };
        }
        var within = (Filter.Within) filter;
        return "(le (geo.distance " + within.field() + " geography'srid=4326;point("
                + number(BigDecimal.valueOf(within.centre().longitude())) + " "
                + number(BigDecimal.valueOf(within.centre().latitude())) + ")') "
                + number(BigDecimal.valueOf(within.miles()).setScale(3, java.math.RoundingMode.HALF_UP)) + ")";
    }

    private static String parts(List<Filter> parts, boolean and, Dialect dialect) {
        var text = new StringBuilder();
        for (var part : parts) { // 'a and (b and c)' and 'a and b and c' are one
            if (and && part instanceof Filter.And inner) {
                text.append(parts(inner.parts(), true, dialect));
            } else if (!and && part instanceof Filter.Or inner) {
                text.append(parts(inner.parts(), false, dialect));
            } else if (!and && part instanceof Filter.In in && in.values().size() > 1 && !dialect.inList()) {
                in.values().forEach(value -> text.append(" (eq " + in.field() + " " + meant(value) + ")"));
            } else {
                text.append(' ').append(meant(part, dialect));
            }
        }
        return text.toString();
    }

    private static String anyOf(String field, List<Value> values) {
        return values.size() == 1
                ? "(eq " + field + values(values) + ")"
                : values.stream()
                        .map(value -> "(eq " + field + " " + meant(value) + ")")
                        .collect(Collectors.joining(" ", "(or ", ")"));
    }

    private static String values(List<Value> values) {
        return values.stream().map(value -> " " + meant(value)).collect(Collectors.joining());
    }

    private static String meant(Value value) {
        if (value instanceof Value.Text text) {
            return "text[" + text.text() + "]";
        }
        if (value instanceof Value.Number number) {
            return number(number.number());
        }
        if (value instanceof Value.Flag flag) {
            return String.valueOf(flag.flag());
        }
        if (value instanceof Value.Day day) {
            return day.day().toString();
        }
        if (value instanceof Value.Moment moment) {
            return java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd't'HH:mm:ss.SSS'z'")
                    .withZone(java.time.ZoneOffset.UTC)
                    .format(moment.instant());
        }
        return "null";
    }

    private static String number(BigDecimal number) {
        return (number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros()).toPlainString();
    }
}
