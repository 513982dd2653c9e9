package dev.connectors.testkit.sandbox;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A real estate agent's week in Denver, for demonstrations: Anna's calendars Showings, Family and Medical, and the Team calendar
 * of her office, which she reads. The week of the usual Tuesday, 3 March 2026, has the change of the clocks in it (8 March).
 *
 * <p>Today, Tuesday: the stand-up at 9:00, a showing with two guests at 11:00, Family keeps 15:00 to 16:00, and Medical has an
 * appointment that nobody is to hear of. Friday: Family keeps 14:30 to 16:00. Next Tuesday is free from the stand-up on.
 */
public final class RealEstateWeek {

    /** Where the week takes place. */
    public static final ZoneId DENVER = ZoneId.of("America/Denver");

    /** Its first day, unless another Tuesday is asked for. */
    public static final LocalDate USUAL_TUESDAY = LocalDate.of(2026, 3, 3);

    /** Anna's address. */
    public static final String ANNA = "anna@acme-realty.example";

    /** The address of her second account, which is Microsoft's. */
    public static final String ANNA_OUTLOOK = "anna.lee@lee-homes.example";

    /** Her colleague, who owns the Team calendar. */
    public static final String MIA = "mia@acme-realty.example";

    private final LocalDate tuesday;
    private final SandboxAccount anna;
    private final SandboxCalendar showings;
    private final SandboxCalendar team;
    private final SandboxCalendar family;
    private final SandboxCalendar medical;

    private RealEstateWeek(GoogleSandbox sandbox, LocalDate tuesday) {
        this.tuesday = tuesday;
        anna = sandbox.account(ANNA, "108000000000000000001").timeZone(DENVER);
        var mia = sandbox.account(MIA, "108000000000000000002").timeZone(DENVER);
        showings = anna.primary().summary("Showings");
        team = mia.calendar("team.acme-realty@group.calendar.example", "Team");
        anna.subscribe(team, AccessRole.READER);
        family = anna.calendar("family.anna@group.calendar.example", "Family");
        medical = anna.calendar("medical.anna@group.calendar.example", "Medical");
        addWork();
        addPrivate();
    }

    /** Puts the week of {@link #USUAL_TUESDAY} into a stand-in. */
    public static RealEstateWeek in(GoogleSandbox sandbox) {
        return in(sandbox, USUAL_TUESDAY);
    }

    /**
     * Puts the week that begins on a Tuesday into a stand-in.
     *
     * @throws IllegalArgumentException if the day is no Tuesday, or the accounts are there already
     */
    public static RealEstateWeek in(GoogleSandbox sandbox, LocalDate tuesday) {
        return new RealEstateWeek(sandbox, requireTuesday(tuesday));
    }

    /**
     * Adds Anna's second account, which is Microsoft's, to a stand-in: a buyer call today at 13:30 and every Wednesday at 8:30,
     * broker school all Thursday, and a lunch on Friday to which a lender invited her.
     *
     * @return the account; its default calendar is named Calendar
     * @throws IllegalArgumentException if the day is no Tuesday, or the account is there already
     */
    public static SandboxAccount secondAccount(GraphSandbox sandbox, LocalDate tuesday) {
        var days = new Days(requireTuesday(tuesday));
        var account = sandbox.account(ANNA_OUTLOOK, "0a000000-0000-4000-8000-000000000001")
                .timeZone(DENVER);
        var calendar = account.primary();
        calendar.event("Buyer call, Nair")
                .id("buyercall")
                .at(days.at(0, 13, 30), days.at(0, 14, 0))
                .guest("priya.nair@buyer.example", "accepted")
                .add();
        calendar.event("Broker round table")
                .id("roundtable")
                .at(days.at(-6, 8, 30), days.at(-6, 9, 0))
                .repeats("RRULE:FREQ=WEEKLY;BYDAY=WE")
                .add();
        calendar.event("Broker school")
                .id("brokerschool")
                .allDay(tuesday.plusDays(2), tuesday.plusDays(2))
                .add();
        calendar.event("Lunch, loan options")
                .id("lenderlunch")
                .at(days.at(3, 12, 0), days.at(3, 13, 0))
                .organizedBy("sam@lender.example")
                .guest(ANNA_OUTLOOK)
                .add();
        return account;
    }

