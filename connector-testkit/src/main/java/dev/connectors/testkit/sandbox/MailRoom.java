package dev.connectors.testkit.sandbox;

import dev.connectors.testkit.sandbox.Mail.Kind;
import dev.connectors.testkit.sandbox.Mail.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides whom a write notifies, and records it. */
final class MailRoom {

    private MailRoom() {}

    static void notify(
            CalendarStore calendar,
            Optional<StoredEvent> before,
            StoredEvent after,
            String method,
            String sendUpdates) {
        var notices = notices(calendar, before.filter(it -> !it.isCancelled()), after).stream()
                .filter(it -> isSent(it.recipient(), sendUpdates, calendar.world))
                .toList();
        var recipients = notices.stream().map(Notice::recipient).collect(Collectors.toSet());
        calendar.world.sent(new Mail(calendar.id, after.id(), method, sendUpdates, recipients, notices));
    }

    /** externalOnly means guests who have no Google Calendar: here, who are no account of the stand-in. */
    private static boolean isSent(String recipient, String sendUpdates, World world) {
        return switch (sendUpdates) {
            case "all" -> true;
            case "externalOnly" -> world.account(recipient).isEmpty();
            default -> false;
        };
    }

    private static List<Notice> notices(CalendarStore calendar, Optional<StoredEvent> before, StoredEvent after) {
        var self = calendar.self();
        var had = before.map(it -> guests(it, self)).orElse(Map.of());
        var has = after.isCancelled() ? Map.<String, String>of() : guests(after, self);
        var organizer = before.orElse(after).organizer().toLowerCase(Locale.ROOT);
        var isOrganizer = organizer.equals(self.toLowerCase(Locale.ROOT));
        var tellsAll = calendar.world.vendor.tellsAllOfGuestChanges();
        var notices = new ArrayList<Notice>();
        has.keySet().stream()
                .filter(it -> !had.containsKey(it))
                .forEach(it -> notices.add(new Notice(Kind.INVITATION, it)));
        if (isOrganizer) {
            had.keySet().stream()
                    .filter(it -> !has.containsKey(it))
                    .forEach(it -> notices.add(new Notice(Kind.CANCELLATION, it)));
        }
        if (before.isPresent()
                && !after.isCancelled()
                && (changesShared(before.get(), after) || (isOrganizer && tellsAll && !had.equals(has)))) {
            has.keySet().stream().filter(had::containsKey).forEach(it -> notices.add(new Notice(Kind.UPDATE, it)));
        }
        if (!isOrganizer && !answer(before, self).equals(answer(Optional.of(after), self))) {
            notices.removeIf(it -> it.recipient().equals(organizer));
            notices.add(new Notice(Kind.RESPONSE, organizer));
        }
        return notices;
    }

    private static boolean changesShared(StoredEvent before, StoredEvent after) {
        return EventFields.SHARED.stream()
                .anyMatch(it -> !before.json().path(it).equals(after.json().path(it)));
    }

    private static String answer(Optional<StoredEvent> event, String self) {
        return event.filter(it -> !it.isCancelled())
                .flatMap(it -> it.attendee(self))
                .map(it ->
                        it.path("responseStatus").asText() + it.path("comment").asText())
                .orElse("");
    }

    /** Everyone but the calendar itself and rooms: address to nothing but presence, so that answers are no change of the list. */
    private static Map<String, String> guests(StoredEvent event, String self) {
        return Guests.entries(event.json()).entrySet().stream()
                .filter(it -> !StoredEvent.sameAddress(it.getKey(), self)
                        && !it.getValue().path("resource").asBoolean())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, it -> it.getValue().path("optional").asText()));
    }
}
