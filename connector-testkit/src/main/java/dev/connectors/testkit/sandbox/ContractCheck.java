package dev.connectors.testkit.sandbox;

import dev.connectors.testkit.contract.ApiCall;
import dev.connectors.testkit.contract.ApiContract;
import dev.connectors.testkit.contract.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds every call of an API, and every answer to one, against the provider's description. Guarded by the world's monitor. */
final class ContractCheck {

    private final Optional<ApiContract> contract;
    private final String root;
    private final List<Violation> violations = new ArrayList<>();

    /**
     * Makes a check.
     *
     * @param root the path of the API, without a slash at the end
     */
    ContractCheck(Optional<ApiContract> contract, String root) {
        this.contract = contract;
        this.root = root;
    }

    /** Notes all that is wrong with a request, and names it in one sentence; empty if nothing is. */
    Optional<String> arrived(Request request) {
        var found = contract.map(it -> it.request(call(request))).orElse(List.of());
        violations.addAll(found);
        return Optional.of(found.stream().map(Violation::toString).collect(Collectors.joining("; ")))
                .filter(it -> !it.isEmpty());
    }

    /** Notes what is wrong with an answer of the stand-in itself. */
    void answered(Request request, Answer answer) {
        var body = new String(answer.body(), StandardCharsets.UTF_8);
        contract.map(it -> it.answer(call(request), answer.status(), body)).ifPresent(violations::addAll);
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    private ApiCall call(Request request) {
        return new ApiCall(
                request.method(),
                request.path().substring(root.length() + 1),
                request.query(),
                request.headers(),
                new String(request.body(), StandardCharsets.UTF_8));
    }
}
