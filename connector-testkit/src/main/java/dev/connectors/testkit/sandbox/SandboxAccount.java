package dev.connectors.testkit.sandbox;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account of the stand-in: its address, its stable subject, its settings and its list of calendars.
 *
 * <p>Thread-safe.
 */
public final class SandboxAccount {

    private final World world;
    private final String email;
    private final String subject;
    private final SandboxCalendar primary;
    private final Map<String, ListEntry> entries = new LinkedHashMap<>();
    private ZoneId zone;

    SandboxAccount(World world, String email, String subject, ZoneId zone) {
        this.world = world;
        this.email = email;
        this.subject = subject;
        this.zone = zone;
        this.primary = calendar(world.vendor.primaryId(world, email), world.vendor.primaryTitle(email), true);
    }

    /** The address; at Google also the id of the primary calendar. */
    public String email() {
        return email;
    }

    /** The subject ({@code sub} at Google, {@code oid} at Microsoft), by which the account is known for ever. */
    public String subject() {
        return subject;
    }

    /** The calendar that an account has from the start. */
    public SandboxCalendar primary() {
        return primary;
    }

    /** Sets the time zone of the account's settings and of the calendars that are made after. */
    public SandboxAccount timeZone(ZoneId timeZone) {
        synchronized (world) {
            zone = timeZone;
            primary.store().zone = timeZone;
            return this;
        }
    }

    /**
     * Adds a calendar that this account owns.
     *
     * @throws IllegalArgumentException if the id is taken
     */
    public SandboxCalendar calendar(String id, String summary) {
        return calendar(id, summary, false);
    }

    private SandboxCalendar calendar(String id, String summary, boolean isPrimary) {
        synchronized (world) {
            var store = new CalendarStore(world, id, email, summary, zone, isPrimary);
            world.add(store);
            entries.put(id, new ListEntry(id, false, false, Optional.empty(), world.next()));
            return new SandboxCalendar(store);
        }
    }

    /** Puts somebody else's calendar into this account's list, with a role. */
    public SandboxAccount subscribe(SandboxCalendar calendar, AccessRole role) {
        synchronized (world) {
            calendar.store().share(email, role);
            entries.put(calendar.id(), new ListEntry(calendar.id(), false, false, Optional.empty(), world.next()));
            return this;
        }
    }

    /** Hides a calendar in this account's list: it is listed only with {@code showHidden}. */
    public SandboxAccount hide(SandboxCalendar calendar) {
        return change(calendar, it -> new ListEntry(it.id(), true, it.deleted(), it.title(), world.next()));
    }

    /** Gives a calendar the title that this account prefers ({@code summaryOverride}). */
    public SandboxAccount rename(SandboxCalendar calendar, String title) {
        return change(
                calendar, it -> new ListEntry(it.id(), it.hidden(), it.deleted(), Optional.of(title), world.next()));
    }

    /** Takes a calendar off this account's list and, where it is somebody else's, its access to it too. */
    public SandboxAccount unsubscribe(SandboxCalendar calendar) {
        synchronized (world) {
            if (!StoredEvent.sameAddress(calendar.store().owner, email)) {
                calendar.store().unshare(email);
            }
            return change(calendar, it -> new ListEntry(it.id(), it.hidden(), true, it.title(), world.next()));
        }
    }

    private SandboxAccount change(SandboxCalendar calendar, java.util.function.UnaryOperator<ListEntry> change) {
        synchronized (world) {
            if (entries.computeIfPresent(calendar.id(), (id, entry) -> change.apply(entry)) == null) {
                throw new IllegalArgumentException(calendar.id() + " is not in the list of " + email + ".");
            }
            return this;
        }
    }

    List<ListEntry> entries() {
        return new ArrayList<>(entries.values());
    }

    Optional<ListEntry> entry(String calendarId) {
        return Optional.ofNullable(entries.get(calendarId));
    }

    ZoneId zone() {
        return zone;
    }

    /** A calendar as this account's list shows it. */
    record ListEntry(String id, boolean hidden, boolean deleted, Optional<String> title, long version) {}
}
