package dev.connectors.examples;

import dev.connectors.approval.Approval;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Where the play takes place: a stand-in with a made-up week, or a real account. */
interface Stage extends AutoCloseable {

    Connectors connectors();

    Principal anna();

    /** Where the user lives. */
    ZoneId zone();

    /** The day on which it is played. */
    LocalDate today();

    /** What the first lines say. */
    String title();

    String setting();

    /** Signs in and chooses what the assistant may see; prints what is worth it. */
    void connect(Screen screen);

    /** Whether there is a second account, of another vendor, and an MLS. */
    boolean hasMore();

    /** Signs in to the second account. */
    void connectOutlook(Screen screen);

    /** Connects the MLS, with one of its datasets hidden. */
    void connectMls(Screen screen);

    /** Whether the person says yes to a question that is shown. */
    boolean says(Approval approval, boolean inTheScript, Screen screen);

    /** Whom to invite; nobody, where somebody real would get a mail. */
    Optional<String> guest();

    /** The calendar that the user keeps hidden, by its title. */
    Optional<String> hiddenCalendar();

    /** What to say at the end. */
    String next();

    /** Whether anything left this machine. */
    boolean local();

    @Override
    void close();
}
