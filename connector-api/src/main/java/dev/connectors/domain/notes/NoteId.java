package dev.connectors.domain.notes;

/**
 * A note. Immutable.
 *
 * @param value the provider's id
 */
public record NoteId(String value) {
    public NoteId {
        if (value.isBlank() || value.length() > 1024) {
            throw new IllegalArgumentException("a note's id, as search_notes gave it");
        }
    }
}
