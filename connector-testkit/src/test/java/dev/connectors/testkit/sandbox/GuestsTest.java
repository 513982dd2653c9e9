package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GuestsTest extends Standing {

    private static final String EVENTS = "/calendars/primary/events";
    private static final String JOHN = "john.smith@buyer.example";
    private static final String DANA = "dana@desk.example";
    private static final String MIA = "mia@acme-realty.example";
    private static final LocalDateTime TEN = LocalDateTime.of(2026, 3, 10, 10, 0);
    private static final String BODY = """
            {'id': 'visit001', 'start': {'date': '2026-03-10'}, 'end': {'date': '2026-03-11'},
             'attendees': [{'email': 'john.smith@buyer.example'}, {'email': 'mia@acme-realty.example'},
                           {'email': 'anna@acme-realty.example'}, {'email': 'room@acme-realty.example', 'resource': true}]}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all | john.smith@buyer.example,mia@acme-realty.example",
                "externalOnly | john.smith@buyer.example",
                "none | ''",
            })
    void sendUpdatesSaysWhichGuestsAreNotified(String sendUpdates, String recipients) {
        sandbox.account(MIA, "1002");

        client.post(EVENTS, BODY, "sendUpdates", sendUpdates);

        assertThat(String.join(",", new java.util.TreeSet<>(lastMail().recipients())))
                .isEqualTo(recipients);
    }

    @Test
    void nobodyIsNotifiedUnlessTheRequestSaysSo() {
        client.post(EVENTS, BODY);

        assertThat(sandbox.mails()).singleElement().satisfies(it -> {
            assertThat(it.method()).isEqualTo("events.insert");
            assertThat(it.sendUpdates()).isEqualTo("none");
            assertThat(it.recipients()).isEmpty();
        });
    }

    @Test
    void theAddedAreInvitedTheRemovedToldAndTheRestUpdated() {
        client.post(EVENTS, BODY);

        client.patch(
                EVENTS + "/visit001",
                "{'attendees': [{'email': '" + JOHN + "'}, {'email': '" + DANA + "'}]}",
                "sendUpdates",
                "all");

        assertThat(lastMail().notices())
                .containsExactlyInAnyOrder(
                        new Mail.Notice(Mail.Kind.INVITATION, DANA),
                        new Mail.Notice(Mail.Kind.CANCELLATION, MIA),
                        new Mail.Notice(Mail.Kind.UPDATE, JOHN));
    }

    @Test
    void aChangeThatOnlyTheOwnerSeesIsToldToNobody() {
        client.post(EVENTS, BODY);

        client.patch(
                EVENTS + "/visit001", "{'colorId': '3', 'reminders': {'useDefault': false}}", "sendUpdates", "all");

        assertThat(lastMail().recipients()).isEmpty();
    }

    @Test
    void aDeletionCancelsEveryInvitation() {
        client.post(EVENTS, BODY);

        client.delete(EVENTS + "/visit001", "sendUpdates", "all");

        assertThat(lastMail().notices()).allMatch(it -> it.kind() == Mail.Kind.CANCELLATION);
        assertThat(lastMail().recipients()).containsExactlyInAnyOrder(JOHN, MIA);
    }

    @Test
    void aNewGuestHasNotAnsweredWhateverTheRequestSays() {
        var made = client.post(EVENTS, BODY.replace("'resource': true", "'responseStatus': 'accepted'"));

        assertThat(made.json().path("attendees").findValuesAsText("responseStatus"))
                .containsOnly("needsAction");
    }

    @Test
    void aGuestAnswersAndOnlyTheOrganizerHearsOfIt() {
        var id = invitation();

        var answered = client.patch(
                EVENTS + "/" + id,
                "{'attendees': [{'email': '" + JOHN + "', 'responseStatus': 'accepted'}," + " {'email': '" + ANNA
                        + "', 'responseStatus': 'accepted', 'comment': 'Gladly'}]}",
                "sendUpdates",
                "all");

        assertThat(answered.json()
                        .path("attendees")
                        .path(1)
                        .path("responseStatus")
                        .asText())
                .isEqualTo("accepted");
        assertThat(lastMail().notices()).containsExactly(new Mail.Notice(Mail.Kind.RESPONSE, "boss@other.example"));
    }

    @Test
    void attendeesOmittedChangesTheOwnAnswerAndKeepsTheOthers() {
        var id = invitation();

        var answered = client.patch(
                EVENTS + "/" + id,
                "{'attendeesOmitted': true, 'attendees': [{'email': '" + ANNA + "', 'responseStatus': 'declined'}]}");

        assertThat(answered.json().path("attendees").size()).isEqualTo(2);
        assertThat(answered.json()
                        .path("attendees")
                        .path(1)
                        .path("responseStatus")
                        .asText())
                .isEqualTo("declined");
        assertThat(answered.json()
                        .path("attendees")
                        .path(0)
                        .path("responseStatus")
                        .asText())
                .isEqualTo("accepted");
        assertThat(answered.json().has("attendeesOmitted")).isFalse();
    }

    @Test
    void aGuestMayNotChangeWhatAllShare() {
        var id = invitation();

        var title = client.patch(EVENTS + "/" + id, "{'summary': 'Mine now'}");
        var others = client.patch(EVENTS + "/" + id, "{'attendees': [{'email': '" + ANNA + "'}]}");
        var color = client.patch(EVENTS + "/" + id, "{'colorId': '3'}");

        assertThat(title.status()).isEqualTo(403);
        assertThat(title.reason()).isEqualTo("forbiddenForNonOrganizer");
        assertThat(others.status()).isEqualTo(403);
        assertThat(color.status()).isEqualTo(200);
    }

    @Test
    void aGuestMayChangeAnEventWhoseOrganizerAllowsIt() {
        var id = anna.primary()
                .event("Open")
                .at(TEN, TEN.plusHours(1))
                .organizedBy("boss@other.example")
                .guest(ANNA)
                .with("{'guestsCanModify': true}")
                .add();

        assertThat(client.patch(EVENTS + "/" + id, "{'summary': 'Ours'}").status())
                .isEqualTo(200);
    }

    @Test
    void tooManyAttendeesAreShownAsTheOwnEntryAlone() {
        var id = invitation();

        var cut = client.get(EVENTS + "/" + id, "maxAttendees", "1").json();

        assertThat(cut.path("attendeesOmitted").asBoolean()).isTrue();
        assertThat(cut.path("attendees").findValuesAsText("email")).containsExactly(ANNA);
    }

    @Test
    void anAttendeeTwiceIsRefused() {
        var refused = client.post(EVENTS, BODY.replace("mia@acme-realty.example", "John.Smith@buyer.example"));

        assertThat(refused.status()).isEqualTo(400);
    }

    private String invitation() {
        return anna.primary()
                .event("Review")
                .at(TEN, TEN.plusHours(1))
                .organizedBy("boss@other.example")
                .guest(JOHN, "accepted")
                .guest(ANNA)
                .add();
    }

    private Mail lastMail() {
        var mails = sandbox.mails();
        return mails.get(mails.size() - 1);
    }
}
