package dev.connectors.error;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a call can end with instead of a result. Immutable.
 *
 * <p>Two texts: {@link #toModel()} is the only one that leaves the process; {@link #getMessage()} is for logs. Neither holds
 * a secret or the contents of a request or an answer.
 */
public abstract sealed class ConnectorException extends RuntimeException
        permits UnknownTool,
                InvalidArguments,
                AccountAmbiguous,
                NotConnected,
                MissingScope,
                NotPermitted,
                ApprovalRequired,
                Declined,
                ApprovalExpired,
                BudgetExhausted,
                ReauthorizationRequired,
                NotFound,
                Conflict,
                Unsupported,
                RateLimited,
                ProviderRejected,
                ProviderUnavailable,
                OutcomeUnknown,
                DeadlineExceeded,
                Cancelled {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final Remedy remedy;
    private final String toModel;

    ConnectorException(String code, Remedy remedy, String toModel, String detail, @Nullable Throwable cause) {
        super(detail.isEmpty() ? toModel : detail, cause, false, true);
        this.code = code;
        this.remedy = remedy;
        this.toModel = toModel;
    }

    ConnectorException(String code, Remedy remedy, String toModel) {
        this(code, remedy, toModel, "", null);
    }

    /** A stable code in lower case with underscores, such as {@code not_found}. */
    public final String code() {
        return code;
    }

    /** Whose move is next. */
    public final Remedy remedy() {
        return remedy;
    }

    /** What the model reads: what happened, and what to do next. Holds no text of a provider. */
    public final String toModel() {
        return toModel;
    }

    /** From when on the same call may succeed, where that is known. */
    public Optional<Instant> retryAt() {
        return Optional.empty();
    }

    @Override
    public final String toString() {
        return code + ": " + getMessage();
    }
}
