package dev.connectors.testkit;

/** The contract on the script that fits {@link Leads}: two lists with a lead in each. */
abstract class SampleContract extends ConnectorContract {

    @Override
    protected void script(ScriptedProvider leadbook) {
        leadbook.get(
                "/v1/lists", 200, "{'lists': [{'id': 'L1', 'title': 'Buyers'}, {'id': 'L2', 'title': 'Sellers'}]}");
        leadbook.get(
                "/v1/leads",
                200,
                "{'leads': [{'id': '7', 'list': 'L1', 'name': 'Johnson and family'},"
                        + " {'id': '8', 'list': 'L2', 'name': 'Miller and family'}], 'total': 2}");
        leadbook.get("/v1/leads/7", 200, "{'id': '7', 'list': 'L1', 'name': 'Johnson and family'}");
        leadbook.post("/v1/leads/7/remarks", 200, "{'id': '7', 'name': 'Johnson and family'}");
    }
}
