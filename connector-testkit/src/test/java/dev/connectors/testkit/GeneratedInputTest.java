package dev.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.domain.Doc;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.Matches;
import dev.connectors.domain.Range;
import dev.connectors.domain.Shape;
import dev.connectors.domain.Size;
import dev.connectors.domain.calendar.GetAvailability;
import dev.connectors.domain.notes.SearchNotes;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedInputTest {

    enum Colour {
        RED,
        BLUE
    }

    record Inner(@Size(min = 2) List<EmailAddress> people, Colour colour) {}

    record Everything(
            @Doc("Words.") @Size(min = 20, max = 24) String words,
            @Range(min = 5, max = 9) int number,
            @Range(max = -3) long negative,
            double real,
            boolean flag,
            LocalDate day,
            LocalDateTime time,
            ZoneId zone,
            Duration length,
            @Matches("[0-9]") String digit,
            Optional<String> left,
            Inner inner) {}

    @ParameterizedTest
    @ValueSource(classes = {Everything.class, GetAvailability.Input.class, SearchNotes.Input.class})
    void whatIsGeneratedIsWhatTheSchemaAllows(Class<?> input) {
        var json = GeneratedInput.of(input);

        assertThat(Shape.of(input).read(json, GeneratedInput.defaults())).isInstanceOf(input);
    }
}
