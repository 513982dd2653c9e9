package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.http.HttpPolicy;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Conversation;
import dev.connectors.runtime.Settings;
import dev.connectors.runtime.StandIn;
import dev.connectors.spi.Connector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A host application with one MLS, whose listings a test writes; everything between the tool and the socket is real. */
final class World implements AutoCloseable {

    static final Principal ANNA = Principal.of("acme-realty", "anna");

    final ResoServer server;
    final Connectors connectors;

    private final TokenEndpoint tokens = TokenEndpoint.start();

    World(ResoServer server, Connector connector, String datasets) {
        this.server = server;
        var provider = connector.info().provider().id();
        var origin = provider.equals("bridge") ? server.base() : server.base() + "/" + ResoServer.DATASET;
        boolean signsIn = provider.equals("trestle");
        var standIn = StandIn.of(provider).origin("api", origin);
        var builder = Connectors.builder()
                .connectors(List.of(connector))
                .composites(List.of())
                .set(provider + ".dataset", datasets)
                .standIn(signsIn ? standIn.authorization(tokens.url()).token(tokens.url()) : standIn)
                .allowPlainHttpOnLoopback()
                .http(HttpPolicy.defaults().with(new HttpPolicy.Flow(10_000, 8, 100)))
                .deadline(Duration.ofSeconds(20))
                .zone(ZoneId.of("America/Denver"))
                .clock(Clock.fixed(Instant.parse("2026-03-03T15:00:00Z"), ZoneOffset.UTC));
        if (signsIn) {
            builder.oauthClient(provider, TokenEndpoint.CLIENT, "a-client-secret")
                    .clientCredentials(provider);
        }
        this.connectors = builder.build();
        connect(ANNA, connector);
    }

    /** Turns a connector on for a person, and connects the server. */
    void connect(Principal principal, Connector connector) {
        var id = connector.info().id();
        settings(principal).turnOn(id);
        if (connector.info().provider().id().equals("trestle")) {
            settings(principal).connectAs(id, "acme-realty");
        } else {
            settings(principal).connect(id, ResoServer.TOKEN);
        }
    }

    /** Bridge, with the one dataset of the server. */
    static World bridge(ResoServer server) {
        return new World(server, new BridgeMlsConnector(), ResoServer.DATASET);
    }

    Settings settings(Principal principal) {
        return connectors.settings(principal);
    }

    Conversation chat() {
        return connectors.conversation(ANNA, "chat-1");
    }

    void allowAgentDetails() {
        settings(ANNA).set("bridge_mls", "get_listing_agent_details", ActionMode.ALLOW);
    }

    /** The data of a call that goes well. */
    JsonNode data(String tool, String arguments) {
        return whole(tool, arguments).path("data");
    }

    JsonNode whole(String tool, String arguments) {
        var result = chat().call("listings_" + tool, arguments.replace('\'', '"'));
        assertThat(result.code()).as(result.text()).isEqualTo("ok");
        return json(result.text());
    }

    /** The error of a call that does not. */
    JsonNode error(String tool, String arguments) {
        return json(chat().call("listings_" + tool, arguments.replace('\'', '"'))
                        .text())
                .path("error");
    }

    static JsonNode json(String text) {
        try {
            return JsonMapper.builder().build().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Adds a row of a resource; what comes in pairs is a field and its value. */
    World row(String resource, Object... pairs) {
        var row = new HashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put((String) pairs[i], pairs[i + 1] instanceof Integer whole ? Double.valueOf(whole) : pairs[i + 1]);
        }
        server.table(resource).put(Map.copyOf(row));
        return this;
    }

    /** A listing in Denver that may be shown; further fields override. */
    World listing(String key, Object... pairs) {
        var all = new HashMap<String, Object>(Map.of(
                "ListingKey", key,
                "ListingId", "77" + key,
                "StandardStatus", "Active",
                "PropertyType", "Residential",
                "PropertySubType", "Single Family Residence",
                "City", "Denver",
                "StateOrProvince", "CO",
                "PostalCode", "80203",
                "ListOfficeName", "Peak Homes",
                "ModificationTimestamp", Instant.parse("2026-03-01T08:15:00Z")));
        for (int i = 0; i < pairs.length; i += 2) {
            all.put((String) pairs[i], pairs[i + 1]);
        }
        all.values().removeIf(""::equals);
        return row(
                "Property",
                all.entrySet().stream()
                        .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                        .toArray());
    }

    @Override
    public void close() {
        connectors.close();
        tokens.close();
        server.close();
    }
}
