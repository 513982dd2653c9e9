package dev.connectors.bridge;

import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Filter.Match;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.address.AddressMatch;
import dev.connectors.domain.address.StreetAddress;
import dev.connectors.error.InvalidArguments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Listings at a street address. The host is asked for the house number and the words of the street's name, which it can compare in any
 * spelling; which of these are meant is decided here, in the standard form of addresses.
 */
final class Addresses {

    private static final int MOST_CANDIDATES = 200;

    /** What may have an apostrophe behind its first letter where the MLS writes it. */
    private static final Pattern ELISION = Pattern.compile("(?i)^[ODL](\\p{L}{3,})$");

    private final String written;
    private final StreetAddress wanted;

    private Addresses(String written) {
        this.written = written;
        this.wanted = StreetAddress.of(written);
    }

    /**
     * For an address that somebody wrote.
     *
     * @param argument which argument holds it
     */
    static Addresses at(String written, String argument) {
        var addresses = new Addresses(written);
        if (addresses.words().isEmpty()) {
            throw InvalidArguments.at(argument, "a street address, such as 123 Main St");
        }
        return addresses;
    }

    /** What the host is asked; wider than what is meant. */
    Filter filter(Source source) {
        var ways = new ArrayList<Filter>();
        if (source.searches("StreetName") && (wanted.number().isEmpty() || source.searches("StreetNumber"))) {
            ways.add(byParts());
        }
        if (source.searches("UnparsedAddress")) {
            ways.add(byText());
        }
        if (ways.isEmpty()) {
            throw source.cannotSearch("address");
        }
        var parts = new ArrayList<Filter>(List.of(Filter.any(ways)));
        source.display().located().ifPresent(parts::add);
        return Filter.all(parts);
    }

    /** How well a row fits; 0 where it is another place, or may not be shown. */
    int fit(Row row, Source source) {
        return source.display().mayLocate(row) ? wanted.fit(of(row)) : 0;
    }

    /** A candidate and how well it fits. */
    record Candidate(Source source, Row row, int fit) {}

    /**
     * The listings that fit in any of the datasets, best first.
     *
     * @param fields which fields are read of each dataset
     */
    List<Candidate> candidates(List<Source> sources, Function<Source, List<String>> fields) {
        var found = new ArrayList<Candidate>();
        for (var source : sources) {
            found.addAll(source.client()
                    .collect(
                            source.listings(Optional.of(filter(source)), fields.apply(source)),
                            MOST_CANDIDATES,
                            row -> {
                                int fit = source.display().mayShow(row) ? fit(row, source) : 0;
                                return fit == 0 ? Optional.empty() : Optional.of(new Candidate(source, row, fit));
                            }));
        }
        found.sort(Comparator.comparingInt(Candidate::fit)
                .reversed()
                .thenComparing(candidate -> isCurrent(candidate.row()) ? 0 : 1)
                .thenComparing(candidate -> candidate.row().text("ListingKey").orElse("")));
        return found;
    }

    /** The only one that is meant: the only one at all, or the only one that says exactly the same. */
    static Optional<Candidate> certain(List<Candidate> candidates) {
        if (candidates.size() == 1) {
            return Optional.of(candidates.get(0));
        }
        var exact = candidates.stream()
                .filter(candidate -> candidate.fit() == AddressMatch.EXACT)
                .toList();
        return exact.size() == 1 ? Optional.of(exact.get(0)) : Optional.empty();
    }

    /** On the market, or about to be. */
    static boolean isCurrent(Row row) {
        var status = row.text("StandardStatus").orElse("").replace(" ", "");
        return List.of("Active", "ActiveUnderContract", "ComingSoon", "Pending").contains(status);
    }

    private Filter byParts() {
        var parts = new ArrayList<Filter>();
        if (!wanted.number().isEmpty()) {
            parts.add(Filter.equal("StreetNumber", Value.of(wanted.number())));
        }
        words().forEach(word -> parts.add(new Filter.Words("StreetName", Match.CONTAINS, word)));
        return Filter.all(parts);
    }

    private Filter byText() {
        var parts = new ArrayList<Filter>();
        if (!wanted.number().isEmpty()) {
            parts.add(new Filter.Words("UnparsedAddress", Match.STARTS_WITH, wanted.number() + " "));
        }
        words().forEach(word -> parts.add(new Filter.Words("UnparsedAddress", Match.CONTAINS, word)));
        return Filter.all(parts);
    }

    /** The words of the street's name as they were written, of 'O'Brien' and 'OBrien' the longer part: hosts compare signs, too. */
    private List<String> words() {
        var name = Arrays.asList(wanted.name().split(" "));
        return Arrays.stream(written.split("[^\\p{L}\\p{N}]+"))
                .filter(piece -> !piece.isEmpty())
                .filter(piece -> name.stream()
                        .anyMatch(word -> word.equals(plain(piece))
                                || (piece.length() > 2
                                        && word.endsWith(plain(piece))
                                        && word.length() <= piece.length() + 2)))
                .map(piece -> ELISION.matcher(piece).replaceFirst("$1"))
                .distinct()
                .limit(6)
                .toList();
    }

    private static String plain(String piece) {
        var read = StreetAddress.of(piece).name();
        return read.isEmpty() ? piece.toUpperCase(Locale.ROOT) : read;
    }

    /** A row's address: its parts where they are filled, since its text is whatever somebody typed. */
    private static StreetAddress of(Row row) {
        var text = row.text("UnparsedAddress");
        var number = row.text("StreetNumber");
        var name = row.text("StreetName");
        var street = number.isPresent() && name.isPresent()
                ? String.join(
                        " ",
                        List.of("StreetNumber", "StreetDirPrefix", "StreetName", "StreetSuffix", "StreetDirSuffix")
                                .stream()
                                .flatMap(field -> row.text(field).stream())
                                .toList())
                : text.orElse("");
        var read = StreetAddress.of(street);
        var place = StreetAddress.of("1 A St, " + row.text("City").orElse("") + ", "
                + row.text("StateOrProvince").orElse("") + " "
                + row.text("PostalCode").orElse(""));
        var unit = row.text("UnitNumber")
                .map(given -> StreetAddress.of("1 A St Unit " + given).unit());
        return new StreetAddress(
                read.number(),
                read.preDirection(),
                read.name(),
                read.suffix(),
                read.postDirection(),
                unit.orElse(read.unit()),
                place.city().isEmpty() ? read.city() : place.city(),
                place.state().isEmpty() ? read.state() : place.state(),
                place.postalCode().isEmpty() ? read.postalCode() : place.postalCode());
    }
}
