package dev.connectors.call;

import dev.connectors.approval.Approval;
import dev.connectors.audit.Intent;
import dev.connectors.auth.Connection;
import dev.connectors.domain.Plan;
import dev.connectors.domain.ResourceId;
import dev.connectors.http.Deadline;
import dev.connectors.permission.Decision;
import dev.connectors.permission.Grant;
import dev.connectors.tool.TextCleaner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way: what was given, and what each step found. Each field is written by one step and read by those after it.
 * One thread.
 */
final class Call {

    private static final Grant NO_GRANT = Grant.none("");

    final String tool;
    final Caller caller;
    final long startedNanos;
    /** A person's time, which does not count. */
    long waitedNanos;

    Deadline deadline;

    // 1 resolve
    @Nullable
    Offer offer;

    // 2 read
    /** The input as it was read. */
    @Nullable
    Object given;

    /** The same with canonical ids and an open cursor, anew each time it is routed. */
    @Nullable
    Object input;

    /** Whether it is Java that calls, and no model. */
    boolean typed;

    Optional<String> account = Optional.empty();

    // 3 route
    /** What its account is asked of what was given, with the provider's page token. */
    @Nullable
    Object asked;

    @Nullable
    Bound bound;

    @Nullable
    Connection connection;

    @Nullable
    CallContext context;

    Grant grant = NO_GRANT;
    /** The question that a person just answered, whose call this is. */
    Optional<Approval> resumed = Optional.empty();

    boolean severalAccounts;
    final Map<Class<?>, Listings.Listing<?>> listings = new LinkedHashMap<>(2);

    // 4 plan
    @Nullable
    Object facts;

    @Nullable
    Plan plan;

    // 5 decide
    @Nullable
    Decision decision;

    // 6 approve
    Optional<Approval> approval = Optional.empty();

    // 7 record
    String operationId = "";
    Optional<Intent> intent = Optional.empty();
    boolean takenOver;

    // 8 run
    @Nullable
    Object output;

    boolean done;

    /** How many of its writes the provider accepted: after the first, nothing may say that nothing was done. */
    final AtomicInteger accepted = new AtomicInteger();

    // of several accounts
    /** The calls of the accounts that answered, one of each. */
    List<Call> answered = List.of();

    /** The accounts that did not. */
    final List<Failed> failed = new ArrayList<>(0);

    /** The label of each item's account. */
    List<String> accounts = List.of();

    /** Where the list goes on. */
    Optional<SourceCursor> rest = Optional.empty();

    Call(String tool, Caller caller, Deadline deadline) {
        this.tool = tool;
        this.caller = caller;
        this.deadline = deadline;
        this.startedNanos = System.nanoTime();
    }

    Offer offer() {
        return set(offer, "resolved");
    }

    Object given() {
        return set(given, "read");
    }

    Object asked() {
        return asked == null ? given() : asked;
    }

    Object input() {
        return set(input, "read");
    }

    Bound bound() {
        return set(bound, "routed");
    }

    Connection connection() {
        return set(connection, "routed");
    }

    CallContext context() {
        return set(context, "routed");
    }

    Plan plan() {
        return set(plan, "planned");
    }

    Decision decision() {
        return set(decision, "decided");
    }

    Object output() {
        return set(output, "run");
    }

    /** The provider's title, such as "Google". */
    String providerTitle() {
        return bound().provider().provider().title();
    }

    /** The title of a resource, clean and in one line; its id where the listing does not have it. */
    String title(ResourceId id) {
        for (var listing : listings.values()) {
            var found = listing.find(id);
            if (found.isPresent()) {
                return TextCleaner.line(found.get().title().value(), 80);
            }
        }
        return TextCleaner.line(id.value(), 80);
    }

    private static <T> T set(@Nullable T value, String step) {
        if (value == null) {
            throw new IllegalStateException("a call that is not " + step + " yet");
        }
        return value;
    }
}
