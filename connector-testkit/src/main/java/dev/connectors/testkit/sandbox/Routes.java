package dev.connectors.testkit.sandbox;

/** Which part of the stand-in answers an address. All of it happens under the world's monitor: one request after the other. */
final class Routes {

    private final World world;
    private final AuthorizationEndpoint authorization;
    private final TokenEndpoint tokens;
    private final IdTokens idTokens;
    private final CalendarApi calendar;
    private final ContractCheck contract;
    private final Refusals refusals = new GoogleRefusals();
    private final ConsentPage page;

    Routes(
            World world,
            AuthorizationEndpoint authorization,
            TokenEndpoint tokens,
            IdTokens idTokens,
            CalendarApi calendar,
            ContractCheck contract,
            ConsentPage page) {
        this.page = page;
        this.world = world;
        this.authorization = authorization;
        this.tokens = tokens;
        this.idTokens = idTokens;
        this.calendar = calendar;
        this.contract = contract;
    }

    Answer answer(Request request) {
        synchronized (world) {
            try {
                return CalendarApi.isAt(request) ? api(request) : other(request);
            } catch (RuntimeException e) {
                return refusals.of(e);
            }
        }
    }

    private Answer api(Request request) {
        contract.arrived(request).ifPresent(it -> {
            throw ApiError.badRequest("Stand-in, stricter than Google: " + it);
        });
        var answer = calendar.answer(request);
        contract.answered(request, answer);
        return answer;
    }

    private Answer other(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /o/oauth2/v2/auth" -> authorization.authorize(request);
            case "POST /o/oauth2/v2/consent" -> authorization.consent(request);
            case "POST /token" -> tokens.token(request);
            case "POST /revoke" -> tokens.revoke(request);
            case "GET /oauth2/v3/certs" -> idTokens.certificates();
            case "GET /v1/userinfo" -> idTokens.userinfo(request, false);
            case "GET /oauth2/v2/userinfo" -> idTokens.userinfo(request, true);
            case "GET /.well-known/openid-configuration" -> idTokens.metadata();
            case "GET /" -> page.plain("Nothing to see here: point a connector at this address.");
            case "GET /calendar/event" -> page.plain("The stand-in has no page for an event.");
            default -> ApiError.notFound().answer();
        };
    }
}
