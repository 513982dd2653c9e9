package dev.connectors.bridge;

import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Filter.Match;
import dev.connectors.bridge.query.Filter.Operator;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.listings.PropertyType;
import dev.connectors.domain.listings.StandardStatus;
import dev.connectors.error.InvalidArguments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Collects what must be true of a listing of one dataset, argument by argument. One thread. */
final class Criteria {

    private static final BigDecimal SQUARE_METRES_PER_SQUARE_FOOT = new BigDecimal("0.09290304");

    private final Source source;
    private final List<Filter> parts = new ArrayList<>();

    Criteria(Source source) {
        this.source = source;
    }

    /** All of it; empty where nothing was asked. */
    Optional<Filter> filter() {
        var all = Filter.allOf(parts);
        all.ifPresent(Criteria::requireReadable);
        return all;
    }

    /** Whoever finds listings by a field learns what is in it, so a criterion on a field that may not be read is refused. */
    static void requireReadable(Filter filter) {
        if (!Fields.criteria().containsAll(filter.fields())) {
            throw new IllegalStateException("a criterion on a field that this audience may not read");
        }
    }

    Criteria add(Filter filter) {
        parts.add(filter);
        return this;
    }

    Criteria status(List<StandardStatus> wanted) {
        return anyValue(
                "status",
                "StandardStatus",
                wanted.stream().map(StandardStatus::value).toList());
    }

    Criteria type(List<PropertyType> wanted) {
        return wanted.isEmpty()
                ? this
                : anyValue(
                        "type",
                        "PropertyType",
                        wanted.stream().map(PropertyType::value).toList());
    }

    Criteria subTypes(List<String> wanted) {
        if (wanted.isEmpty()) {
            return this;
        }
        known("subTypes", "PropertySubType");
        if (!source.lookups().explains(source.client(), "Property", "PropertySubType")) {
            var forms = wanted.stream()
                    .flatMap(text -> CommonWords.of(text).stream())
                    .toList();
            return anyText("subTypes", "PropertySubType", forms, Match.EQUALS);
        }
        var values = new LinkedHashSet<Value>();
        for (var text : wanted) {
            var meant = valuesOf("PropertySubType", CommonWords.of(text));
            if (meant.isEmpty()) {
                throw InvalidArguments.at(
                        "subTypes",
                        "a word that this MLS has: "
                                + String.join(
                                        ", ", source.lookups().names(source.client(), "Property", "PropertySubType")));
            }
            values.addAll(meant);
        }
        parts.add(new Filter.In("PropertySubType", List.copyOf(values)));
        return this;
    }

    /** People who name a price mean what is for sale. */
    Criteria forSale() {
        if (source.searches("PropertyType")) {
            var leases = valuesOf(
                    "PropertyType",
                    List.of(PropertyType.RESIDENTIAL_LEASE.value(), PropertyType.COMMERCIAL_LEASE.value()));
            if (!leases.isEmpty()) {
                parts.add(new Filter.Not(new Filter.In("PropertyType", List.copyOf(leases))));
            }
        }
        return this;
    }

    Criteria cities(List<String> wanted) {
        return anyText("cities", "City", wanted.stream().map(CommonWords::place).toList(), Match.EQUALS);
    }

    /** Some people and some lists say 'Travis County', others 'Travis'. */
    Criteria counties(List<String> wanted) {
        var forms = wanted.stream()
                .map(name -> CommonWords.place(name).replaceAll("(?i)\\s+(county|parish)$", ""))
                .flatMap(name -> Stream.of(name, name + " County", name + " Parish"))
                .toList();
        return anyText("counties", "CountyOrParish", forms, Match.EQUALS);
    }

    Criteria subdivisions(List<String> wanted) {
        return anyText("subdivisions", "SubdivisionName", wanted, Match.CONTAINS);
    }

    /** A stored code may have four more digits. */
    Criteria postalCodes(List<String> wanted) {
        return anyText("postalCodes", "PostalCode", wanted, Match.STARTS_WITH);
    }

