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
    void whatTheAssistantCannotDo() {
        assertThat(scene(6))
                .contains("No calendar 'Medical' among the 3 you may use")
                .contains("declined by Anna")
                .contains("Calendar is off for this user");
    }

    @Test
    void theRecordHoldsEveryCallAndNoContents() {
        assertThat(scene(7))
                .contains("chain intact. Nothing left this machine.")
                .doesNotContain("Oak")
                .doesNotContain("john.smith");
    }

    @Test
    void noLineIsWiderThanTheScreen() {
        assertThat(transcript.lines().skip(1)).allMatch(line -> line.length() <= Screen.WIDTH);
    }

    private static String scene(int number) {
        int start = transcript.indexOf("\n %d  ".formatted(number));
        int end = transcript.indexOf("\n %d  ".formatted(number + 1));
        return transcript.substring(start, end < 0 ? transcript.length() : end).replaceAll("\\s+", " ");
    }
}
