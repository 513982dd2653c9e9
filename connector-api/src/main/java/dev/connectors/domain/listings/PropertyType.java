package dev.connectors.domain.listings;

/** The list {@code PropertyType} of the RESO Data Dictionary. What is for rent is a lease; an income property is for sale. */
public enum PropertyType {
    RESIDENTIAL("Residential"),
    RESIDENTIAL_LEASE("Residential Lease"),
    RESIDENTIAL_INCOME("Residential Income"),
    LAND("Land"),
    FARM("Farm"),
    MANUFACTURED_IN_PARK("Manufactured In Park"),
    COMMERCIAL_SALE("Commercial Sale"),
    COMMERCIAL_LEASE("Commercial Lease"),
    BUSINESS_OPPORTUNITY("Business Opportunity");

    private final String value;

    PropertyType(String value) {
        this.value = value;
    }

    /** As the dictionary spells it, such as "Residential Lease". */
    public String value() {
        return value;
    }
}
