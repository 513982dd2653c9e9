package dev.connectors.testkit.sandbox;

import java.util.List;

/** Which part of Microsoft's stand-in answers an address. All of it happens under the world's monitor. */
final class GraphRoutes {

    private final World world;
    private final AuthorizationEndpoint authorization;
    private final MicrosoftTokens tokens;
    private final GraphApi graph;
    private final ContractCheck contract;
    private final Refusals refusals;
    private final ConsentPage page;

    GraphRoutes(
            World world,
            AuthorizationEndpoint authorization,
            MicrosoftTokens tokens,
            GraphApi graph,
            ContractCheck contract,
            Refusals refusals,
            ConsentPage page) {
        this.world = world;
        this.authorization = authorization;
        this.tokens = tokens;
        this.graph = graph;
        this.contract = contract;
        this.refusals = refusals;
        this.page = page;
    }

    Answer answer(Request request) {
        synchronized (world) {
            try {
                return GraphApi.isAt(request) ? api(request) : other(request);
            } catch (RuntimeException e) {
                return refusals.of(e);
            }
        }
    }

    private Answer api(Request request) {
        contract.arrived(request).ifPresent(it -> {
            throw GraphError.stricter(it);
        });
        Answer answer;
        try {
            answer = graph.answer(request);
        } catch (RuntimeException e) {
            answer = refusals.of(e);
        }
        contract.answered(request, answer);
        return answer;
    }

    /** The identity platform has the tenant, or a word for several, as the first segment of its addresses. */
    private Answer other(Request request) {
        var segments = request.segments();
        var below = request.method() + " "
                + String.join("/", segments.subList(Math.min(1, segments.size()), segments.size()));
        return switch (below) {
            case "GET oauth2/v2.0/authorize" -> authorization.authorize(request);
            case "POST oauth2/v2.0/token" -> tokens.token(request);
            case "GET discovery/v2.0/keys" -> tokens.certificates();
            case "GET v2.0/.well-known/openid-configuration" -> tokens.metadata(segments.get(0));
            default -> page(request, segments);
        };
    }

    private Answer page(Request request, List<String> segments) {
        if (request.method().equals("POST") && segments.equals(List.of("consent"))) {
            return authorization.consent(request);
        }
        return segments.equals(List.of("")) && request.method().equals("GET")
                ? page.plain("Nothing to see here: point a connector at this address.")
                : GraphError.of(404, "ResourceNotFound", "The stand-in has nothing at this address.")
                        .answer(world.timestamp());
    }
}
