package dev.connectors.testkit.sandbox;

/** Whose stand-in a world belongs to, and the habits in which the providers differ. */
enum Vendor {
    GOOGLE,
    MICROSOFT;

    /** The id of an account's first calendar: Google takes the address, Microsoft makes one up. */
    String primaryId(World world, String email) {
        return this == GOOGLE ? email : "AAMkStandIn%05d=".formatted(world.next());
    }

    String primaryTitle(String email) {
        return this == GOOGLE ? email : "Calendar";
    }

    /** Under which address a calendar organizes and is invited: at Google its own, at Microsoft its mailbox's. */
    String self(String calendarId, String owner) {
        return this == GOOGLE ? calendarId : owner;
    }

    /** Google may tell every guest of a changed guest list; Microsoft tells those alone who came or went. */
    boolean tellsAllOfGuestChanges() {
        return this == GOOGLE;
    }

    /** Whether every redemption of a code and every refresh comes with another refresh token; the old ones stay good. */
    boolean givesRefreshTokenEachTime() {
        return this == MICROSOFT;
    }

    String secretPrefix(String kind) {
        var prefix = switch (kind) {
            case "code" -> this == GOOGLE ? "4/" : "M.C5_";
            case "access" -> this == GOOGLE ? "ya29." : "EwB";
            default -> this == GOOGLE ? "1//" : "0.A";
        };
        return prefix + "stand-in-";
    }
}
