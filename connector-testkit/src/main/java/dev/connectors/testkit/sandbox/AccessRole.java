package dev.connectors.testkit.sandbox;

/** What an account may do on a calendar, weakest first; the names on the wire are Google's. */
public enum AccessRole {
    /** Sees when the calendar is busy, without details. */
    FREE_BUSY_READER("freeBusyReader"),
    /** Sees events; of private ones only the time. */
    READER("reader"),
    /** Changes events. */
    WRITER("writer"),
    /** Changes events and sharing. */
    OWNER("owner");

    private final String wireName;

    AccessRole(String wireName) {
        this.wireName = wireName;
    }

    /** Google's name of it. */
    public String wireName() {
        return wireName;
    }

    boolean atLeast(AccessRole other) {
        return compareTo(other) >= 0;
    }

    static AccessRole parse(String wireName) {
        for (var role : values()) {
            if (role.wireName.equals(wireName)) {
                return role;
            }
        }
        throw ApiError.parameter("minAccessRole", "invalidParameter", "Invalid value '" + wireName + "'.");
    }
}
