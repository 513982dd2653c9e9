package dev.connectors.google.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.testkit.ScriptedProvider;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A page that names itself as the next one is an outage and not an endless call. */
class PagesWithoutEndTest {

    private static final CalendarId MAIN = new CalendarId("main");
    private static final EventId SERIES = new EventId("standup1");

    private static final String STAND_UP = """
            {'id':'standup1','iCalUID':'standup1@google.com','etag':'1','status':'confirmed',
             'organizer':{'self':true},'recurrence':['RRULE:FREQ=WEEKLY;COUNT=4'],
             'start':{'dateTime':'2026-03-03T09:00:00-07:00','timeZone':'America/Denver'},
             'end':{'dateTime':'2026-03-03T09:15:00-07:00','timeZone':'America/Denver'}}""";

    private final ScriptedProvider google = ScriptedProvider.start("api");
    private final TestContext context = new TestContext(google.url(), "a-token");

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void ofTheCalendarList() {
        endless("/users/me/calendarList");

        isAnOutage(() -> CalendarListCodec.all(context));

        assertThat(google.requests()).hasSize(2);
    }

    @Test
    void ofTheOccurrencesThatWereChangedByThemselves() {
        google.get("/calendars/{calendar}/events/{event}", 200, STAND_UP)
                .get("/calendars/{calendar}/events/{event}/instances", 200, "{'items':[]}");
        endless("/calendars/{calendar}/events");

        isAnOutage(() -> StoredEvents.look(MAIN, SERIES, Occurrences.ALL, context));

        assertThat(google.requests()).hasSize(4);
    }

    @Test
    void ofTheOccurrencesBeforeOne() {
        var split = new GoogleTime(
                Optional.empty(), Optional.of(OffsetDateTime.parse("2026-03-17T09:00-06:00")), Optional.empty());
        endless("/calendars/{calendar}/events/{event}/instances");

        isAnOutage(() -> StoredEvents.before(MAIN, SERIES, split, context));

        assertThat(google.requests()).hasSize(2);
    }

    private void endless(String path) {
        google.get(path, 200, "{'items':[],'nextPageToken':'again'}");
    }

    private static void isAnOutage(ThrowingCallable read) {
        assertThatThrownBy(read).isInstanceOf(ProviderUnavailable.class).hasMessageContaining("without an end");
    }
}
