package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GraphRepliesTest extends GraphStanding {

    private static final String SAM = "sam@lender.example";
    private static final LocalDateTime NOON = LocalDateTime.parse("2026-03-06T12:00");
    private static final String DAY = "'startTime': {'dateTime': '2026-03-06T08:00:00', 'timeZone': '" + MOUNTAIN
            + "'}," + " 'endTime': {'dateTime': '2026-03-06T18:00:00', 'timeZone': '" + MOUNTAIN + "'}";

    @BeforeEach
    void sam() {
        anna.primary()
                .event("Lunch")
                .id("lunch")
                .at(NOON, NOON.plusHours(1))
                .organizedBy(SAM)
                .guest(ANNA)
                .add();
        anna.primary()
                .event("Own")
                .id("own")
                .at(NOON.plusHours(2), NOON.plusHours(3))
                .guest("g@b.example")
                .add();
    }

    @ParameterizedTest
    @CsvSource({"accept, accepted", "tentativelyAccept, tentativelyAccepted"})
    void anAnswerIsKeptAndToldToTheOrganizer(String action, String response) {
        var answered = post("/me/events/lunch/" + action, "{'comment': 'Gladly', 'sendResponse': true}");

        assertThat(answered.status()).isEqualTo(202);
        assertThat(answered.text()).isEmpty();
        assertThat(get("/me/events/lunch")
                        .json()
                        .path("responseStatus")
                        .path("response")
                        .asText())
                .isEqualTo(response);
        assertThat(sandbox.mails().get(0).notices()).containsExactly(new Mail.Notice(Mail.Kind.RESPONSE, SAM));
    }

    @Test
    void aDeclinedEventGoesAwayAndASilentAnswerTellsNobody() {
        var silent = post("/me/events/lunch/decline", "{'sendResponse': false}");

        assertThat(silent.status()).isEqualTo(202);
        assertThat(get("/me/events/lunch").status()).isEqualTo(404);
        assertThat(sandbox.mails().get(0).recipients()).isEmpty();
    }

    @Test
    void theOrganizerCannotAnswerAndAGuestCannotCancel() {
        assertThat(post("/me/events/own/accept", "{}").status()).isEqualTo(400);
        assertThat(post("/me/events/lunch/cancel", "{'comment': 'x'}")
                        .json()
                        .path("error")
                        .path("message")
                        .asText())
                .isEqualTo("You need to be an organizer to cancel a meeting.");
        assertThat(post("/me/events/own/cancel", "{'comment': 'Sorry'}").status())
                .isEqualTo(202);
        assertThat(sandbox.mails().get(0).notices())
                .containsExactly(new Mail.Notice(Mail.Kind.CANCELLATION, "g@b.example"));
        assertThat(get("/me/events/own").status()).isEqualTo(404);
    }

    @Test
    void aGuestWhoDeletesTellsNobody() {
        client.delete("/me/events/lunch");

        assertThat(sandbox.mails().get(0).recipients()).isEmpty();
    }

    @Test
    void schedulesSayWhenAMailboxIsBusyAndWhomTheyCannotTell() {
        anna.primary()
                .event("Walk")
                .at(NOON.plusHours(3), NOON.plusHours(4))
                .with("{'showAs': 'free'}")
                .add();
        anna.primary()
                .event("Trip")
                .at(NOON.plusHours(4), NOON.plusHours(5))
                .with("{'showAs': 'oof'}")
                .add();

        var answer = post(
                "/me/calendar/getSchedule",
                "{'schedules': ['" + ANNA + "', 'nobody@x.example'], 'availabilityViewInterval': 60, " + DAY + "}");

        var own = answer.json().path("value").get(0);
        assertThat(own.path("availabilityView").asText()).isEqualTo("0000202030");
        assertThat(own.path("scheduleItems")).hasSize(4);
        assertThat(own.path("scheduleItems")
                        .get(0)
                        .path("start")
                        .path("dateTime")
                        .asText())
                .startsWith("2026-03-06T12:00");
        assertThat(answer.json()
                        .path("value")
                        .get(1)
                        .path("error")
                        .path("responseCode")
                        .asText())
                .isEqualTo("ErrorMailRecipientNotFound");
    }

    @Test
    void schedulesAreNotForPersonalAccountsAndNotForLongTimes() {
        var ben = sandbox.personalAccount("ben@outlook.example", "f2");
        var asked = "{'schedules': ['" + ANNA + "'], " + DAY + "}";

        var personal = client(ben, "Calendars.Read").post("/me/calendar/getSchedule", asked);
        var tooLong = post("/me/calendar/getSchedule", asked.replace("2026-03-06T18", "2026-06-06T18"));

        assertThat(personal.status()).isEqualTo(403);
        assertThat(code(tooLong)).isEqualTo("ErrorTimeIntervalTooBig");
        assertThat(client(ben, "Calendars.Read").get("/me/calendar").json().path("allowedOnlineMeetingProviders"))
                .isEmpty();
    }

    @Test
    void ofASharedCalendarTheCallerSeesWhatTheRoleSays() {
        var mia = sandbox.account("mia@acme-realty.example", "0a02").timeZone(DENVER);
        var team = mia.calendar("team=", "Team");
        team.event("Secret")
                .id("secret")
                .at(NOON, NOON.plusHours(1))
                .with("{'sensitivity': 'private'}")
                .add();
        team.event("Stand-up").id("standup").at(NOON, NOON.plusHours(1)).add();
        anna.subscribe(team, AccessRole.READER);

        var secret = get("/me/calendars/team%3D/events/secret").json();
        var write = patch("standup", "{'subject': 'x'}");
        anna.subscribe(team, AccessRole.FREE_BUSY_READER);
        var busy = get("/me/calendars/team%3D/events/standup").json();
        anna.unsubscribe(team);

        assertThat(secret.path("subject").asText()).isEqualTo("Private Appointment");
        assertThat(secret.path("showAs").asText()).isEqualTo("busy");
        assertThat(write.status()).isEqualTo(403);
        assertThat(busy.path("subject").asText()).isEqualTo("Busy");
        assertThat(get("/me/calendars/team%3D").status()).isEqualTo(404);
    }
}
