package dev.connectors.google;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.connectors.error.Conflict;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.MissingScope;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.RateLimited;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.ErrorResponse;
import dev.connectors.spi.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Google's error answers: by reason, then by status, since rate limits come as 403 and as 429
 * (https://developers.google.com/workspace/calendar/api/guides/errors, read on 2026-11-24). Pure.
 *
 * <p>Only reasons out of the table below leave this class; Google's messages are a provider's text and stay behind.
 */
final class GoogleErrors {

    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private GoogleErrors() {}

    /** The typed error; empty for 401 and 5xx, where the status says it all. */
    static Optional<ConnectorException> read(ErrorResponse response) {
        for (var reason : reasons(response.body())) {
            var byReason = byReason(reason, response);
            if (byReason.isPresent()) {
                return byReason;
            }
        }
        return byStatus(response);
    }

    private static Optional<ConnectorException> byReason(String reason, ErrorResponse response) {
        var detail = response.status() + " " + reason;
        return switch (reason) {
            case "rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED" ->
                Optional.of(paused(response.retryAt()));
            // A limit on use, such as too many invitations: it lasts for hours.
            case "quotaExceeded", "calendarUsageLimitsExceeded" ->
                Optional.of(new RateLimited(
                        "The account has used up what Google allows for some hours. Don't try again now; tell the user.",
                        response.retryAt()));
            case "dailyLimitExceeded" ->
                rejected("This application has used up what Google allows it for today. Tell the user.", detail);
            case "insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT" ->
                Optional.of(new MissingScope(
                        "The account was connected without the permission for this. The user can add it in Settings.",
                        Set.of()));
            case "domainPolicy", "admin_policy_enforced" ->
                rejected("The administrator of this Google account does not allow it. Tell the user.", detail);
            case "accessNotConfigured", "SERVICE_DISABLED" ->
                rejected("The application's Google project has this API switched off. Tell the user.", detail);
            case "forbiddenForNonOrganizer", "cannotChangeOrganizer" ->
                Optional.of(
                        new Unsupported("Only the organizer can change this event for everybody. The user can answer"
                                + " the invitation instead, or write to the organizer."));
            case "forbidden", "requiredAccessLevel" ->
                rejected("Google does not let this account do that in this calendar.", detail);
            case "duplicate" ->
                Optional.of(new Conflict("Google has an event of this id already; read it before doing more.", detail));
            case "deleted" -> Optional.of(new NotFound("That was deleted already. List again to see what is there."));
            default -> Optional.empty();
        };
    }

    private static Optional<ConnectorException> byStatus(ErrorResponse response) {
        var detail = Integer.toString(response.status());
        return switch (response.status()) {
            case 400 ->
                rejected(
                        "Google did not accept this. Check the times, the addresses and the recurrence rule, or tell the"
                                + " user that it cannot be done so.",
                        detail);
            case 403 -> rejected("Google refuses this for the account. Tell the user.", detail);
            case 404, 410 ->
                Optional.of(new NotFound("Google has nothing of this id that the account can see. List again to get ids"
                        + " that are there."));
            case 409 ->
                Optional.of(new Conflict("Google has something else there; read it before doing more.", detail));
            case 412 ->
                Optional.of(new Conflict(
                        "It was changed by somebody since it was read. Nothing was done; read it again and decide anew.",
                        detail));
            case 429 -> Optional.of(paused(response.retryAt()));
            default -> Optional.empty();
        };
    }

    private static RateLimited paused(Optional<Instant> until) {
        var when = until.map(at -> " until " + TIME.format(at.plusMillis(999)))
                .orElse(""); // in whole seconds, never earlier
        return new RateLimited(
                "Google asks for a pause" + when + ". Answer with what you have, or try again later.", until);
    }

    private static Optional<ConnectorException> rejected(String toModel, String detail) {
        return Optional.of(new ProviderRejected(toModel, detail));
    }

    /** First the classic {@code errors[].reason}, then the newer {@code details[].reason}; none where the body is no such JSON. */
    private static List<String> reasons(byte[] body) {
        var classic = new ArrayList<String>();
        var newer = new ArrayList<String>();
        try (var in = JSON.createParser(body)) {
            if (in.nextToken() == JsonToken.START_OBJECT) {
                Json.fields(in, name -> {
                    if (name.equals("error") && in.currentToken() == JsonToken.START_OBJECT) {
                        Json.fields(in, field -> {
                            if (field.equals("errors")) {
                                collect(in, classic);
                            } else if (field.equals("details")) {
                                collect(in, newer);
                            }
                        });
                    }
                });
            }
        } catch (IOException e) {
            // HTML, nothing, or cut at the cap: what was read until there counts, and the status decides the rest.
            return join(classic, newer);
        }
        return join(classic, newer);
    }

    private static void collect(JsonParser in, List<String> reasons) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            return;
        }
        Json.items(in, () -> {
            if (in.currentToken() == JsonToken.START_OBJECT) {
                Json.fields(in, name -> {
                    if (name.equals("reason")) {
                        Json.text(in).ifPresent(reasons::add);
                    }
                });
            }
        });
    }

    private static List<String> join(List<String> first, List<String> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
