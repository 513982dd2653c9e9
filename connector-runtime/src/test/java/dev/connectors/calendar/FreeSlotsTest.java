package dev.connectors.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.calendar.FreeSlots.Span;
import dev.connectors.calendar.FreeSlots.Wish;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FreeSlotsTest {

    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);
    private static final Wish AFTERNOON = new Wish(60, LocalTime.of(12, 0), LocalTime.of(18, 0), 0);

    private static LocalDateTime at(int hour, int minute) {
        return FRIDAY.atTime(hour, minute);
    }

    private static List<Span> friday(Wish wish, Span... busy) {
        return FreeSlots.find(FRIDAY, FRIDAY, wish, List.of(busy), DENVER);
    }

    @Test
    void withoutAnythingTheWholeWindowIsFree() {
        assertThat(friday(AFTERNOON)).containsExactly(new Span(at(12, 0), at(18, 0)));
    }

    @Test
    void aBusyTimeSplitsTheWindow() {
        assertThat(friday(AFTERNOON, new Span(at(14, 30), at(16, 0))))
                .containsExactly(new Span(at(12, 0), at(14, 30)), new Span(at(16, 0), at(18, 0)));
    }

    @Test
    void whatIsShorterThanWishedIsNoSlot() {
        assertThat(friday(AFTERNOON, new Span(at(12, 59), at(17, 1)))).isEmpty();
        assertThat(friday(AFTERNOON, new Span(at(13, 0), at(17, 0)))).hasSize(2);
    }

    @Test
    void overlappingNestedAndUnsortedBusyTimesCountOnce() {
        assertThat(friday(
                        AFTERNOON,
                        new Span(at(15, 0), at(16, 0)),
                        new Span(at(13, 0), at(17, 0)),
                        new Span(at(12, 30), at(13, 30))))
                .containsExactly(new Span(at(17, 0), at(18, 0)));
    }

    @Test
    void theBufferIsKeptFreeOnBothSides() {
        var wish = new Wish(60, LocalTime.of(12, 0), LocalTime.of(18, 0), 30);

        assertThat(friday(wish, new Span(at(14, 30), at(16, 0))))
                .containsExactly(new Span(at(12, 0), at(14, 0)), new Span(at(16, 30), at(18, 0)));
    }

    @Test
    void anEventThatBeganTheDayBeforeCounts() {
        assertThat(friday(AFTERNOON, new Span(FRIDAY.minusDays(1).atTime(9, 0), at(15, 0))))
                .containsExactly(new Span(at(15, 0), at(18, 0)));
    }

    @Test
    void eachDayIsLookedAtByItself() {
        var slots = FreeSlots.find(FRIDAY, FRIDAY.plusDays(1), AFTERNOON, List.of(), DENVER);

        assertThat(slots).hasSize(2);
    }

    @Test
    void noSlotSpansAnHourThatIsMissingOrComesTwice() {
        var night = new Wish(30, LocalTime.of(0, 0), LocalTime.of(5, 0), 0);
        var spring = LocalDate.of(2026, 3, 8);
        var autumn = LocalDate.of(2026, 11, 1);

        assertThat(FreeSlots.find(spring, spring, night, List.of(), DENVER))
                .containsExactly(
                        new Span(spring.atTime(0, 0), spring.atTime(2, 0)),
                        new Span(spring.atTime(3, 0), spring.atTime(5, 0)));
        assertThat(FreeSlots.find(autumn, autumn, night, List.of(), DENVER))
                .containsExactly(
                        new Span(autumn.atTime(0, 0), autumn.atTime(1, 0)),
                        new Span(autumn.atTime(2, 0), autumn.atTime(5, 0)));
        assertThat(FreeSlots.changes(spring, spring, night, DENVER)).containsExactly(spring);
        assertThat(FreeSlots.changes(FRIDAY, FRIDAY, night, DENVER)).isEmpty();
    }

    /** Against a grid of minutes. */
    @Test
    void aMinuteIsInASlotExactlyWhenAGridSaysSo() {
        var random = new Random(11);
        for (int round = 0; round < 500; round++) {
            int earliest = random.nextInt(20);
            var wish = new Wish(
                    5 + random.nextInt(120),
                    LocalTime.of(earliest, 0),
                    LocalTime.of(earliest + 1 + random.nextInt(23 - earliest), random.nextInt(60)),
                    random.nextInt(3) * 15);
            var busy = new ArrayList<Span>();
            for (int i = random.nextInt(8); i > 0; i--) {
                var start = FRIDAY.atStartOfDay().plusMinutes(random.nextInt(3000) - 800);
                busy.add(new Span(start, start.plusMinutes(1 + random.nextInt(300))));
            }

            var slots = FreeSlots.find(FRIDAY, FRIDAY.plusDays(1), wish, busy, ZoneId.of("UTC"));

            assertThat(minutes(slots)).as("round %d", round).isEqualTo(grid(wish, busy));
        }
    }

    private static List<LocalDateTime> minutes(List<Span> slots) {
        var minutes = new ArrayList<LocalDateTime>();
        for (var slot : slots) {
            for (var m = slot.start(); m.isBefore(slot.end()); m = m.plusMinutes(1)) {
                minutes.add(m);
            }
        }
        return minutes;
    }

    private static List<LocalDateTime> grid(Wish wish, List<Span> busy) {
        var minutes = new ArrayList<LocalDateTime>();
        for (int day = 0; day < 2; day++) {
            var run = new ArrayList<LocalDateTime>();
            var end = FRIDAY.plusDays(day).atTime(wish.latest());
            for (var m = FRIDAY.plusDays(day).atTime(wish.earliest()); !m.isAfter(end); m = m.plusMinutes(1)) {
                var minute = m;
                boolean free = m.isBefore(end)
                        && busy.stream()
                                .noneMatch(b -> b.start()
                                                .minusMinutes(wish.buffer())
                                                .isBefore(minute.plusMinutes(1))
                                        && b.end().plusMinutes(wish.buffer()).isAfter(minute));
                if (free) {
                    run.add(m);
                } else {
                    if (run.size() >= wish.minutes()) {
                        minutes.addAll(run);
                    }
                    run.clear();
                }
            }
        }
        return minutes;
    }
}
