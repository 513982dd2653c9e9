package dev.connectors.domain.listings;

/** Who is going to read what is asked for. Neither may read what is for agents alone. */
public enum Audience {
    /** Anybody, as on a page of the internet. */
    PUBLIC,
    /** A registered client, to whom a broker may show more of a listing's history and costs. */
    CLIENT
}
