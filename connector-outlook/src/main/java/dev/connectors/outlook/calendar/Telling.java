package dev.connectors.outlook.calendar;

import dev.connectors.domain.Recipients;
import dev.connectors.domain.calendar.SendUpdates;
import dev.connectors.error.Unsupported;

/** Who is told of a write: Exchange tells every guest of everything its organizer does, and has no switch for it. Pure. */
final class Telling {

    private Telling() {}

    /**
     * Refuses a write that is to reach guests without telling them, before anybody is asked.
     *
     * @param reached its guests
     */
    static void requirePossible(SendUpdates whom, Recipients reached) {
        if (whom == SendUpdates.NONE && !reached.isEmpty()) {
            throw new Unsupported(
                    "Outlook tells the guests of an event of everything that its organizer does with it; it"
                            + " cannot be done silently. Ask the user whether the guests may be told, and leave sendUpdates out.");
        }
    }
}
