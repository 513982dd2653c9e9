package dev.connectors.calendar;

import dev.connectors.calendar.FreeSlots.Search;
import dev.connectors.calendar.FreeSlots.Taken;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.FindFreeSlots;
import dev.connectors.domain.calendar.GetAvailability;
import dev.connectors.error.NotFound;
import dev.connectors.spi.Calls;
import dev.connectors.spi.Calls.Answer;
import dev.connectors.spi.Composite;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code find_free_slots} over {@code get_availability} of every account. It fails where any account fails: a calendar that was not
 * looked at is not free.
 */
public final class FindFreeSlotsComposite implements Composite<FindFreeSlots.Input, FindFreeSlots.Output> {

    /** What is proposed for today begins at a full five minutes from now on. */
    private static final int ROUNDED_TO = 5;

    /** For {@link java.util.ServiceLoader}. */
    public FindFreeSlotsComposite() {}

    @Override
    public ActionContract<FindFreeSlots.Input, FindFreeSlots.Output> contract() {
        return FindFreeSlots.CONTRACT;
    }

    @Override
    public FindFreeSlots.Output run(FindFreeSlots.Input in, Calls calls) {
        var checked = new ArrayList<String>();
        var taken = new ArrayList<Taken>();
        int calendars = 0;
        for (var answer : answers(in, calls)) {
            if (answer.error().isPresent()) {
                throw answer.error().get();
            }
            var found = answer.value().orElseThrow();
            calendars += found.checked().size();
            checked.add(answer.account() + ": " + found.checked().size()
                    + (found.checked().size() == 1 ? " calendar" : " calendars"));
            found.busy().items().forEach(time -> taken.add(Taken.between(time.start(), time.end())));
        }
        if (calendars == 0) {
            throw new NotFound(
                    "There is no calendar that you may check, so nothing is known to be free. Only the user can"
                            + " change that, in Settings.");
        }
        var found = FreeSlots.find(search(in, calls), taken);
        return new FindFreeSlots.Output(
                in.timeZone(),
                found.slots(),
                checked,
                found.notes().isEmpty() ? Optional.empty() : Optional.of(found.notes()));
    }

    private static Search search(FindFreeSlots.Input in, Calls calls) {
        return new Search(
                in.from(),
                in.last(),
                in.earliest(),
                in.latest(),
                rounded(LocalDateTime.ofInstant(calls.clock().instant(), in.timeZone())),
                in.minutes(),
                in.buffer(),
                in.timeZone());
    }

    private static LocalDateTime rounded(LocalDateTime now) {
        var minute = now.withSecond(0).withNano(0);
        var whole = minute.isBefore(now) ? minute.plusMinutes(1) : minute;
        return whole.plusMinutes((ROUNDED_TO - whole.getMinute() % ROUNDED_TO) % ROUNDED_TO);
    }

    /**
     * The answers of all accounts. Where calendars are named, an account that does not have them is none of this search's; calendars
     * of several accounts are asked for one by one, since no account has them all.
     */
    private static List<Answer<GetAvailability.Output>> answers(FindFreeSlots.Input in, Calls calls) {
        var together = ask(in, in.calendars(), calls);
        if (in.calendars().isEmpty()) {
            return together;
        }
        var known = known(together);
        if (!known.isEmpty() || in.calendars().size() == 1) {
            return known.isEmpty() ? together : known;
        }
        var single = new ArrayList<Answer<GetAvailability.Output>>();
        for (var calendar : in.calendars()) {
            var asked = ask(in, List.of(calendar), calls);
            var found = known(asked);
            single.addAll(found.isEmpty() ? asked : found);
        }
        return single;
    }

    private static List<Answer<GetAvailability.Output>> ask(
            FindFreeSlots.Input in, List<CalendarId> calendars, Calls calls) {
        // A buffer reaches over midnight.
        int more = in.buffer() > 0 ? 1 : 0;
        return calls.each(
                GetAvailability.CONTRACT,
                new GetAvailability.Input(
                        in.from().minusDays(more), Optional.of(in.last().plusDays(more)), calendars, in.timeZone()));
    }

    private static List<Answer<GetAvailability.Output>> known(List<Answer<GetAvailability.Output>> answers) {
        return answers.stream()
                .filter(answer ->
                        answer.error().filter(e -> e instanceof NotFound).isEmpty())
                .toList();
    }
}
