package dev.connectors.mcp.protocol;

import java.util.Optional;

/** Which version this is. */
final class Version {

    /** From the jar's manifest; "dev" where there is none. */
    static final String OURS = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("dev");

    private Version() {}
}