    private static LocalDate requireTuesday(LocalDate day) {
        if (day.getDayOfWeek() != DayOfWeek.TUESDAY) {
            throw new IllegalArgumentException(day + " is not a Tuesday.");
        }
        return day;
    }

    /** Local times, so many days after the first. */
    private record Days(LocalDate first) {
        LocalDateTime at(int after, int hour, int minute) {
            return first.plusDays(after).atTime(LocalTime.of(hour, minute));
        }
    }

    /** A clock that stands at 8:00 in Denver on {@link #USUAL_TUESDAY}. */
    public static Clock clock() {
        return Clock.fixed(USUAL_TUESDAY.atTime(8, 0).atZone(DENVER).toInstant(), DENVER);
    }

    private void addWork() {
        team.event("Team stand-up")
                .id("teamstandup")
                .at(day(-7, 9, 0), day(-7, 9, 15))
                .repeats("RRULE:FREQ=WEEKLY;BYDAY=TU")
                .location("Front office")
                .add();
        showings.event("Showing, 88 Oak Ave")
                .id("oakave88")
                .at(day(0, 11, 0), day(0, 12, 0))
                .location("88 Oak Ave, Denver, CO 80205")
                .guest("priya.nair@buyer.example", "accepted")
                .guest("tom.nair@buyer.example")
                .add();
        showings.event("Listing appointment, 12 Elm St")
                .id("elmst12")
                .at(day(1, 10, 0), day(1, 11, 0))
                .location("12 Elm St, Denver, CO 80220")
                .guest("d.okafor@seller.example", "accepted")
                .add();
        showings.event("Inspection, 88 Oak Ave")
                .id("inspection88")
                .at(day(2, 13, 0), day(2, 15, 0))
                .location("88 Oak Ave, Denver, CO 80205")
                .add();
        showings.event("Open house, 45 Pine Dr")
                .id("openhouse45")
                .at(day(4, 11, 0), day(4, 14, 0))
                .repeats("RRULE:FREQ=WEEKLY;BYDAY=SA;COUNT=4")
                .location("45 Pine Dr, Lakewood, CO 80214")
                .add();
        showings.event("Closing, Alvarez")
                .id("closing1")
                .at(day(6, 16, 0), day(6, 17, 0))
                .guest("desk@title.example", "accepted")
                .add();
    }

    private void addPrivate() {
        family.event("School, Leo's teacher")
                .id("schoolleo")
                .at(day(0, 15, 0), day(0, 16, 0))
                .add();
        family.event("Leo's swim meet")
                .id("leomeet")
                .at(day(3, 14, 30), day(3, 16, 0))
                .add();
        medical.event("Dr. Patel, results")
                .id("medical1")
                .at(day(0, 13, 0), day(0, 13, 45))
                .add();
    }

    /** A local time, so many days after the first. */
    private LocalDateTime day(int after, int hour, int minute) {
        return new Days(tuesday).at(after, hour, minute);
    }

    /** The first day of the week. */
    public LocalDate tuesday() {
        return tuesday;
    }

    /** Anna's account. */
    public SandboxAccount anna() {
        return anna;
    }

    /** Her primary calendar. */
    public SandboxCalendar showings() {
        return showings;
    }

    /** Her office's calendar, which she reads. */
    public SandboxCalendar team() {
        return team;
    }

    /** Hers; the example shows the assistant its busy times only. */
    public SandboxCalendar family() {
        return family;
    }

    /** Hers; the example hides it. */
    public SandboxCalendar medical() {
        return medical;
    }
}
