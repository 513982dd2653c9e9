package dev.connectors.bridge.odata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.testkit.contract.Contracts;
import dev.connectors.testkit.reso.ResoSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The RESO metadata of an MLS. The Data Dictionary's own file stays where it is and is no part of this project; where it is not on the
 * machine, the stand-in's fields do, which are some of the same.
 */
public final class Metadata {

    private static final String LOOKUP = """
            <EntityType Name="Lookup"><Key><PropertyRef Name="LookupKey"/></Key>
            <Property Name="LookupKey" Type="Edm.String"/>
            <Property Name="LookupName" Type="Edm.String"/>
            <Property Name="LookupValue" Type="Edm.String"/>
            <Property Name="StandardLookupValue" Type="Edm.String"/>
            <Property Name="LegacyODataValue" Type="Edm.String"/>
            <Property Name="ModificationTimestamp" Type="Edm.DateTimeOffset"/>
            </EntityType>
            <EntityContainer""";

    private Metadata() {}

    /** The Data Dictionary 2.0 with Bridge's own fields, or those of its fields that the stand-in has. */
    public static Path bridge() {
        var file = Path.of(System.getProperty(Contracts.FOLDER, ""), "reso", "dd-2.0-bridge-flavour.edmx");
        return Files.exists(file) ? file : ofTheStandIn();
    }

    private static Path ofTheStandIn() {
        try (var sandbox = ResoSandbox.start(Clock.systemUTC())) {
            sandbox.dataset(ResoServer.DATASET);
            var request = HttpRequest.newBuilder(URI.create(sandbox.origin() + "/" + ResoServer.DATASET + "/$metadata"))
                    .header("Authorization", "Bearer " + ResoSandbox.TOKEN)
                    .build();
            var text = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            for (var field : List.of("StandardStatus", "PropertyType", "PropertySubType", "SpecialListingConditions")) {
                text = text.replaceFirst(
                        "(<Property Name=\"" + field + "\"[^>]*)/>",
                        "$1><Annotation Term=\"RESO.OData.Metadata.LookupName\" String=\"" + field + "\"/></Property>");
            }
            return written(text.replace("<EntityContainer", LOOKUP)
                    .replace(
                            "</EntityContainer>",
                            "<EntitySet Name=\"Lookup\" EntityType=\"org.reso.metadata.Lookup\"/></EntityContainer>"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path written(String text) throws IOException {
        var file = Files.createTempFile("some-fields", ".edmx");
        file.toFile().deleteOnExit();
        return Files.writeString(file, text);
    }

    /** The same of an MLS that does not have some fields. */
    public static Path bridgeWithout(String... fields) {
        return changed(text -> {
            for (var field : fields) {
                text = text.replaceAll("<Property Name=\"" + field + "\"[^>]*/>", "");
                assertThat(text).doesNotContain("\"" + field + "\"");
            }
            return text;
        });
    }

    /** The same of a host that says of each listing whether it may still be viewed. */
    public static Path copied() {
        return changed(text -> {
            var flag = "<Property Name=\"MlgCanView\" Type=\"Edm.Boolean\"/>";
            var before = "<Property Name=\"InternetEntireListingDisplayYN\"";
            assertThat(text).containsOnlyOnce(before);
            return text.replace(before, flag + before);
        });
    }

    /** The same where nothing leads from listings to their media. */
    public static Path mediaBesideListings() {
        return changed(text -> text.replaceAll("<NavigationProperty Name=\"Media\"[^>]*/>", "")
                .replaceAll("<NavigationPropertyBinding Path=\"Media\"[^>]*/>", ""));
    }

    /** The same where nothing but listings leads to media. */
    public static Path mediaInListingsAlone() {
        return changed(text -> text.replaceAll("(?s)<EntitySet Name=\"Media\"[^>]*?(/>|>.*?</EntitySet>)", "")
                .replaceAll("<NavigationPropertyBinding Path=\"Media\"[^>]*/>", ""));
    }

    private static Path changed(UnaryOperator<String> change) {
        try {
            return written(change.apply(Files.readString(bridge())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
