package dev.connectors.bridge.plain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a search must find, as a loop over all rows: each argument of the tool said once more in plain Java, by nothing but what its
 * documentation says of it. No code of the product is used here.
 */
public final class PlainSearch {

    private static final ZoneId ZONE = ZoneId.of("America/Denver");

    private final Rules rules;
    private final List<PlainListing> shown;
    private final List<Map<String, Object>> openHouses;

    /**
     * What differs between hosts.
     *
     * @param silenceIsConsent whether a listing may be shown that does not say so
     * @param changed the field that tells when the host saw a change
     */
    public record Rules(boolean silenceIsConsent, String changed) {}

    public PlainSearch(Collection<Map<String, Object>> listings, List<Map<String, Object>> openHouses, Rules rules) {
        this.rules = rules;
        this.openHouses = openHouses;
        this.shown = listings.stream()
                .map(PlainListing::of)
                .filter(listing -> listing.consents("InternetEntireListingDisplayYN", rules.silenceIsConsent()))
                .toList();
    }

    /** The keys of all that fit, in order. */
    public List<String> keys(JsonNode arguments) {
        Predicate<PlainListing> fits = arguments.has("status")
                ? listing -> true
                : listing -> listing.text("StandardStatus").equals("Active");
        if (!arguments.has("type") && !arguments.has("address")) {
            fits = fits.and(listing -> !listing.text("PropertyType").contains("Lease"));
        }
        for (var argument : arguments.properties()) {
            fits = fits.and(criterion(argument.getKey(), argument.getValue(), arguments));
        }
        return shown.stream()
                .filter(fits)
                .sorted(order(arguments.path("sort").asText("newest")).thenComparing(PlainListing::key))
                .map(PlainListing::key)
                .toList();
    }

    /** All listings that may be shown. */
    List<PlainListing> shown() {
        return shown;
    }

    /** Those of them at an address, whatever their status. */
    List<PlainListing> at(String address) {
        return shown.stream().filter(at(PlainAddress.read(address))).toList();
    }

    private Predicate<PlainListing> criterion(String name, JsonNode wanted, JsonNode arguments) {
        return switch (name) {
            case "address" -> at(PlainAddress.read(wanted.asText()));
            case "cities" -> any(wanted, "City", String::equals);
            case "postalCodes" -> any(wanted, "PostalCode", String::startsWith);
            case "counties" ->
                any(wanted, "CountyOrParish", (text, county) -> county(text).equals(county(county)));
            case "subdivisions" -> any(wanted, "SubdivisionName", String::contains);
            case "status" -> any(wanted, "StandardStatus", PlainSearch::sameLetters);
            case "type" -> any(wanted, "PropertyType", PlainSearch::sameLetters);
            case "subTypes" -> any(wanted, "PropertySubType", PlainSearch::sameLetters);
            case "minPrice" -> least(wanted, listing -> listing.number("ListPrice"));
            case "maxPrice" -> most(wanted, listing -> listing.number("ListPrice"));
            case "minBeds" -> least(wanted, listing -> listing.number("BedroomsTotal"));
            case "minBaths" -> least(wanted, listing -> listing.number("BathroomsTotalInteger"));
            case "minArea" -> least(wanted, PlainListing::squareFeet);
            case "maxArea" -> most(wanted, PlainListing::squareFeet);
            case "minAcres" -> least(wanted, listing -> listing.number("LotSizeAcres"));
            case "maxAcres" -> most(wanted, listing -> listing.number("LotSizeAcres"));
            case "minYear" -> least(wanted, listing -> listing.number("YearBuilt"));
            case "maxYear" -> most(wanted, listing -> listing.number("YearBuilt"));
            case "near" -> near(wanted);
            case "within" -> within(PlainPlace.all(wanted));
            case "openHouseFrom" -> {
                var from = LocalDate.parse(wanted.asText());
                var to = LocalDate.parse(arguments.path("openHouseTo").asText(wanted.asText()));
                var open = open(from, to);
                yield listing -> open.contains(listing.key());
            }
            case "listedSince" -> listing -> !listing.listed().isBefore(LocalDate.parse(wanted.asText()));
            case "changedSince" -> {
                var since = LocalDate.parse(wanted.asText()).atStartOfDay(ZONE).toInstant();
                yield listing -> !listing.moment(rules.changed()).isBefore(since);
            }
            case "words" -> words(wanted, "PublicRemarks");
            case "agent" -> words(wanted, "ListAgentFullName").or(is(wanted, "ListAgentMlsId"));
            case "office" -> words(wanted, "ListOfficeName").or(is(wanted, "ListOfficeMlsId"));
            case "openHouseTo", "sort", "countOnly", "limit", "next" -> listing -> true; // say nothing of a listing
            default -> throw new AssertionError("not said in plain words: " + name);
        };
    }

