package dev.connectors.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.connectors.domain.calendar.CreateEvent;
import dev.connectors.domain.calendar.DeleteEvent;
import dev.connectors.domain.calendar.FindFreeSlots;
import dev.connectors.domain.calendar.GetAvailability;
import dev.connectors.domain.calendar.GetEvent;
import dev.connectors.domain.calendar.ListCalendars;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.domain.calendar.RespondToEvent;
import dev.connectors.domain.calendar.UpdateEvent;
import dev.connectors.domain.notes.AppendToNote;
import dev.connectors.domain.notes.CreateNote;
import dev.connectors.domain.notes.GetNote;
import dev.connectors.domain.notes.ListNotebooks;
import dev.connectors.domain.notes.SearchNotes;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OurDomainsTest {

    static Stream<ActionContract<?, ?>> contracts() {
        return Stream.of(
                CreateEvent.CONTRACT,
                DeleteEvent.CONTRACT,
                FindFreeSlots.CONTRACT,
                GetAvailability.CONTRACT,
                GetEvent.CONTRACT,
                ListCalendars.CONTRACT,
                ListEvents.CONTRACT,
                RespondToEvent.CONTRACT,
                UpdateEvent.CONTRACT,
                AppendToNote.CONTRACT,
                CreateNote.CONTRACT,
                GetNote.CONTRACT,
                ListNotebooks.CONTRACT,
                SearchNotes.CONTRACT);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyInputAndOutputCanBeDescribed(ActionContract<?, ?> contract) {
        assertThatCode(() -> Shape.of(contract.input())).doesNotThrowAnyException();
        assertThatCode(() -> Shape.of(contract.output())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everythingThatAModelMayFillIsExplained(ActionContract<?, ?> contract) {
        assertThat(Shape.of(contract.input()).componentsWithoutDoc()).isEmpty();
    }
}
