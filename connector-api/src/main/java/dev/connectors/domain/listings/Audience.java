package dev.connectors.domain.listings;

/**
 * Who is going to read what is asked for. Neither may read what is for agents alone, and neither gets more than the licence of a
 * dataset gives: one that is for display to the public is public whoever asks.
 */
public enum Audience {
    /** Anybody, as on a page of the internet. */
    PUBLIC,
    /** A registered client, to whom a broker may show more of a listing's history and costs. */
    CLIENT
}
