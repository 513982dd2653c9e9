package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CalendarListTest extends Standing {

    private static final String LIST = "/users/me/calendarList";

    private final SandboxAccount mia = sandbox.account("mia@acme-realty.example", "1002");
    private final SandboxCalendar team = mia.calendar("team@group.calendar.example", "Team");
    private final SandboxCalendar family = anna.calendar("family@group.calendar.example", "Family");

    @Test
    void theListHoldsOwnAndSubscribedCalendarsWithTheirRoles() {
        anna.subscribe(team, AccessRole.READER);

        var list = client.get(LIST);

        assertThat(list.texts("id")).containsExactly(ANNA, family.id(), team.id());
        assertThat(list.texts("accessRole")).containsExactly("owner", "owner", "reader");
        assertThat(list.json().path("items").path(0).path("primary").asBoolean())
                .isTrue();
        assertThat(list.json().path("items").path(2).path("dataOwner").asText()).isEqualTo("mia@acme-realty.example");
    }

    @Test
    void primaryIsAnAliasOfTheAddress() {
        assertThat(client.get(LIST + "/primary").json().path("id").asText()).isEqualTo(ANNA);
        assertThat(client.get("/calendars/primary").json().path("timeZone").asText())
                .isEqualTo("America/Denver");
    }

    @Test
    void anIdIsOneEncodedSegment() {
        anna.calendar("en.usa#holiday@group.v.calendar.google.com", "Holidays");

        var found = client.get(LIST + "/en.usa%23holiday%40group.v.calendar.google.com");

        assertThat(found.json().path("summary").asText()).isEqualTo("Holidays");
    }

    @Test
    void hiddenWeakAndForeignCalendarsAreLeftOut() {
        anna.subscribe(team, AccessRole.FREE_BUSY_READER);
        anna.hide(family);

        assertThat(client.get(LIST).texts("id")).containsExactly(ANNA, team.id());
        assertThat(client.get(LIST, "showHidden", "true").texts("id")).contains(family.id());
        assertThat(client.get(LIST, "minAccessRole", "reader").texts("id")).containsExactly(ANNA);
        assertThat(client.get(LIST + "/mia%40acme-realty.example").status()).isEqualTo(404);
    }

    @Test
    void aTitleOfOnesOwnIsBesideTheOwners() {
        anna.subscribe(team, AccessRole.READER).rename(team, "Our team");

        var entry = client.get(LIST + "/" + team.id()).json();

        assertThat(entry.path("summary").asText()).isEqualTo("Team");
        assertThat(entry.path("summaryOverride").asText()).isEqualTo("Our team");
    }

    @Test
    void aSyncTellsWhatWasAddedAndWhatWasTakenOff() {
        var token = client.get(LIST).json().path("nextSyncToken").asText();
        anna.subscribe(team, AccessRole.READER);
        anna.unsubscribe(family);

        var changes = client.get(LIST, "syncToken", token);

        assertThat(changes.texts("id")).containsExactlyInAnyOrder(team.id(), family.id());
        assertThat(changes.json().path("items").findValuesAsText("deleted")).containsExactly("true");
        assertThat(client.get(LIST, "syncToken", token, "minAccessRole", "owner")
                        .status())
                .isEqualTo(400);
        assertThat(client.get(LIST).texts("id")).doesNotContain(family.id());
    }

    @Test
    void theListComesInPages() {
        var first = client.get(LIST, "maxResults", "1");
        var second = client.get(
                LIST,
                "maxResults",
                "1",
                "pageToken",
                first.json().path("nextPageToken").asText());

        assertThat(first.texts("id")).containsExactly(ANNA);
        assertThat(second.texts("id")).containsExactly(family.id());
        assertThat(second.json().has("nextPageToken")).isFalse();
    }

    @Test
    void theSettingsKnowTheTimeZone() {
        assertThat(client.get("/users/me/settings/timezone")
                        .json()
                        .path("value")
                        .asText())
                .isEqualTo("America/Denver");
        assertThat(client.get("/users/me/settings/colour").status()).isEqualTo(404);
        assertThat(client.get("/users/me/settings").texts("id")).contains("timezone", "locale");
    }
}
