package dev.connectors.testkit.sandbox;

/** Google's ways to say no: the API's, and RFC 6749's. */
final class GoogleRefusals implements Refusals {

    @Override
    public Answer ordered(RecordedRequest request, int status, String reason) {
        return request.path().startsWith(CalendarApi.ROOT)
                ? ApiError.ordered(status, reason).answer()
                : new OAuthError(status, reason, "Stand-in: " + reason).answer();
    }

    @Override
    public Answer of(RuntimeException thrown) {
        if (thrown instanceof ApiError error) {
            return error.answer();
        }
        return thrown instanceof OAuthError error
                ? error.answer()
                : ApiError.defect(thrown).answer();
    }
}
