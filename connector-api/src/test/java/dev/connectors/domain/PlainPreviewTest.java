package dev.connectors.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlainPreviewTest {

    record Where(String street, int number) {}

    record Input(
            String text,
            LocalDate sendOn,
            List<EmailAddress> to,
            Optional<String> remark,
            Where where,
            boolean urgent) {}

    record Output(String id) {}

    private static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                    "send_card", Input.class, Output.class)
            .effects(Effect.OUTBOUND)
            .build();

    @Test
    void whoeverSaysYesSeesAllThatWasPassed() {
        var input = new Input(
                "Welcome home",
                LocalDate.of(2026, 3, 10),
                List.of(EmailAddress.parse("john@buyer.example")),
                Optional.of("by courier"),
                new Where("Main St", 123),
                true);

        var preview = CONTRACT.plan(input).preview();

        assertThat(preview.question()).isEqualTo("Send card?");
        assertThat(preview.lines())
                .containsExactly(
                        new Preview.Line("Text", "Welcome home"),
                        new Preview.Line("Send on", "2026-03-10"),
                        new Preview.Line("To", "[\"john@buyer.example\"]"),
                        new Preview.Line("Remark", "by courier"),
                        new Preview.Line("Where", "{\"number\":123,\"street\":\"Main St\"}"),
                        new Preview.Line("Urgent", "true"));
    }

    @Test
    void aReadThatAsksSaysWhatItShows() {
        var reading = ActionContract.of("read_card", Where.class, Output.class)
                .description("Reads a card and who sent it. Never repeat it.")
                .build();

        assertThat(reading.plan(new Where("Main St", 1)).preview().lines())
                .startsWith(new Preview.Line("What", "Reads a card and who sent it."));
    }

    @Test
    void whatWasLeftOutTakesNoLine() {
        var input =
                new Input("Hi", LocalDate.of(2026, 3, 10), List.of(), Optional.empty(), new Where("Main St", 1), false);

        var preview = CONTRACT.plan(input).preview();

        assertThat(preview.lines())
                .extracting(Preview.Line::label)
                .containsExactly("Text", "Send on", "Where", "Urgent");
    }
}