    Criteria atLeast(String argument, String field, Optional<? extends Number> least) {
        least.ifPresent(value -> parts.add(Filter.is(known(argument, field), Operator.GE, number(value))));
        return this;
    }

    Criteria atMost(String argument, String field, Optional<? extends Number> most) {
        most.ifPresent(value -> parts.add(Filter.is(known(argument, field), Operator.LE, number(value))));
        return this;
    }

    /** Living area in square feet; a listing may state its own in square metres. */
    Criteria area(String argument, Operator operator, Optional<Integer> squareFeet) {
        squareFeet.ifPresent(feet -> {
            known(argument, "LivingArea");
            var plain = Filter.is("LivingArea", operator, Value.of(feet));
            var metric = source.lookups().values(source.client(), "Property", "LivingAreaUnits", "Square Meters");
            if (metric.isEmpty()) {
                parts.add(plain);
                return;
            }
            var isMetric = new Filter.In("LivingAreaUnits", metric);
            var metres = BigDecimal.valueOf(feet).multiply(SQUARE_METRES_PER_SQUARE_FOOT);
            parts.add(new Filter.Or(List.of(
                    new Filter.Not(isMetric).and(plain),
                    isMetric.and(Filter.is("LivingArea", operator, Value.of(metres))))));
        });
        return this;
    }

    /** Every word, in any order, in the public remarks. */
    Criteria words(Optional<String> words) {
        words.ifPresent(text -> {
            known("words", "PublicRemarks");
            for (var word : new LinkedHashSet<>(List.of(text.strip().split("\\s+")))) {
                parts.add(new Filter.Words("PublicRemarks", Match.CONTAINS, word));
            }
        });
        return this;
    }

    /** A name, or part of it, or an MLS id. */
    Criteria person(String argument, Optional<String> wanted, String nameField, String idField) {
        wanted.ifPresent(text -> {
            var ways = new ArrayList<Filter>();
            if (source.searches(nameField)) {
                ways.add(allWords(nameField, text));
            }
            if (source.searches(idField)) {
                ways.add(Filter.equal(idField, Value.of(text)));
            }
            if (ways.isEmpty()) {
                throw source.cannotSearch(argument);
            }
            parts.add(Filter.any(ways));
        });
        return this;
    }

    static Filter allWords(String field, String text) {
        return Filter.all(new LinkedHashSet<>(List.of(text.strip().split("\\s+")))
                .stream()
                        .map(word -> new Filter.Words(field, Match.CONTAINS, word))
                        .toList());
    }

    /** A field that the dataset has and can be searched by. */
    String known(String argument, String field) {
        if (!source.searches(field)) {
            throw source.cannotSearch(argument);
        }
        return field;
    }

    /** Values of a list, in the dataset's own words for them. */
    private Criteria anyValue(String argument, String field, List<String> wanted) {
        known(argument, field);
        var values = valuesOf(field, wanted);
        if (values.isEmpty()) {
            throw InvalidArguments.at(argument, "a value that this MLS has in " + field);
        }
        parts.add(new Filter.In(field, List.copyOf(values)));
        return this;
    }

    private Collection<Value> valuesOf(String field, List<String> wanted) {
        var values = new LinkedHashSet<Value>();
        wanted.forEach(text -> values.addAll(source.lookups().values(source.client(), "Property", field, text)));
        return values;
    }

    /** Texts without regard to capitals; where the dataset has an enumeration instead, its members. */
    private Criteria anyText(String argument, String field, List<String> wanted, Match match) {
        if (wanted.isEmpty()) {
            return this;
        }
        known(argument, field);
        boolean isEnumeration = source.metadata()
                .field("Property", field)
                .flatMap(source.metadata()::members)
                .isPresent();
        if (isEnumeration) {
            return anyValue(argument, field, wanted);
        }
        Function<String, Filter> fits = text -> new Filter.Words(field, match, text);
        parts.add(Filter.any(wanted.stream().map(fits).toList()));
        return this;
    }

    private static Value number(Number number) {
        return number instanceof BigDecimal decimal ? Value.of(decimal) : Value.of(number.longValue());
    }
}
