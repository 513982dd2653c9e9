package dev.connectors.outlook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.connectors.error.Conflict;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ProviderUnavailable;
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

/**
 * Reads Graph's error answers: by code, the innermost first, then by status
 * (https://learn.microsoft.com/graph/errors, read on 2026-11-24). Pure.
 *
 * <p>Only codes out of the table below leave this class; Graph's messages are a provider's text and stay behind.
 */
final class GraphErrors {

    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private GraphErrors() {}

    /** The typed error; empty for 401 and most of 5xx, where the status says it all. */
    static Optional<ConnectorException> read(ErrorResponse response) {
        for (var code : codes(response.body())) {
            var byCode = byCode(code, response);
            if (byCode.isPresent()) {
                return byCode;
            }
        }
        return byStatus(response);
    }

    private static Optional<ConnectorException> byCode(String code, ErrorResponse response) {
        var detail = response.status() + " " + code;
        return switch (code) {
            case "ApplicationThrottled", "TooManyRequests", "activityLimitReached", "ErrorExceededConnectionCount" ->
                Optional.of(paused(response.retryAt()));
            // The same code for a permission that was not consented to and for a right that the account does not have.
            case "ErrorAccessDenied", "Authorization_RequestDenied", "accessDenied", "AccessDenied" ->
                rejected(
                        "Microsoft does not let this account do that here. Don't try another way; tell the user.",
                        detail);
            case "MailboxNotEnabledForRESTAPI", "MailboxNotSupportedForRESTAPI", "ErrorNonExistentMailbox" ->
                rejected(
                        "This Microsoft account has no mailbox at Exchange Online, and so no calendar that can be read."
                                + " Tell the user.",
                        detail);
            case "ErrorQuotaExceeded" -> rejected("The account's mailbox is full. Tell the user.", detail);
            case "ErrorItemNotFound", "ErrorInvalidIdMalformed", "ErrorInvalidId" -> Optional.of(Microsoft.notFound());
            case "ErrorIrresolvableConflict" -> Optional.of(changed(detail));
            case "ErrorDuplicateTransactionId" ->
                Optional.of(new Conflict(
                        "Microsoft has another event of this operation already; read it before doing more.", detail));
            case "ErrorOccurrenceCrossingBoundary" ->
                Optional.of(new Unsupported(
                        "Outlook moves no occurrence of a series to or past the day of the one before or"
                                + " after it. Choose a day between them, or change the series."));
            case "TimeZoneNotSupportedException" ->
                Optional.of(new Unsupported("Outlook does not know this time zone. Give another one of the same rules,"
                        + " such as that of the nearest large city."));
            default -> Optional.empty();
        };
    }

    private static Optional<ConnectorException> byStatus(ErrorResponse response) {
        var detail = Integer.toString(response.status());
        return switch (response.status()) {
            case 400 ->
                rejected(
                        "Microsoft did not accept this. Check the times, the addresses and the recurrence rule, or tell"
                                + " the user that it cannot be done so.",
                        detail);
            case 403 -> rejected("Microsoft refuses this for the account. Tell the user.", detail);
            case 404, 410 -> Optional.of(Microsoft.notFound());
            case 409 ->
                Optional.of(new Conflict("Microsoft has something else there; read it before doing more.", detail));
            case 412 -> Optional.of(changed(detail));
            case 413 -> rejected("That is more than Microsoft takes at once. Make it shorter.", detail);
            case 423 ->
                Optional.of(new ProviderUnavailable(
                        "Microsoft holds this locked for a moment. Try once more in a minute.", detail));
            case 429, 509 -> Optional.of(paused(response.retryAt()));
            case 507 -> rejected("The account's storage is full. Tell the user.", detail);
            default -> Optional.empty();
        };
    }

    private static Conflict changed(String detail) {
        return new Conflict(
                "It was changed since it was read. Nothing was done; read it again and decide anew.", detail);
    }

    private static RateLimited paused(Optional<Instant> until) {
        var when = until.map(at -> " until " + TIME.format(at.plusMillis(999)))
                .orElse(""); // in whole seconds, never earlier
        return new RateLimited(
                "Microsoft asks for a pause" + when + ". Answer with what you have, or try again later.", until);
    }

    private static Optional<ConnectorException> rejected(String toModel, String detail) {
        return Optional.of(new ProviderRejected(toModel, detail));
    }

    /** The codes, the innermost and so most specific first; none where the body is no such JSON. */
    private static List<String> codes(byte[] body) {
        var codes = new ArrayList<String>();
        try (var in = JSON.createParser(body)) {
            if (in.nextToken() == JsonToken.START_OBJECT) {
                collect(in, codes);
            }
        } catch (IOException e) {
            // HTML, nothing, or cut at the cap: what was read until there counts, and the status decides the rest.
            return codes;
        }
        return codes;
    }

    /** The codes within an error, then its own; the outermost object may be the error itself. Inner ones are spelled in two ways. */
    private static void collect(JsonParser in, List<String> codes) throws IOException {
        var own = new ArrayList<String>();
        Json.fields(in, name -> {
            switch (name) {
                case "code" -> Json.text(in).ifPresent(own::add);
                case "error", "innerError", "innererror" -> {
                    if (in.currentToken() == JsonToken.START_OBJECT) {
                        collect(in, codes);
                    }
                }
                default -> {}
            }
        });
        codes.addAll(own);
    }
}
