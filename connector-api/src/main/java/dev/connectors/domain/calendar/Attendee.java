package dev.connectors.domain.calendar;

import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.ForeignText;
import java.util.Objects;
import java.util.Optional;

/**
 * A guest: ATTENDEE of RFC 5545 section 3.8.4.1. Immutable. Has every field that a provider may store, since an event's guests are
 * written back whole.
 *
 * @param email the address, as the provider stores it
 * @param name display name
 * @param status the answer
 * @param self whether it is the account itself
 * @param organizer whether it is the organizer
 * @param optional whether the guest may stay away
 * @param resource whether it is a room or a thing
 * @param comment what the guest answered in words
 * @param additionalGuests how many more the guest brings
 */
public record Attendee(
        String email,
        Optional<ForeignText> name,
        ParticipationStatus status,
        boolean self,
        boolean organizer,
        boolean optional,
        boolean resource,
        Optional<ForeignText> comment,
        int additionalGuests) {

    public Attendee {
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(status, "status");
    }

    /** A new guest, not asked yet. */
    public static Attendee invited(EmailAddress email) {
        return new Attendee(
                email.value(),
                Optional.empty(),
                ParticipationStatus.NEEDS_ACTION,
                false,
                false,
                false,
                false,
                Optional.empty(),
                0);
    }

    /** The same guest, known to be the account itself, with its answer. */
    public Attendee asSelf(ParticipationStatus answer) {
        return new Attendee(email, name, answer, true, organizer, optional, resource, comment, additionalGuests);
    }

    /** The same guest with an answer. */
    public Attendee answering(ParticipationStatus answer, Optional<ForeignText> words) {
        return new Attendee(
                email, name, answer, self, organizer, optional, resource, words.or(() -> comment), additionalGuests);
    }

    /** Whether it is the guest of that address; case is ignored. */
    public boolean is(EmailAddress address) {
        return email.equalsIgnoreCase(address.value());
    }
}
