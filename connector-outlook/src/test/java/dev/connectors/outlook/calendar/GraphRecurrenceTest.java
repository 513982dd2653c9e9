package dev.connectors.outlook.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.RecurrenceRule;
import dev.connectors.error.InvalidArguments;
import dev.connectors.error.Unsupported;
import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphRecurrenceTest {

    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final JsonFactory JSON = new JsonFactory();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "FREQ=DAILY;INTERVAL=3 | {'type':'daily','interval':3}",
                "FREQ=WEEKLY | {'type':'weekly','interval':1,'daysOfWeek':['tuesday'],'firstDayOfWeek':'monday'}",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU | {'type':'weekly','interval':2,'daysOfWeek':['tuesday','sunday'],'firstDayOfWeek':'sunday'}",
                "FREQ=DAILY;BYDAY=MO,TU,WE | {'type':'weekly','interval':1,'daysOfWeek':['monday','tuesday','wednesday'],'firstDayOfWeek':'monday'}",
                "FREQ=MONTHLY;BYDAY=TU | {'type':'weekly','interval':1,'daysOfWeek':['tuesday'],'firstDayOfWeek':'monday'}",
                "FREQ=YEARLY;BYDAY=TU | {'type':'weekly','interval':1,'daysOfWeek':['tuesday'],'firstDayOfWeek':'monday'}",
                "FREQ=MONTHLY | {'type':'absoluteMonthly','interval':1,'dayOfMonth':3}",
                "FREQ=YEARLY;BYMONTHDAY=3 | {'type':'absoluteMonthly','interval':1,'dayOfMonth':3}",
                "FREQ=MONTHLY;BYDAY=1TU | {'type':'relativeMonthly','interval':1,'daysOfWeek':['tuesday'],'index':'first'}",
                "FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,TU;BYSETPOS=2 | {'type':'relativeMonthly','interval':2,'daysOfWeek':['monday','tuesday'],'index':'second'}",
                "FREQ=YEARLY | {'type':'absoluteYearly','interval':1,'month':3,'dayOfMonth':3}",
                "FREQ=MONTHLY;BYMONTH=3 | {'type':'absoluteYearly','interval':1,'month':3,'dayOfMonth':3}",
                "FREQ=YEARLY;BYMONTH=3;BYDAY=+1TU | {'type':'relativeYearly','interval':1,'month':3,'daysOfWeek':['tuesday'],'index':'first'}",
            })
    void onlyThePropertiesOfItsTypeAreSent(String rule, String pattern) throws IOException {
        var sent = write(GraphRecurrence.of(RecurrenceRule.parse(rule), at("2026-03-03T09:00"), DENVER));

        assertThat(sent)
                .isEqualTo(("{'pattern':" + pattern
                                + ",'range':{'type':'noEnd','startDate':'2026-03-03','recurrenceTimeZone':'Mountain Standard Time'}}")
                        .replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "FREQ=DAILY;COUNT=9 | 2026-03-03T09:00 | {'type':'numbered','startDate':'2026-03-03','numberOfOccurrences':9,",
                "FREQ=DAILY;UNTIL=20260310T150000Z | 2026-03-03T09:00 | {'type':'endDate','startDate':'2026-03-03','endDate':'2026-03-10',",
                "FREQ=DAILY;UNTIL=20260310T145959Z | 2026-03-03T09:00 | {'type':'endDate','startDate':'2026-03-03','endDate':'2026-03-09',",
                "FREQ=DAILY;UNTIL=20260311T045959Z | 2026-03-03T22:00 | {'type':'endDate','startDate':'2026-03-03','endDate':'2026-03-10',",
                "FREQ=DAILY;UNTIL=20260310 | 2026-03-03 | {'type':'endDate','startDate':'2026-03-03','endDate':'2026-03-10',",
            })
    void theRangeEndsWithTheLastDayThatHasAnEvent(String rule, String start, String range) throws IOException {
        var sent = write(GraphRecurrence.of(RecurrenceRule.parse(rule), EventTime.parse(start), DENVER));

        assertThat(sent).contains(range.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "FREQ=YEARLY;BYYEARDAY=62 | 2026-03-03 | BYYEARDAY",
                "FREQ=YEARLY;BYWEEKNO=10 | 2026-03-03 | BYWEEKNO",
                "FREQ=DAILY;INTERVAL=2;BYDAY=MO,TU | 2026-03-03 | INTERVAL",
                "FREQ=DAILY;BYMONTH=3 | 2026-03-03 | BYMONTH in a DAILY rule",
                "FREQ=WEEKLY;BYMONTH=3 | 2026-03-03 | BYMONTH in a WEEKLY rule",
                "FREQ=WEEKLY;BYDAY=1TU | 2026-03-03 | days without numbers",
                "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1 | 2026-03-03 | BYSETPOS in a WEEKLY rule",
                "FREQ=MONTHLY;BYMONTHDAY=3,17 | 2026-03-03 | one series for each",
                "FREQ=MONTHLY;BYMONTHDAY=-2 | 2026-03-30 | BYMONTHDAY=-2",
                "FREQ=MONTHLY;BYMONTHDAY=3,17;BYSETPOS=-1 | 2026-03-17 | BYMONTHDAY with BYSETPOS",
                "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13 | 2026-03-13 | BYDAY together with BYMONTHDAY",
                "FREQ=MONTHLY;BYDAY=5TU | 2026-03-31 | -1 for the last",
                "FREQ=MONTHLY;BYDAY=-2TU | 2026-03-24 | BYDAY=-2TU",
                "FREQ=MONTHLY;BYDAY=1TU,3TU | 2026-03-03 | several ordinals",
                "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1,3 | 2026-03-03 | several positions",
                "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=5 | 2026-03-16 | BYSETPOS=5",
                "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU | 2026-03-03 | FREQ=WEEKLY",
                "FREQ=YEARLY;BYMONTH=3;BYDAY=TU | 2026-03-03 | every such day",
                "FREQ=YEARLY;BYMONTH=3,9 | 2026-03-03 | several months",
                "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=3 | 2026-03-03 | BYMONTH=13",
                "FREQ=YEARLY;BYDAY=20TU | 2026-05-19 | BYMONTH",
                "FREQ=YEARLY;BYDAY=TU;BYSETPOS=9 | 2026-03-03 | BYMONTH",
                "FREQ=YEARLY;INTERVAL=2;BYMONTHDAY=3 | 2026-03-03 | FREQ=MONTHLY",
                "FREQ=MONTHLY;BYMONTHDAY=31 | 2026-03-31 | BYMONTHDAY=-1",
                "FREQ=MONTHLY | 2026-03-30 | BYMONTHDAY=28,29,30;BYSETPOS=-1",
                "FREQ=YEARLY | 2028-02-29 | BYMONTHDAY=-1",
                "FREQ=WEEKLY;INTERVAL=100 | 2026-03-03 | INTERVAL above 99",
                "FREQ=DAILY;COUNT=1000 | 2026-03-03 | UNTIL instead of COUNT",
                "FREQ=WEEKLY;BYDAY=TH | 2026-03-03 | 2026-03-05: start there",
                "FREQ=YEARLY;BYDAY=-1MO | 2026-03-03 | 2026-12-28: start there",
            })
    void whatGraphCannotSayIsRefusedWithWhatCanBeSaidInstead(String rule, String start, String words) {
        assertThatThrownBy(() -> GraphRecurrence.of(RecurrenceRule.parse(rule), EventTime.parse(start), DENVER))
                .isInstanceOfSatisfying(
                        Unsupported.class, e -> assertThat(e.toModel()).contains(words));
    }

    /** The same rules beside those that are refused: no month is shorter, or the end is named as the last day. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "FREQ=YEARLY | 2026-03-31 | absoluteYearly",
                "FREQ=MONTHLY;INTERVAL=12 | 2026-03-31 | absoluteMonthly",
                "FREQ=MONTHLY;BYMONTHDAY=-1 | 2026-03-31 | relativeMonthly",
                "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1 | 2026-03-30 | absoluteMonthly",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29,30;BYSETPOS=-1 | 2028-02-29 | 'month':2,'dayOfMonth':29",
                "FREQ=YEARLY;BYDAY=-1MO | 2026-12-28 | 'month':12,'daysOfWeek':['monday'],'index':'last'",
            })
    void theLastDaysOfAMonthAreSaidWhereBothMeanTheSame(String rule, String start, String words) throws IOException {
        assertThat(write(GraphRecurrence.of(RecurrenceRule.parse(rule), EventTime.parse(start), DENVER)))
                .contains(words.replace('\'', '"'));
    }

    @Test
    void anEndBeforeTheStartIsAFaultOfTheArguments() {
        assertThatThrownBy(() -> GraphRecurrence.of(
                        RecurrenceRule.parse("FREQ=DAILY;UNTIL=20260302"), EventTime.parse("2026-03-03"), DENVER))
                .isInstanceOf(InvalidArguments.class)
                .hasMessageContaining("UNTIL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'type':'absoluteMonthly','dayOfMonth':31 | FREQ=MONTHLY;BYMONTHDAY=-1;INTERVAL=5",
                "'type':'absoluteMonthly','dayOfMonth':30 | FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1;INTERVAL=5",
                "'type':'absoluteMonthly','dayOfMonth':28 | FREQ=MONTHLY;BYMONTHDAY=28;INTERVAL=5",
                "'type':'absoluteYearly','month':2,'dayOfMonth':29 | FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;INTERVAL=5",
                "'type':'absoluteYearly','month':3,'dayOfMonth':31 | FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31;INTERVAL=5",
                "'type':'relativeMonthly','daysOfWeek':['saturday','sunday'],'index':'last' | FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=-1;INTERVAL=5",
                "'type':'relativeMonthly','daysOfWeek':['monday'] | FREQ=MONTHLY;BYDAY=1MO;INTERVAL=5",
                "'type':'weekly','daysOfWeek':['monday'],'firstDayOfWeek':'sunday' | FREQ=WEEKLY;BYDAY=MO;WKST=SU;INTERVAL=5",
                "'type':'weekly','daysOfWeek':['monday'] | FREQ=WEEKLY;BYDAY=MO;WKST=SU;INTERVAL=5", // Graph's default
                "'type':'hijriMonthly','dayOfMonth':3 | no RRULE says it; Outlook's pattern is of the type hijriMonthly",
                "'type':'weekly','daysOfWeek':['moonday'] | no RRULE says it; Outlook's pattern is of the type weekly",
                "'type':'relativeMonthly','daysOfWeek':['monday'],'index':'fifth' | no RRULE says it; Outlook's pattern is of the type relativeMonthly",
            })
    void whatGraphStoresIsReadAsItMeansIt(String pattern, String text) throws IOException {
        var read = read("{'pattern':{" + pattern
                + ",'interval':5},'range':{'type':'noEnd','startDate':'2026-01-28','endDate':'0001-01-01'}}");

        assertThat(read.text(false, Optional.of(DENVER))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "false, America/Denver, FREQ=DAILY;UNTIL=20260401T055959Z",
        "false, , FREQ=DAILY;UNTIL=20260331T235959", // a zone without a name
        "true, America/Denver, FREQ=DAILY;UNTIL=20260331"
    })
    void anEndIsTheEndOfItsDay(boolean allDay, String zone, String text) throws IOException {
        var read = read(
                "{'range':{'endDate':'2026-03-31','startDate':'2026-03-03','type':'endDate'},'pattern':{'interval':1,'type':'daily'}}");

        assertThat(read.text(allDay, Optional.ofNullable(zone).map(ZoneId::of))).isEqualTo(text);
    }

    @Test
    void aSeriesThatEndsBeforeADayEndsOnTheDayBefore() throws IOException {
        var counted = GraphRecurrence.of(RecurrenceRule.parse("FREQ=WEEKLY;COUNT=9"), at("2026-03-03T09:00"), DENVER);

        assertThat(write(counted.before(LocalDate.of(2026, 3, 17))))
                .endsWith(
                        "\"range\":{\"type\":\"endDate\",\"startDate\":\"2026-03-03\",\"endDate\":\"2026-03-16\",\"recurrenceTimeZone\":\"Mountain Standard Time\"}}");
    }

    private static EventTime at(String time) {
        return EventTime.parse(time);
    }

    private static String write(GraphRecurrence recurrence) throws IOException {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(text)) {
            recurrence.write(out);
        }
        return text.toString();
    }

    private static GraphRecurrence read(String json) throws IOException {
        try (var in = JSON.createParser(json.replace('\'', '"'))) {
            return GraphRecurrence.read(in);
        }
    }
}
