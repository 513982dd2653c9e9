package dev.connectors.spi;

/** How a provider knows its user. Immutable. */
public sealed interface Auth permits OAuth, StaticToken, Auth.None {

    /** Without sign-in, such as a folder of files. It still makes a connection, with grants and audit of the usual kind. */
    static Auth none() {
        return new None();
    }

    /** No sign-in. */
    record None() implements Auth {}
}
