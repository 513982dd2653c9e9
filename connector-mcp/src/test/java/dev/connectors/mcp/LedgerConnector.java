package dev.connectors.mcp;

import dev.connectors.domain.ActionContract;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.Provider;
import java.util.List;

/** A provider with an API key; never called. */
public final class LedgerConnector implements Connector {

    private static final Provider LEDGER =
            Provider.apiKey("ledger", "https://api.ledger.example").help("Ledger > Settings > Keys");

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.of("ledger", "Ledger", LEDGER, "Your entries.");
    }

    @Override
    public List<Action<?, ?>> actions() {
        return List.of(new CountEntries());
    }

    static final class CountEntries implements Action<CountEntries.Input, CountEntries.Output> {

        public record Input() {}

        public record Output(long entries) {}

        private static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                        "count_entries", Input.class, Output.class)
                .description("Counts the entries.")
                .build();

        @Override
        public ActionContract<Input, Output> contract() {
            return CONTRACT;
        }

        @Override
        public Output run(Input in, ActionContext context) {
            return new Output(0);
        }
    }
}
