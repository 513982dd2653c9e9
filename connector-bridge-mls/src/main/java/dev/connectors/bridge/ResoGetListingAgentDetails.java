package dev.connectors.bridge;

import dev.connectors.bridge.client.ResoClient;
import dev.connectors.bridge.client.Row;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Confidential;
import dev.connectors.domain.listings.GetListingAgentDetails;
import dev.connectors.domain.listings.GetListingAgentDetails.Input;
import dev.connectors.domain.listings.GetListingAgentDetails.Output;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code GET Property}, the fields that are for agents alone; no other action asks for them. */
final class ResoGetListingAgentDetails implements Action<Input, Output> {

    private static final List<String> FIELDS = fields();

    private final Mls mls;

    ResoGetListingAgentDetails(Mls mls) {
        this.mls = mls;
    }

    @Override
    public ActionContract<Input, Output> contract() {
        return GetListingAgentDetails.CONTRACT;
    }

    @Override
    public Output run(Input in, ActionContext context) {
        for (var source : mls.sources(in.dataset(), context)) {
            var row = source.listing(in.listing(), FIELDS);
            if (row.isPresent()) {
                return output(in, row.get(), source);
            }
        }
        throw ResoClient.absent();
    }

    private static Output output(Input in, Row row, Source source) {
        return new Output(
                in.listing(),
                row.text("ListingId"),
                one(row, "PrivateRemarks"),
                one(row, "PrivateOfficeRemarks"),
                one(row, "ShowingInstructions"),
                all(row, "ShowingRequirements"),
                one(row, "ShowingContactName"),
                one(row, "ShowingContactPhone"),
                all(row, "ShowingContactType"),
                all(row, "LockBoxType"),
                one(row, "LockBoxLocation"),
                one(row, "LockBoxSerialNumber"),
                one(row, "AccessCode"),
                all(row, "SecurityFeatures"),
                one(row, "OwnerName"),
                one(row, "OwnerPhone"),
                one(row, "OccupantType"),
                one(row, "OccupantName"),
                one(row, "OccupantPhone"),
                source.id());
    }

    private static Optional<Confidential> one(Row row, String field) {
        return row.text(field).map(Confidential::new);
    }

    private static List<Confidential> all(Row row, String field) {
        return row.texts(field).stream().map(Confidential::new).toList();
    }

    private static List<String> fields() {
        var fields = new ArrayList<>(List.of("ListingKey", "ListingId", Display.LISTING, "MlgCanView"));
        fields.addAll(Fields.AGENT);
        return List.copyOf(fields);
    }
}
