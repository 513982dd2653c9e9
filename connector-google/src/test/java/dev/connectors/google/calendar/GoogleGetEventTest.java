package dev.connectors.google.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.EventView;
import dev.connectors.domain.calendar.GetEvent;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotFound;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleGetEventTest extends SandboxTest {

    @Test
    void anEventIsReadWhole() {
        main.event("Showing")
                .id("shelter1")
                .at(time("2026-03-10T14:00"), time("2026-03-10T15:00"))
                .location("123 Main St")
                .description("<b>Two</b> offers")
                .organizedBy(MIA)
                .guest(ANNA, "accepted")
                .guest(JOHN)
                .add();

        var event = get("shelter1", onMain());

        assertThat(event.summary().orElseThrow().value()).isEqualTo("Showing");
        assertThat(event.description().orElseThrow().value()).isEqualTo("<b>Two</b> offers");
        assertThat(event.organizer().orElseThrow().value()).isEqualTo(MIA);
        assertThat(event.attendees().orElseThrow()).hasSize(2);
        assertThat(event.timeZone()).contains(DENVER);
        assertThat(sandbox.requests()).hasSize(1);
    }

    @Test
    void anEventOfAnotherZoneIsReadInItsOwn() {
        main.add(
                "{'id':'nvcall1','summary':'New York call','start':{'dateTime':'2026-03-09T15:00:00','timeZone':'America/New_York'},'end':{'dateTime':'2026-03-09T16:00:00','timeZone':'America/New_York'}}");

        for (var user : new String[] {"America/Denver", "Asia/Tokyo", "America/New_York"}) {
            var event = get("nvcall1", onMain().in(ZoneId.of(user)));

            assertThat(event.start()).as(user).isEqualTo(EventTime.parse("2026-03-09T15:00"));
            assertThat(event.timeZone()).contains(ZoneId.of("America/New_York"));
        }
    }

    @Test
    void aDeletedEventIsNotFoundAlthoughGoogleStillAnswersIt() {
        var id = main.event("Gone")
                .at(time("2026-03-10T14:00"), time("2026-03-10T15:00"))
                .add();
        main.delete(id);

        assertThatThrownBy(() -> get(id, onMain())).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @CsvSource({
        "401, authError,             reauthorization_required",
        "403, rateLimitExceeded,     rate_limited",
        "403, insufficientPermissions, missing_scope",
        "404, notFound,              not_found",
        "410, deleted,               not_found",
        "429, userRateLimitExceeded, rate_limited",
        "500, backendError,          provider_unavailable",
        "503, backendError,          provider_unavailable"
    })
    void eachDocumentedRefusalIsATypedError(int status, String reason, String code) {
        sandbox.faults().fail(1, r -> true, status, reason);

        assertThatThrownBy(() -> get("shelter1", onMain()))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]",
                "7",
                "\"text\"",
                "{\"id\":7}",
                "{\"id\":\"a\",\"status\":\"confirmed\"}",
                "{\"start\":{\"dateTime\":\"yesterday\"}}",
                "{\"attendees\":{}}",
                "{\"attendees\":[{\"email\":\"a@b.example\",\"self\":\"yes\"}]}",
                "{\"id\":\"a\"",
                "<html></html>",
                "{\"start\":{\"date\":\"2026-13-45\"}}"
            })
    void anAnswerOfAnotherShapeIsATypedError(String body) {
        sandbox.faults().answer(1, r -> true, 200, "application/json", body);

        assertThatThrownBy(() -> get("shelter1", onMain())).isInstanceOf(ConnectorException.class);
    }

    private static EventView get(String id, TestContext context) {
        return new GoogleGetEvent().run(new GetEvent.Input(id(id), MAIN), context);
    }
}
