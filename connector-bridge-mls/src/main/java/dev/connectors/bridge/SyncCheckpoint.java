package dev.connectors.bridge;

import dev.connectors.error.InvalidArguments;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the changes of a dataset were read. As text, for the host to keep: eight lines, of which each may be empty.
 *
 * @param changes among the listings, by their change
 * @param photos among the listings, by the change of their photos; without meaning where photos are inside listings
 * @param link where a replication goes on, as the MLS gave it
 * @param isPhotosTurn whether changes were read to their end and those of photos come next
 */
record SyncCheckpoint(SyncPlace changes, SyncPlace photos, Optional<String> link, boolean isPhotosTurn) {

    /** A longer link than this is not kept; changes go on by time and key then. */
    static final int LONGEST_LINK = 7_000;

    private static final int LINES = 8;
    private static final String YES = "yes";

    /**
     * From when on photos are looked for beside what the first reading brings: before it, by a margin for clocks that differ and for
     * MLSs that hand their photos' times on late.
     */
    private static final Duration PHOTOS_BEFORE = Duration.ofDays(1);

    /**
     * Before everything.
     *
     * @param photosToo the time, where photos that change from now on alone are to be found, too
     */
    static SyncCheckpoint start(Optional<Instant> photosToo) {
        var photos = photosToo.map(now -> new SyncPlace(now.minus(PHOTOS_BEFORE), "", true));
        return new SyncCheckpoint(SyncPlace.START, photos.orElse(SyncPlace.START), Optional.empty(), false);
    }

    /**
     * Reads one.
     *
     * @throws InvalidArguments if it is none of ours
     */
    static SyncCheckpoint parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length != LINES) {
            throw unknown();
        }
        try {
            return new SyncCheckpoint(
                    new SyncPlace(Instant.parse(lines[0]), lines[1], lines[2].equals(YES)),
                    new SyncPlace(Instant.parse(lines[3]), lines[4], lines[5].equals(YES)),
                    lines[6].isEmpty() ? Optional.empty() : Optional.of(lines[6]),
                    lines[7].equals(YES));
        } catch (DateTimeException e) {
            throw unknown();
        }
    }

    private static InvalidArguments unknown() {
        return InvalidArguments.at("checkpoint", "the checkpoint of an earlier batch, or none to begin anew");
    }

    String text() {
        return String.join("\n", text(changes), text(photos), link.orElse(""), isPhotosTurn ? YES : "");
    }

    private static String text(SyncPlace place) {
        return place.at() + "\n" + place.key().replace("\n", " ") + "\n" + (place.caughtUp() ? YES : "");
    }

    /** The same without its link, which the MLS does not know any more. */
    SyncCheckpoint withoutLink() {
        return new SyncCheckpoint(new SyncPlace(changes.at(), "", true), photos, Optional.empty(), isPhotosTurn);
    }
}
