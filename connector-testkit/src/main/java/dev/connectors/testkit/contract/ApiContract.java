package dev.connectors.testkit.contract;

import java.util.List;

/**
 * An API as its provider describes it, against which requests and answers are checked. Every name that the description does not
 * know is a violation: that is how a misspelt field is found.
 *
 * <p>Implemented once per format of such a description. Immutable and thread-safe.
 */
public interface ApiContract {

    /** Everything that is wrong with a request; empty if nothing is. */
    List<Violation> request(ApiCall call);

    /**
     * Everything that is wrong with an answer; empty if nothing is. A field may be missing, since an answer can be partial;
     * names and types must fit.
     *
     * @param call what was asked
     * @param status of HTTP
     * @param body as received; empty if there is none
     */
    List<Violation> answer(ApiCall call, int status, String body);
}
