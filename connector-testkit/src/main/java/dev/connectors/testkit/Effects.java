package dev.connectors.testkit;

import dev.connectors.domain.ActionContract;
import java.util.stream.Collectors;

/** Effects in words. */
final class Effects {

    private Effects() {}

    /** Such as "WRITE and OUTBOUND", in the order of the ladder. */
    static String of(ActionContract<?, ?> contract) {
        return contract.effects().stream().sorted().map(Enum::name).collect(Collectors.joining(" and "));
    }
}
