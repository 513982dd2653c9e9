package dev.connectors.domain.listings;

/** The locked list {@code StandardStatus} of the RESO Data Dictionary, but for what is never shown to anybody (Delete, Incomplete). */
public enum StandardStatus {
    ACTIVE("Active"),
    ACTIVE_UNDER_CONTRACT("Active Under Contract"),
    COMING_SOON("Coming Soon"),
    PENDING("Pending"),
    CLOSED("Closed"),
    EXPIRED("Expired"),
    WITHDRAWN("Withdrawn"),
    CANCELED("Canceled"),
    HOLD("Hold");

    private final String value;

    StandardStatus(String value) {
        this.value = value;
    }

    /** As the dictionary spells it, such as "Active Under Contract". */
    public String value() {
        return value;
    }
}
