package dev.connectors.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A record with one component of each kind, for the tests. */
record Visit(
        @Doc("Title.") @Size(min = 1, max = 20) String title,
        @Doc("How many come.") @Range(min = 1, max = 50) int guests,
        @Doc("Number.") Optional<Long> number,
        @Doc("Size.") @Range(min = 0) Optional<Double> size,
        @Doc("Price.") Optional<BigDecimal> price,
        @Doc("Whether it is certain.") @Default("false") boolean certain,
        @Doc("How.") @Default("in_person") Manner manner,
        @Doc("Day.") Optional<LocalDate> day,
        @Doc("Start.") Optional<LocalDateTime> start,
        @Doc("Not before.") Optional<LocalTime> earliest,
        @Doc("Made at.") Optional<Instant> made,
        @Doc("Seen at.") Optional<OffsetDateTime> seen,
        @Doc("How long.") @Range(min = 15, max = 480) Optional<Duration> length,
        @Doc("Zone.") @Default(Default.USER_ZONE) ZoneId zone,
        @Doc("Whom to tell.") @Size(max = 3) List<EmailAddress> tell,
        @Doc("Tags.") List<@Size(max = 5) @Matches("[a-z]+") String> tags,
        @Doc("Where.") Optional<Place> place,
        @Doc("Rooms.") List<Room> rooms,
        @Doc("Repeats.") Optional<Repeats> repeats) {

    enum Manner {
        IN_PERSON,
        BY_VIDEO
    }

    /** A scalar with limits of its own. */
    record Key(@Size(max = 8) @Matches("[A-Z]{2}-\\d+") String value) implements ResourceId {}

    record Place(@Doc("Street.") String street, @Doc("Key.") Optional<Key> key) {}

    record Room(
            @Doc("Name.") String name,
            @Doc("From.") int from,
            @Doc("To.") int to) {

        Room {
            if (to < from) {
                throw new IllegalArgumentException("to must not be before from");
            }
        }
    }

    /** A union. */
    sealed interface Repeats permits Weekly, Until {}

    record Weekly(
            @Doc("Times.") @Range(min = 1) int times,
            @Doc("Skip.") Optional<LocalDate> skip) implements Repeats {}

    record Until(
            @Doc("Last day.") LocalDate last, @Doc("Skip.") Optional<LocalDate> skip) implements Repeats {}

    static final Shape<Visit> SHAPE = Shape.of(Visit.class);
    static final Shape.Defaults DENVER = Shape.Defaults.of(ZoneId.of("America/Denver"));

    /** The least JSON that fits, with more members. */
    static String json(String more) {
        return "{\"title\":\"A\",\"guests\":2" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    static Visit read(String more) {
        return SHAPE.read(json(more), DENVER);
    }
}
