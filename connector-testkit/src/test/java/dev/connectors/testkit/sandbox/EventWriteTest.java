package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EventWriteTest extends Standing {

    private static final String SHOWING = """
            {'id': 'visit001', 'summary': 'Showing, 123 Main St',
             'start': {'dateTime': '2026-03-10T14:00:00', 'timeZone': 'America/Denver'},
             'end': {'dateTime': '2026-03-10T15:00:00', 'timeZone': 'America/Denver'},
             'attendees': [{'email': 'john.smith@buyer.example'}]}
            """;

    @Test
    void aLocalTimeGetsTheOffsetOfItsZoneAfterTheClocksChanged() {
        var made = client.post("/calendars/primary/events", SHOWING);

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.json().path("start").path("dateTime").asText()).isEqualTo("2026-03-10T14:00:00-06:00");
        assertThat(made.json().path("start").path("timeZone").asText()).isEqualTo("America/Denver");
    }
}
