package dev.connectors.testkit.sandbox;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** Starts in order, of which the next can be looked at before it is taken. */
abstract class Starts implements Iterator<When> {

    private static final DateTimeFormatter UTC_STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    static final Comparator<When> ORDER = Comparator.comparing(it -> it.instant(ZoneOffset.UTC));

    private Optional<When> head = Optional.empty();

    /** Pulls the next one, if there is another. */
    abstract Optional<When> pull();

    /** To be called once by a constructor, when {@link #pull} can work. */
    final void begin() {
        head = pull();
    }

    final Optional<When> peek() {
        return head;
    }

    final boolean isAt(When start) {
        return head.filter(it -> ORDER.compare(it, start) == 0).isPresent();
    }

    /** Takes everything at this start: two readings of a clock can be one instant, where a gap is a whole day long. */
    final void pass(When start) {
        while (isAt(start)) {
            head = pull();
        }
    }

    final boolean reaches(When start) {
        while (head.filter(it -> ORDER.compare(it, start) < 0).isPresent()) {
            head = pull();
        }
        return isAt(start);
    }

    @Override
    public final boolean hasNext() {
        return head.isPresent();
    }

    @Override
    public final When next() {
        var next = head.orElseThrow(NoSuchElementException::new);
        head = pull();
        return next;
    }

    /** Starts that are written down. */
    static final class OfList extends Starts {

        private final Iterator<When> starts;

        OfList(Iterator<When> starts) {
            this.starts = starts;
            begin();
        }

        @Override
        Optional<When> pull() {
            return starts.hasNext() ? Optional.of(starts.next()) : Optional.empty();
        }
    }

    /** What one rule hits; COUNT includes the first start of the series even where the rule misses it. */
    static final class OfRule extends Starts {

        private final When first;
        private final Iterator<LocalDate> days;
        private final Instant until;
        private int left;

        OfRule(When first, Rule rule) {
            this.first = first;
            days = rule.days(first.local().toLocalDate()).iterator();
            until = rule.until().map(OfRule::instant).orElse(Instant.MAX);
            left = rule.count().orElse(Integer.MAX_VALUE);
            begin();
            if (!isAt(first)) {
                left--;
                if (left < 0) {
                    begin();
                }
            }
        }

        @Override
        Optional<When> pull() {
            if (left <= 0 || !days.hasNext()) {
                return Optional.empty();
            }
            left--;
            return Optional.of(first.at(days.next().atTime(first.local().toLocalTime())))
                    .filter(it -> !it.instant(ZoneOffset.UTC).isAfter(until));
        }

        /** Of an all-day series the last day, as UTC midnight, where the order of days is looked at too. */
        private static Instant instant(String until) {
            var isDay = until.length() == 8;
            return isDay
                    ? LocalDate.parse(until, BASIC_ISO_DATE)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : LocalDateTime.parse(until, UTC_STAMP).toInstant(ZoneOffset.UTC);
        }
    }

    /** Several sources as one, each start once, without the excluded ones. */
    static final class Merged extends Starts {

        private final List<Starts> sources;
        private final List<Starts> without;
        private final Set<When> except;

        Merged(List<Starts> sources, List<Starts> without, Set<When> except) {
            this.sources = sources;
            this.without = without;
            this.except = except;
            begin();
        }

        @Override
        Optional<When> pull() {
            while (true) {
                var next = sources.stream().flatMap(it -> it.peek().stream()).min(ORDER);
                if (next.isEmpty()) {
                    return next;
                }
                var start = next.get();
                sources.forEach(it -> it.pass(start));
                if (!except.contains(start) && without.stream().noneMatch(it -> it.reaches(start))) {
                    return next;
                }
            }
        }
    }
}
