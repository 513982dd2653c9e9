package dev.connectors.calendar;

import dev.connectors.calendar.FreeSlots.Span;
import dev.connectors.calendar.FreeSlots.Wish;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.calendar.FindFreeSlots;
import dev.connectors.domain.calendar.FindFreeSlots.Slot;
import dev.connectors.domain.calendar.GetAvailability;
import dev.connectors.domain.calendar.Weekday;
import dev.connectors.spi.Calls;
import dev.connectors.spi.Composite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Free times over every calendar of every account. Where one cannot be read the call fails: unknown is not free. */
public final class FindFreeSlotsComposite implements Composite<FindFreeSlots.Input, FindFreeSlots.Output> {

    @Override
    public ActionContract<FindFreeSlots.Input, FindFreeSlots.Output> contract() {
        return FindFreeSlots.CONTRACT;
    }

    @Override
    public FindFreeSlots.Output run(FindFreeSlots.Input in, Calls calls) {
        var asked = new GetAvailability.Input(in.from(), in.to(), in.calendars(), in.timeZone());
        var busy = new ArrayList<Span>();
        var checked = new ArrayList<String>();
        for (var answer : calls.each(GetAvailability.CONTRACT, asked)) {
            if (answer.error().isPresent()) {
                throw answer.error().get();
            }
            var availability = answer.value().orElseThrow();
            availability.busy().items().forEach(b -> busy.add(new Span(b.start(), b.end())));
            int calendars = availability.checked().size();
            checked.add(answer.account() + ": " + calendars + (calendars == 1 ? " calendar" : " calendars"));
        }
        var wish = new Wish(in.minutes(), in.earliest(), in.latest(), in.buffer());
        var slots = FreeSlots.find(in.from(), in.last(), wish, busy, in.timeZone()).stream()
                .map(span -> new Slot(Weekday.of(span.start().toLocalDate()), span.start(), span.end()))
                .toList();
        return new FindFreeSlots.Output(in.timeZone(), slots, checked, notes(in, wish));
    }

    private static Optional<List<String>> notes(FindFreeSlots.Input in, Wish wish) {
        var changes = FreeSlots.changes(in.from(), in.last(), wish, in.timeZone());
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(changes.stream()
                        .map(day -> "the clocks change on " + day + "; no time is offered across it")
                        .toList());
    }
}
