package dev.connectors.testkit.sandbox;

import java.util.List;
import java.util.Set;

/**
 * The mails that the provider sent for one write, so that a test can compare the people who heard of it with those whom the
 * caller foresaw. A write that notified nobody is here too, with no recipients.
 *
 * <p>Immutable. The widest reading of Google's rules: a change of anything that guests share is told to every guest.
 *
 * @param method the API method, such as {@code events.insert}
 * @param sendUpdates what the request said: all, externalOnly or none (which is also the default)
 * @param recipients everyone who was sent anything, in lower case
 * @param notices what each was sent
 */
public record Mail(
        String calendar,
        String event,
        String method,
        String sendUpdates,
        Set<String> recipients,
        List<Notice> notices) {

    /** Copies the collections. */
    public Mail {
        recipients = Set.copyOf(recipients);
        notices = List.copyOf(notices);
    }

    /** One mail to one person. */
    public record Notice(Kind kind, String recipient) {}

    /** What a mail says. */
    public enum Kind {
        /** You are invited. */
        INVITATION,
        /** Something about the event changed. */
        UPDATE,
        /** The event, or your invitation, is cancelled. */
        CANCELLATION,
        /** A guest answered; sent to the organizer. */
        RESPONSE
    }
}
