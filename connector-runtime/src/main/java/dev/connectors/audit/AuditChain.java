package dev.connectors.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/** Links rows so that a row which was changed, removed or moved is found. Pure and thread-safe. */
public final class AuditChain {

    /** What stands before the first row. */
    public static final String START = "0".repeat(64);

    private static final HexFormat HEX = HexFormat.of();
    private static final ThreadLocal<Hashing> HASHING = ThreadLocal.withInitial(() -> new Hashing(sha256()));

    /** What each row needs, kept for the next one of this thread. */
    private record Hashing(MessageDigest sha, StringBuilder text) {
        Hashing(MessageDigest sha) {
            this(sha, new StringBuilder(512));
        }
    }

    private AuditChain() {}

    /** The row that follows. */
    public static AuditRow link(long sequence, String previous, AuditEntry entry) {
        return new AuditRow(sequence, entry, previous, hash(sequence, previous, entry));
    }

    /** Whether a whole chain is as it was written. */
    public static boolean intact(List<AuditRow> chain) {
        var previous = START;
        long sequence = 1;
        for (var row : chain) {
            if (row.sequence() != sequence
                    || !row.previous().equals(previous)
                    || !row.hash().equals(hash(sequence, previous, row.entry()))) {
                return false;
            }
            previous = row.hash();
            sequence++;
        }
        return true;
    }

    /** Fields are written with their lengths, so that no two entries give the same bytes. */
    private static String hash(long sequence, String previous, AuditEntry entry) {
        var hashing = HASHING.get();
        var text = hashing.text();
        text.setLength(0);
        field(text, previous);
        text.append(sequence).append(';');
        field(text, entry.kind().name());
        text.append(entry.time().getEpochSecond())
                .append('.')
                .append(entry.time().getNano())
                .append(';');
        field(text, entry.principal().workspace());
        field(text, entry.principal().user());
        field(text, entry.conversation());
        field(text, entry.channel());
        field(text, entry.tool());
        field(text, entry.connector());
        field(text, entry.account());
        for (var effect : entry.effects().size() < 2 ? entry.effects() : new TreeSet<>(entry.effects())) {
            field(text, effect);
        }
        text.append(';');
        field(text, entry.decision());
        field(text, entry.reason());
        field(text, entry.approvedBy());
        field(text, entry.outcome());
        field(text, entry.operationId());
        text.append(entry.recipients())
                .append(';')
                .append(entry.duration().toNanos())
                .append(';');
        text.append(entry.resultSize());
        return HEX.formatHex(hashing.sha().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void field(StringBuilder text, String value) {
        text.append(value.length()).append(':').append(value);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
