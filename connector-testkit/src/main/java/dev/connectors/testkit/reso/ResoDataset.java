package dev.connectors.testkit.reso;

import dev.connectors.domain.address.GeoPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One MLS in the stand-in: its rows, by resource. Fields are those of the RESO Data Dictionary 2.0 that a demonstration needs. */
public final class ResoDataset {

    private static final Map<String, String> TYPES = Map.of(
            "text", "Edm.String",
            "number", "Edm.Decimal\" Precision=\"20\" Scale=\"8", // OData's own scale is 0
            "whole", "Edm.Int64",
            "flag", "Edm.Boolean",
            "day", "Edm.Date",
            "moment", "Edm.DateTimeOffset",
            "texts", "Collection(Edm.String)",
            "place", "Edm.GeographyPoint");

    private final String name;
    private final Map<String, ResoTable> tables = new LinkedHashMap<>();

    ResoDataset(String name) {
        this.name = name;
        for (var table : List.of(
                ResoFields.property(),
                ResoFields.media(),
                ResoFields.openHouse(),
                ResoFields.member(),
                ResoFields.office())) {
            tables.put(table.resource(), table);
        }
    }

    /** Its name, which is its id. */
    public String name() {
        return name;
    }

    /**
     * Adds a row, or replaces the one of its key.
     *
     * @param resource such as {@code Property}
     * @param row values by field: String, Number, Boolean, LocalDate, Instant, {@link GeoPoint}, or a list of strings
     * @throws IllegalArgumentException if there is no such resource or field
     */
    public ResoDataset put(String resource, Map<String, Object> row) {
        known(resource).put(row);
        return this;
    }

    /**
     * Takes a row away, as an MLS does: no change tells of it.
     *
     * @param resource such as {@code Property}
     * @param key the row's key; one that is not there is no error
     * @throws IllegalArgumentException if there is no such resource
     */
    public ResoDataset remove(String resource, String key) {
        known(resource).remove(key);
        return this;
    }

    private ResoTable known(String resource) {
        var table = tables.get(resource);
        if (table == null) {
            throw new IllegalArgumentException("There is no resource " + resource + ".");
        }
        return table;
    }

    ResoTable table(String resource) {
        var table = tables.get(resource);
        if (table == null) {
            throw new Refusal(404, "There is no resource " + resource + ".");
        }
        return table.with(tables.get("Media"));
    }

    /** CSDL XML 4.01 of what it has. */
    String metadata() {
        var xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
                <edmx:DataServices><Schema Namespace="org.reso.metadata" xmlns="http://docs.oasis-open.org/odata/ns/edm">
                """);
        for (var table : tables.values()) {
            xml.append("<EntityType Name=\"%s\"><Key><PropertyRef Name=\"%s\"/></Key>\n"
                    .formatted(table.resource(), table.key()));
            table.fields()
                    .forEach((field, type) ->
                            xml.append("<Property Name=\"%s\" Type=\"%s\"/>\n".formatted(field, TYPES.get(type))));
            if (table.resource().equals("Property")) {
                xml.append("<NavigationProperty Name=\"Media\" Type=\"Collection(org.reso.metadata.Media)\"/>\n");
            }
            xml.append("</EntityType>\n");
        }
        xml.append("<EntityContainer Name=\"Default\">\n");
        tables.keySet()
                .forEach(resource -> xml.append("<EntitySet Name=\"%s\" EntityType=\"org.reso.metadata.%s\"/>\n"
                        .formatted(resource, resource)));
        return xml.append("</EntityContainer>\n</Schema></edmx:DataServices></edmx:Edmx>\n")
                .toString();
    }
}
