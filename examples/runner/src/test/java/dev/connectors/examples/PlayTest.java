package dev.connectors.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the first command of the README shows. */
class PlayTest {

    private static String transcript = "";

    @BeforeAll
    static void play() {
        var printed = new ByteArrayOutputStream();
        var screen = new Screen(new PrintStream(printed, true, StandardCharsets.UTF_8), false, 0);
        try (var stage = SandboxStage.open(screen)) {
            new Play(stage, screen).run();
        }
        transcript = printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatMeetingsDoIHaveToday() {
        assertThat(scene(2))
                .contains(
                        "Three things: 09:00 Team stand-up, 11:00 Showing, 88 Oak Ave with 2 guests, you are busy 15:00-16:00.")
                .contains("1 calendar is hidden from me")
                .doesNotContain("Patel");
    }

    @Test
    void amIFreeOnFridayAfternoon() {
        assertThat(scene(3)).contains("Yes: 12:00-14:30 and 16:00-18:00.");
    }

    @Test
    void scheduleAShowingNextTuesday() {
        assertThat(scene(4))
                .contains("Create this event and invite 1 person?")
                .contains("To john.smith@buyer.example (outside your company)")
                .contains("Tue 10 Mar 2026, 14:00-15:00, Denver time (the clocks change on 8 Mar)")
                .contains("Clash none")
                .contains("Done. john.smith@buyer.example has the invitation.");
    }

    @Test
    void whatDidINoteAboutTheJohnsonProperty() {
        assertThat(scene(5))
                .contains("Roof from 2011. The owner wants a quick sale. The key is at the front desk. (2026-02-27)");
    }

    @Test
    void twoAccountsOfTwoVendorsAnswerAsOne() {
        assertThat(scene(6))
                .contains("09:00 Team stand-up (work), 11:00 Showing, 88 Oak Ave with 2 guests (work), "
                        + "13:30 Buyer call, Nair with 1 guest (own firm), you are busy 15:00-16:00 (work).")
                .contains("Yes: 13:00-14:30 and 16:00-18:00."); // lunch is in one account, the swim meet in the other
    }

    @Test
    void aWriteAsksWhichAccountIsMeantAndNamesIt() {
        assertThat(scene(7))
                .contains("2 accounts fit: work (Google Calendar), own firm (Outlook calendar)")
                .contains("Account anna.lee@lee-homes.example (Outlook calendar)")
                .contains("Done, it is in your calendar.");
    }

    @Test
    void listingsAreFoundAndShownWithPhotosAndWithWhoseTheyAre() {
        assertThat(scene(8))
                .contains("3 fit: 45 Pine Dr, Lakewood, CO 80214, 485,000 (Peak Homes)")
                .contains("123 N Main St, Denver, CO 80203: 549,000, 3 bedrooms.")
                .contains("3 photos: 1 Front, 2 Kitchen, 3 Garden. Listed by Peak Homes, 303-555-0142; Metro MLS")
                .doesNotContain("Lock box")
                .doesNotContain("12 Elm St");
    }

    @Test
    void aShowingIsInTheTimeOfTheHouse() {
        assertThat(scene(9))
                .contains("Tue 10 Mar 2026, 14:00-15:00, Phoenix time")
                .contains("Where 214 Desert Willow Rd, Scottsdale, AZ 85251")
                .contains("No dataset 'land_ref' among the 1 you may use. The user has hidden 1.")
                .contains("only what the public may read is given.")
                .contains("'Get listing agent details' is off for Bridge MLS");
    }

    @Test
    void whatTheAssistantCannotDo() {
        assertThat(scene(10))
                .contains("No calendar 'Medical' among the 4 you may use")
                .contains("declined by Anna")
                .contains("Calendar is off for this user");
    }

    @Test
    void theRecordHoldsEveryCallAndNoContents() {
        assertThat(scene(11))
                .contains("chain intact. Nothing left this machine.")
                .doesNotContain("Oak")
                .doesNotContain("john.smith");
    }

    @Test
    void noLineIsWiderThanTheScreen() {
        assertThat(transcript.lines().skip(1)).allMatch(line -> line.length() <= Screen.WIDTH);
    }

    private static String scene(int number) {
        int start = transcript.indexOf("\n%2d  ".formatted(number));
        int end = transcript.indexOf("\n%2d  ".formatted(number + 1));
        return transcript.substring(start, end < 0 ? transcript.length() : end).replaceAll("\\s+", " ");
    }
}
