package dev.connectors.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.calendar.FreeSlots.Search;
import dev.connectors.calendar.FreeSlots.Taken;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeSlotsTest {

    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final LocalDateTime LONG_AGO = LocalDateTime.parse("2020-01-01T00:00");
    private static final LocalDate FRIDAY = LocalDate.parse("2026-03-06");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // busy                                   | minutes | buffer | free
                "                                         | 60      | 0      | 09:00-17:00",
                "12:00-13:00                              | 60      | 0      | 09:00-12:00 13:00-17:00",
                "09:00-17:00                              | 60      | 0      | ",
                "08:00-18:00                              | 60      | 0      | ",
                "10:00-16:30                              | 60      | 0      | 09:00-10:00",
                "10:00-16:30                              | 61      | 0      | ",
                "10:00-11:00 10:30-12:00                  | 60      | 0      | 09:00-10:00 12:00-17:00",
                "10:00-15:00 11:00-12:00                  | 60      | 0      | 09:00-10:00 15:00-17:00",
                "10:00-11:00 11:00-12:00                  | 60      | 0      | 09:00-10:00 12:00-17:00",
                "10:00-11:00 11:45-12:00                  | 60      | 0      | 09:00-10:00 12:00-17:00",
                "12:00-13:00                              | 60      | 15     | 09:00-11:45 13:15-17:00",
                "08:00-09:00 17:00-18:00                  | 60      | 30     | 09:30-16:30",
                "00:00-08:30                              | 60      | 45     | 09:15-17:00",
                "12:00-12:00                              | 60      | 30     | 09:00-17:00"
            })
    void oneDay(String busy, int minutes, int buffer, String free) {
        var search = search(FRIDAY, FRIDAY, "09:00", "17:00", minutes, buffer, DENVER);

        var found = FreeSlots.find(search, taken(FRIDAY, busy));

        assertThat(text(found)).isEqualTo(free == null ? "" : free);
        assertThat(found.notes()).isEmpty();
    }

    @Test
    void eachDayHasItsHours() {
        var search = search(FRIDAY, FRIDAY.plusDays(2), "12:00", "18:00", 60, 0, DENVER);
        var busy = List.of(new Taken(FRIDAY.atTime(16, 0), FRIDAY.plusDays(1).atTime(13, 0)));

        var found = FreeSlots.find(search, busy);

        assertThat(found.slots())
                .extracting(s -> s.day() + " " + s.start() + " " + s.end())
                .containsExactly(
                        "FRI 2026-03-06T12:00 2026-03-06T16:00",
                        "SAT 2026-03-07T13:00 2026-03-07T18:00",
                        "SUN 2026-03-08T12:00 2026-03-08T18:00");
    }

    @Test
    void whatIsOverIsNotOffered() {
        var search = new Search(
                FRIDAY, FRIDAY, LocalTime.of(9, 0), LocalTime.of(17, 0), FRIDAY.atTime(14, 5), 60, 0, DENVER);

        assertThat(text(FreeSlots.find(search, taken(FRIDAY, "15:30-16:00")))).isEqualTo("14:05-15:30 16:00-17:00");
    }

    @Test
    void theHourThatDoesNotExistIsNotOfferedAndIsNamed() {
        var sunday = LocalDate.parse("2026-03-08");

        var found = FreeSlots.find(search(sunday, sunday, "00:00", "06:00", 60, 0, DENVER), List.of());

        assertThat(text(found)).isEqualTo("00:00-02:00 03:00-06:00");
        assertThat(found.notes())
                .containsExactly(
                        "the clocks in America/Denver go forward on 2026-03-08 from 02:00 to 03:00; no time around"
                                + " that is offered");
    }

    @Test
    void theHourThatComesTwiceIsNotOfferedAndIsNamed() {
        var sunday = LocalDate.parse("2026-11-01");
        // From the first 01:45 to the second 01:15: it reads as if it ended before it began.
        var busy = List.of(Taken.between(sunday.atTime(1, 45), sunday.atTime(1, 15)));

        var found = FreeSlots.find(search(sunday, sunday, "00:00", "06:00", 60, 0, DENVER), busy);

        assertThat(text(found)).isEqualTo("00:00-01:00 02:00-06:00");
        assertThat(found.notes()).singleElement().asString().contains("go back on 2026-11-01 from 02:00 to 01:00");
    }

    @Test
    void aBufferIsAsLongInRealTimeOverTheGap() {
        var sunday = LocalDate.parse("2026-03-08");

        var found = FreeSlots.find(
                search(sunday, sunday, "00:00", "06:00", 30, 30, DENVER), taken(sunday, "01:00-01:45 03:10-03:20"));

        // 30 minutes before 03:10 is 01:40, and 30 minutes after 01:45 is 03:15.
        assertThat(text(found)).isEqualTo("00:00-00:30 03:50-06:00");
    }

    @Test
    void aChangeOutsideTheHoursIsNoNews() {
        var sunday = LocalDate.parse("2026-03-08");

        var found = FreeSlots.find(search(sunday, sunday, "09:00", "17:00", 60, 0, DENVER), List.of());

        assertThat(text(found)).isEqualTo("09:00-17:00");
        assertThat(found.notes()).isEmpty();
    }

    @Test
    void noSlotSpansAChangeOfTheClocksInAnyZone() {
        for (var name : ZoneId.getAvailableZoneIds()) {
            var zone = ZoneId.of(name);
            var search =
                    search(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), "00:00", "23:59", 5, 0, zone);

            for (var slot : FreeSlots.find(search, List.of()).slots()) {
                var real = java.time.Duration.between(
                        slot.start().atZone(zone), slot.end().atZone(zone));
                assertThat(real).as(name + " " + slot).isEqualTo(java.time.Duration.between(slot.start(), slot.end()));
                assertThat(zone.getRules().getValidOffsets(slot.start()))
                        .as(name + " " + slot)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void theSameAsAMinuteGridFindsWhateverIsBusy() {
        for (int seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            var zone = random.nextBoolean() ? DENVER : ZoneOffset.UTC;
            var from = LocalDate.parse("2026-03-06").plusDays(random.nextInt(5));
            var search = new Search(
                    from,
                    from.plusDays(random.nextInt(4)),
                    LocalTime.of(random.nextInt(10), random.nextInt(60)),
                    LocalTime.of(12 + random.nextInt(12), random.nextInt(60)),
                    random.nextInt(4) == 0 ? from.atTime(random.nextInt(24), 5 * random.nextInt(12)) : LONG_AGO,
                    5 + random.nextInt(120),
                    random.nextInt(3) == 0 ? random.nextInt(61) : 0,
                    zone);
            var busy = randomBusy(random, from);

            var found = FreeSlots.find(search, busy);

            assertThat(found.slots().stream().map(s -> s.start() + "/" + s.end()))
                    .as("seed " + seed)
                    .containsExactlyElementsOf(grid(search, busy));
        }
    }

    @Test
    void busyTimesMergedCutAndShuffledGiveTheSame() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var from = LocalDate.parse("2026-03-06");
            var search = search(from, from.plusDays(3), "08:00", "19:00", 30, random.nextInt(30), DENVER);
            var busy = randomBusy(random, from);
            var pieces = new ArrayList<Taken>(busy);
            for (var time : busy) {
                var minutes =
                        java.time.Duration.between(time.start(), time.end()).toMinutes();
                var middle = time.start().plusMinutes(minutes / 2);
                pieces.add(new Taken(time.start(), middle));
                pieces.add(new Taken(middle, time.end()));
            }
            Collections.shuffle(pieces, random);

            assertThat(FreeSlots.find(search, pieces)).isEqualTo(FreeSlots.find(search, busy));
        }
    }

    private static List<Taken> randomBusy(Random random, LocalDate from) {
        var busy = new ArrayList<Taken>();
        for (int i = random.nextInt(15); i > 0; i--) {
            var start = from.minusDays(1).atStartOfDay().plusMinutes(random.nextInt(6 * 24 * 60));
            busy.add(new Taken(start, start.plusMinutes(random.nextInt(300))));
        }
        return busy;
    }

    /** Minute by minute: free where no busy time, widened, holds it; then the runs that are long enough. */
    private static List<String> grid(Search search, List<Taken> busy) {
        var slots = new ArrayList<String>();
        for (var day = search.from(); !day.isAfter(search.last()); day = day.plusDays(1)) {
            var start = day.atTime(search.earliest());
            var end = day.atTime(search.latest());
            LocalDateTime run = null;
            for (var minute = start; !minute.isAfter(end); minute = minute.plusMinutes(1)) {
                var free = minute.isBefore(end) && !minute.isBefore(search.notBefore()) && isFree(minute, search, busy);
                if (free && run == null) {
                    run = minute;
                } else if (!free && run != null) {
                    if (!run.plusMinutes(search.minutes()).isAfter(minute)) {
                        slots.add(run + "/" + minute);
                    }
                    run = null;
                }
            }
        }
        return slots;
    }

    private static boolean isFree(LocalDateTime minute, Search search, List<Taken> busy) {
        for (int around = -search.buffer(); around <= search.buffer(); around++) {
            var near = minute.plusMinutes(around);
            if (search.zone().getRules().getValidOffsets(near).size() != 1) {
                return false;
            }
            for (var time : busy) {
                if (!near.isBefore(time.start()) && near.isBefore(time.end())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Search search(
            LocalDate from, LocalDate last, String earliest, String latest, int minutes, int buffer, ZoneId zone) {
        return new Search(
                from, last, LocalTime.parse(earliest), LocalTime.parse(latest), LONG_AGO, minutes, buffer, zone);
    }

    private static List<Taken> taken(LocalDate day, String busy) {
        return busy == null
                ? List.of()
                : Stream.of(busy.strip().split(" "))
                        .map(range -> range.split("-"))
                        .map(r -> new Taken(day.atTime(LocalTime.parse(r[0])), day.atTime(LocalTime.parse(r[1]))))
                        .toList();
    }

    private static String text(FreeSlots.Found found) {
        return String.join(
                " ",
                found.slots().stream()
                        .map(s -> s.start().toLocalTime() + "-" + s.end().toLocalTime())
                        .toList());
    }
}
