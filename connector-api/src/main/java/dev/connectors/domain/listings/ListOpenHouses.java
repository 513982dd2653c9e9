package dev.connectors.domain.listings;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Range;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Lists open houses day by day. */
public final class ListOpenHouses {

    /** When and where. */
    public record Input(
            @Doc("First day, such as 2026-03-07.") LocalDate from,

            @Doc("Last day, included; leave out for one day.")
            Optional<LocalDate> to,

            @Doc("Cities; leave out for all.") List<String> cities,
            @Doc("Postal codes; leave out for all.") List<String> postalCodes,
            @Doc("Of this listing only.") Optional<ListingKey> listing,

            @Doc("Greatest price.") Optional<BigDecimal> maxPrice,

            @Doc("How many; leave out for 30.") @Default("30") @Range(min = 1, max = 100)
            int limit,

            @Doc("As results name them; leave out for all.") List<DatasetId> datasets) {

        public Input {
            cities = List.copyOf(cities);
            postalCodes = List.copyOf(postalCodes);
            datasets = List.copyOf(datasets);
            Criteria.requireNames(cities);
            Criteria.requireNotNegative("prices", maxPrice);
            Criteria.requirePostalCodes(postalCodes);
            if (to.isPresent() && (to.get().isBefore(from) || to.get().isAfter(from.plusDays(62)))) {
                throw new IllegalArgumentException("to must not be before from, and at most 62 days after it");
            }
        }

        /** The last day. */
        public LocalDate last() {
            return to.orElse(from);
        }
    }

    /**
     * An open house.
     *
     * @param OpenHouseKey its key
     * @param OpenHouseType such as "Public"
     * @param OpenHouseDate the day
     * @param start local start in {@code timeZone}; absent where the zone is not certain
     * @param end local end
     * @param OpenHouseStartTime the instant of its start, where the local time is not certain
     * @param OpenHouseEndTime the instant of its end
     * @param timeZone the property's own zone
     * @param AppointmentRequiredYN whether one must announce oneself
     * @param OpenHouseRemarks what visitors should know
     * @param LivestreamOpenHouseURL link of an open house on line
     * @param listing the listing
     */
    public record OpenHouse(
            OpenHouseKey OpenHouseKey,
            Optional<ForeignText> OpenHouseType,
            LocalDate OpenHouseDate,
            Optional<LocalDateTime> start,
            Optional<LocalDateTime> end,
            Optional<Instant> OpenHouseStartTime,
            Optional<Instant> OpenHouseEndTime,
            PropertyTimeZone timeZone,
            Optional<Boolean> AppointmentRequiredYN,
            Optional<ForeignText> OpenHouseRemarks,
            Optional<ForeignText> LivestreamOpenHouseURL,
            ListingSummary listing) {}

    /**
     * The open houses, in the order of their days and starts.
     *
     * @param openHouses those that fit
     * @param notes what the user should hear
     */
    public record Output(
            List<OpenHouse> openHouses,

            @Doc(value = "What the user should hear.", ours = true)
            Optional<List<String>> notes) {

        public Output {
            openHouses = List.copyOf(openHouses);
        }
    }

    public static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                    "list_open_houses", Input.class, Output.class)
            .domain(ListingsDomain.DOMAIN)
            .description("Lists open houses day by day, each with its listing, in the property's own time zone.")
            .build();

    private ListOpenHouses() {}
}
