package dev.connectors.testkit.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Microsoft's ways to say no: Graph's, and the identity platform's with its AADSTS numbers. */
final class MicrosoftRefusals implements Refusals {

    private static final Pattern NUMBERED = Pattern.compile("AADSTS(\\d+): .*");
    private static final Map<String, Integer> USUAL_NUMBERS = Map.of(
            "invalid_request", 900144,
            "invalid_grant", 70000,
            "invalid_client", 7000215,
            "redirect_uri_mismatch", 50011,
            "temporarily_unavailable", 90033,
            "interaction_required", 50076);

    private final World world;

    MicrosoftRefusals(World world) {
        this.world = world;
    }

    @Override
    public Answer ordered(RecordedRequest request, int status, String reason) {
        return request.path().startsWith(GraphApi.ROOT)
                ? GraphError.of(status, reason, "Stand-in: " + reason).answer(world.timestamp())
                : answer(new OAuthError(status, reason, "Stand-in: " + reason));
    }

    @Override
    public Answer of(RuntimeException thrown) {
        if (thrown instanceof OAuthError error) {
            return answer(error);
        }
        if (thrown instanceof GraphError error) {
            return error.answer(world.timestamp());
        }
        return (thrown instanceof ApiError error
                        ? GraphError.of(error)
                        : GraphError.of(500, "ErrorInternalServerError", "A defect of the stand-in: " + thrown))
                .answer(world.timestamp());
    }

    private Answer answer(OAuthError error) {
        var numbered = NUMBERED.matcher(error.description());
        var number = numbered.matches()
                ? Integer.parseInt(numbered.group(1))
                : USUAL_NUMBERS.getOrDefault(error.code(), 90000);
        var text = numbered.matches() ? error.description() : "AADSTS" + number + ": " + error.description();
        var trace =
                UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
        var time = world.timestamp();
        var code = error.code().equals("redirect_uri_mismatch") ? "invalid_grant" : error.code();
        var body = Json.object().put("error", code);
        body.put(
                "error_description",
                text + " Trace ID: " + trace + " Correlation ID: " + trace + " Timestamp: " + time);
        body.putArray("error_codes").add(number);
        body.put("timestamp", time).put("trace_id", trace).put("correlation_id", trace);
        body.put("error_uri", "https://login.microsoftonline.com/error?code=" + number);
        error.more().forEach(body::put);
        return Answer.json(error.status(), body).with("Cache-Control", "no-store");
    }
}
