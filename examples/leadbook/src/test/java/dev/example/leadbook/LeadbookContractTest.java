package dev.example.leadbook;

import dev.connectors.spi.Connector;
import dev.connectors.testkit.ConnectorContract;
import dev.connectors.testkit.ScriptedProvider;

final class LeadbookContractTest extends ConnectorContract {

    @Override
    protected Connector connector() {
        return new LeadbookConnector();
    }

    @Override
    protected void script(ScriptedProvider leadbook) { // one answer per action; the suite adds the rest
        leadbook.get("/v1/leads", 200, "{'leads': [{'id': '7', 'name': 'Johnson'}]}");
        leadbook.post("/v1/leads/7/remarks", 200, "{'id': '7', 'name': 'Johnson'}");
    }
}
