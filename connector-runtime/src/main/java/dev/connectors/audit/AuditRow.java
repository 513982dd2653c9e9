package dev.connectors.audit;

/**
 * A row as it is stored: the entry, its place, and the chain. Immutable.
 *
 * @param sequence from 1, without gaps, per workspace
 * @param entry what happened
 * @param previous hash of the row before, in hex; 64 zeros for the first
 * @param hash SHA-256 over the previous hash, the sequence and the entry, in hex
 */
public record AuditRow(long sequence, AuditEntry entry, String previous, String hash) {}
