package dev.connectors.testkit.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All that the stand-in remembers about accounts, calendars and mails. Guarded by its own monitor. */
final class World {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    final Clock clock;
    final Vendor vendor;
    final Map<String, CalendarStore> calendars = new LinkedHashMap<>();
    private final Map<String, SandboxAccount> accounts = new LinkedHashMap<>();
    private final List<Mail> mails = new ArrayList<>();
    private long count;
    private int pendingReads;

    World(Clock clock, Vendor vendor) {
        this.vendor = vendor;
        this.clock = clock;
    }

    /** Counts every change; versions, etags and made-up ids come from it. */
    long next() {
        return ++count;
    }

    long now() {
        return count;
    }

    Instant instant() {
        return clock.instant();
    }

    /** The clock's time as Google writes {@code updated}. */
    String timestamp() {
        return MILLIS.format(clock.instant());
    }

    void add(SandboxAccount account) {
        if (accounts.putIfAbsent(key(account.email()), account) != null) {
            throw new IllegalArgumentException("There is an account " + account.email() + " already.");
        }
    }

    Optional<SandboxAccount> account(String email) {
        return Optional.ofNullable(accounts.get(key(email)));
    }

    List<SandboxAccount> accounts() {
        return List.copyOf(accounts.values());
    }

    void add(CalendarStore calendar) {
        if (calendars.putIfAbsent(calendar.id, calendar) != null) {
            throw new IllegalArgumentException("There is a calendar " + calendar.id + " already.");
        }
    }

    void sent(Mail mail) {
        mails.add(mail);
    }

    List<Mail> mails() {
        return List.copyOf(mails);
    }

    void clearMails() {
        mails.clear();
    }

    /** How many reads of a new conference still find it pending. */
    int pendingReads() {
        return pendingReads;
    }

    void pendingReads(int reads) {
        pendingReads = reads;
    }

    private static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