    /** As OData orders: what has no value comes before everything that has one, and last where the greatest comes first. */
    private static Comparator<PlainListing> order(String sort) {
        return switch (sort) {
            case "newest" -> PlainSearch.<LocalDate>by("OnMarketDate").reversed();
            case "lowest_price" -> PlainSearch.<Double>by("ListPrice");
            case "highest_price" -> PlainSearch.<Double>by("ListPrice").reversed();
            case "recently_changed" ->
                PlainSearch.<java.time.Instant>by("ModificationTimestamp").reversed();
            case "largest" -> PlainSearch.<Double>by("LivingArea").reversed(); // in the unit that each listing states
            default -> throw new AssertionError(sort);
        };
    }

    @SuppressWarnings("unchecked") // a field has one type in all rows
    private static <T extends Comparable<? super T>> Comparator<PlainListing> by(String field) {
        return Comparator.comparing(
                listing -> (T) listing.row().get(field), Comparator.nullsFirst(Comparator.<T>naturalOrder()));
    }

    /** Only listings whose address may be told: that one is found by its place tells the place. */
    private Predicate<PlainListing> mayBeLocated() {
        return listing -> listing.consents("InternetAddressDisplayYN", rules.silenceIsConsent());
    }

    private Predicate<PlainListing> at(PlainAddress wanted) {
        return mayBeLocated().and(listing -> wanted.fits(listing.address()));
    }

    private Predicate<PlainListing> near(JsonNode near) {
        var centre = near.has("point")
                ? PlainPlace.read(near.path("point").asText())
                : at(near.path("address").asText()).get(0).place().orElseThrow();
        double miles = near.path("miles").asDouble(1);
        return mayBeLocated()
                .and(listing -> listing.place()
                        .filter(place -> place.milesTo(centre) <= miles)
                        .isPresent());
    }

    private Predicate<PlainListing> within(List<PlainPlace> corners) {
        return mayBeLocated()
                .and(listing ->
                        listing.place().filter(place -> place.isWithin(corners)).isPresent());
    }

    /** Listings with an open house on these days that visitors may come to. */
    private Collection<Object> open(LocalDate from, LocalDate to) {
        return openHouses.stream()
                .filter(house -> !((LocalDate) house.get("OpenHouseDate")).isBefore(from))
                .filter(house -> !((LocalDate) house.get("OpenHouseDate")).isAfter(to))
                .filter(house -> !"Canceled".equals(house.get("OpenHouseStatus")))
                .filter(house -> !List.of("Broker", "Office", "Livestream Broker")
                        .contains(house.getOrDefault("OpenHouseType", "Public")))
                .map(house -> house.get("ListingKey"))
                .collect(Collectors.toSet());
    }

    private static Predicate<PlainListing> least(JsonNode wanted, ToDoubleFunction<PlainListing> value) {
        return listing -> value.applyAsDouble(listing) >= wanted.asDouble();
    }

    private static Predicate<PlainListing> most(JsonNode wanted, ToDoubleFunction<PlainListing> value) {
        return listing -> value.applyAsDouble(listing) <= wanted.asDouble();
    }

    /** One of several texts, without regard to capitals. */
    private Predicate<PlainListing> any(JsonNode wanted, String field, BiPredicate<String, String> fits) {
        var texts = new ArrayList<String>();
        wanted.forEach(text -> texts.add(small(text.asText())));
        return of(field, text -> texts.stream().anyMatch(each -> fits.test(small(text), each)));
    }

    /** All of the words, without regard to capitals. */
    private Predicate<PlainListing> words(JsonNode wanted, String field) {
        var words = List.of(small(wanted.asText()).split(" "));
        return of(field, text -> words.stream().allMatch(small(text)::contains));
    }

    private Predicate<PlainListing> is(JsonNode wanted, String field) {
        return of(field, wanted.asText()::equals);
    }

    /** What a text fits, looked at once for all listings that have it. */
    private Predicate<PlainListing> of(String field, Predicate<String> fits) {
        var fitting = shown.stream()
                .map(listing -> listing.text(field))
                .distinct()
                .filter(fits)
                .collect(Collectors.toSet());
        return listing -> fitting.contains(listing.text(field));
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Words of the dictionary, however they are joined. */
    private static boolean sameLetters(String one, String other) {
        return one.replaceAll("[^a-z]", "").equals(other.replaceAll("[^a-z]", ""));
    }

    private static String county(String name) {
        return name.replaceAll(" (county|parish)$", "");
    }
}
