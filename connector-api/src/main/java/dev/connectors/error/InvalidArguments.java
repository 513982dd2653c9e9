package dev.connectors.error;

import java.util.List;
import java.util.stream.Collectors;

/** Arguments that do not fit the tool's schema or rules. All faults are reported at once; nothing was sent. */
public final class InvalidArguments extends ConnectorException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * With everything that is wrong.
     *
     * @param faults at least one; each says where and what was expected
     */
    public InvalidArguments(List<Fault> faults) {
        super("invalid_arguments", Remedy.MODEL, sentence(faults));
        this.faults = List.copyOf(faults);
    }

    /** One fault. */
    public static InvalidArguments at(String path, String expected) {
        return new InvalidArguments(List.of(Fault.of(path, expected)));
    }

    /** The faults, in the order of the document. */
    public List<Fault> faults() {
        return faults;
    }

    private static String sentence(List<Fault> faults) {
        return faults.stream()
                .map(Fault::toString)
                .collect(Collectors.joining("; ", "Nothing was done. Correct these and call again: ", "."));
    }
}
