package dev.connectors.testkit.sandbox;

import dev.connectors.testkit.discovery.DiscoveryContract;
import dev.connectors.testkit.discovery.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds every call of the API, and every answer to one, against a Discovery document. Guarded by the world's monitor. */
final class ContractCheck {

    private final Optional<DiscoveryContract> contract;
    private final List<Violation> violations = new ArrayList<>();

    ContractCheck(Optional<DiscoveryContract> contract) {
        this.contract = contract;
    }

    /** Refuses a request that the document does not allow, naming all that is wrong. */
    void arrived(Request request) {
        var found = contract.map(it -> it.request(
                        request.method(),
                        path(request),
                        request.query(),
                        new String(request.body(), StandardCharsets.UTF_8)))
                .orElse(List.of());
        violations.addAll(found);
        if (!found.isEmpty()) {
            throw ApiError.badRequest("Stand-in, stricter than Google: "
                    + found.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        }
    }

    /** Notes what is wrong with a successful answer of the stand-in itself. */
    void answered(Request request, Answer answer) {
        if (answer.status() == 200 || answer.status() == 204) {
            var body = new String(answer.body(), StandardCharsets.UTF_8);
            contract.flatMap(
                            it -> it.methodAt(request.method(), path(request)).map(method -> it.response(method, body)))
                    .ifPresent(violations::addAll);
        }
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    private static String path(Request request) {
        return request.path().substring(CalendarApi.ROOT.length() + 1);
    }
}
