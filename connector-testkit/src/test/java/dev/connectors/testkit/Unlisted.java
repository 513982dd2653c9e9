package dev.connectors.testkit;

/** It is in no service file. */
public final class Unlisted extends OneAction {}
