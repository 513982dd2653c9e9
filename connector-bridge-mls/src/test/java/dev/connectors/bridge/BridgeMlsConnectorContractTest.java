package dev.connectors.bridge;

import dev.connectors.domain.listings.FindAgentOrOffice;
import dev.connectors.domain.listings.FindComparables;
import dev.connectors.domain.listings.GetListingAgentDetails;
import dev.connectors.domain.listings.GetListingDetails;
import dev.connectors.domain.listings.GetListingPhotos;
import dev.connectors.domain.listings.GetMarketSummary;
import dev.connectors.domain.listings.ListOpenHouses;
import dev.connectors.domain.listings.SyncListings;
import dev.connectors.spi.Action;
import dev.connectors.spi.Connector;
import dev.connectors.testkit.ConnectorContract;
import dev.connectors.testkit.ScriptedAnswer;
import dev.connectors.testkit.ScriptedProvider;
import java.util.Map;

/** The contract, in front of two datasets of one listing each. */
final class BridgeMlsConnectorContractTest extends ConnectorContract {

    private static final String METADATA = """
            <?xml version="1.0" encoding="UTF-8"?>
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
            <Schema Namespace="mls" xmlns="http://docs.oasis-open.org/odata/ns/edm">
            <EntityType Name="Property">%s<NavigationProperty Name="Media" Type="Collection(mls.Media)"/></EntityType>
            <EntityType Name="Media">%s</EntityType>
            <EntityType Name="OpenHouse">%s</EntityType>
            <EntityType Name="Member">%s</EntityType>
            <EntityType Name="Office">%s</EntityType>
            <EntityContainer Name="Default"><EntitySet Name="Property" EntityType="mls.Property"/>
            <EntitySet Name="Media" EntityType="mls.Media"/><EntitySet Name="OpenHouse" EntityType="mls.OpenHouse"/>
            <EntitySet Name="Member" EntityType="mls.Member"/><EntitySet Name="Office" EntityType="mls.Office"/>
            </EntityContainer></Schema></edmx:DataServices></edmx:Edmx>""".formatted(
                    texts(
                            "ListingKey",
                            "ListingId",
                            "StandardStatus",
                            "PropertyType",
                            "City",
                            "UnparsedAddress",
                            "StreetNumber",
                            "StreetName",
                            "ListOfficeName",
                            "PublicRemarks",
                            "PrivateRemarks",
                            "AccessCode",
                            "ListPrice",
                            "Latitude",
                            "Longitude",
                            "CloseDate",
                            "InternetEntireListingDisplayYN",
                            "InternetAddressDisplayYN",
                            "ModificationTimestamp"),
                    texts("MediaKey", "MediaURL", "Order", "Permission"),
                    texts("OpenHouseKey", "ListingKey", "OpenHouseDate"),
                    texts("MemberKey", "MemberMlsId", "MemberFullName"),
                    texts("OfficeKey", "OfficeMlsId", "OfficeName"));

    private static String texts(String... names) {
        var text = new StringBuilder();
        for (var name : names) {
            text.append("<Property Name=\"").append(name).append("\" Type=\"Edm.String\"/>");
        }
        return text.toString();
    }

    @Override
    protected Connector connector() {
        return new BridgeMlsConnector();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("dataset", "metro_ref, hills_ref");
    }

    @Override
    protected void script(ScriptedProvider bridge) {
        for (var dataset : new String[] {"metro_ref", "hills_ref"}) {
            bridge.get("/" + dataset + "/$metadata", request -> ScriptedAnswer.text(200, "application/xml", METADATA));
            var listings =
                    "{'@odata.count': 1, 'value': [{'ListingKey': '1', 'ListingId': '7701', 'StandardStatus': 'Active',"
                            + " 'PropertyType': 'Residential', 'ListPrice': 549000, 'City': 'Denver',"
                            + " 'UnparsedAddress': '123 N Main St', 'ListOfficeName': 'Peak Homes of " + dataset + "',"
                            + " 'Latitude': 39.74, 'Longitude': -104.99, 'PublicRemarks': 'A view of " + dataset + ".',"
                            + " 'AccessCode': '4711', 'ModificationTimestamp': '2026-03-01T08:15:00.000Z',"
                            + " 'Media': [{'MediaKey': 'm1', 'MediaURL': 'https://photos.example/1.jpg', 'Order': 1,"
                            + " 'Permission': ['Public']}]}]}";
            bridge.get("/" + dataset + "/Property", 200, listings);
            bridge.get("/" + dataset + "/Property/replication", 200, listings);
            bridge.get(
                    "/" + dataset + "/OpenHouse",
                    200,
                    "{'value': [{'OpenHouseKey': 'h1', 'ListingKey': '1', 'OpenHouseDate': '2026-03-10'}]}");
            bridge.get(
                    "/" + dataset + "/Member",
                    200,
                    "{'value': [{'MemberKey': 'a1', 'MemberFullName': 'Ann Smith of " + dataset + "'}]}");
            bridge.get(
                    "/" + dataset + "/Office",
                    200,
                    "{'value': [{'OfficeKey': 'o1', 'OfficeName': 'Peak Homes of " + dataset + "'}]}");
        }
    }

    @Override
    protected String input(Action<?, ?> action) {
        var contract = action.contract();
        if (contract == GetListingDetails.CONTRACT
                || contract == GetListingAgentDetails.CONTRACT
                || contract == GetListingPhotos.CONTRACT
                || contract == FindComparables.CONTRACT) {
            return "{'listing': '1', 'dataset': 'metro_ref'}";
        }
        if (contract == ListOpenHouses.CONTRACT) {
            return "{'from': '2026-03-10', 'datasets': ['metro_ref']}";
        }
        if (contract == GetMarketSummary.CONTRACT) {
            return "{'cities': ['Denver'], 'datasets': ['metro_ref']}";
        }
        if (contract == FindAgentOrOffice.CONTRACT) {
            return "{'who': 'smith', 'datasets': ['metro_ref']}";
        }
        if (contract == SyncListings.CHANGES || contract == SyncListings.KEYS) {
            return "{'dataset': 'metro_ref'}";
        }
        if (contract == SyncListings.BY_KEY) {
            return "{'dataset': 'metro_ref', 'keys': ['1']}";
        }
        return "{}";
    }
}
