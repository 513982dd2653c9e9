package dev.connectors.testkit.sandbox;

import dev.connectors.runtime.StandIn;
import dev.connectors.testkit.contract.Violation;
import java.net.URI;
import java.util.List;

/** What the stand-ins of all calendar providers have in common, for tests that hold several providers to one contract. */
public interface Sandbox extends AutoCloseable {

    /** Itself in the place of its provider, for {@code Connectors.builder().standIn(...)}; it needs {@code allowPlainHttpOnLoopback()}. */
    StandIn standIn();

    /**
     * Adds an account with its first calendar, in UTC until told otherwise.
     *
     * @throws IllegalArgumentException if there is one with this address
     */
    SandboxAccount account(String email, String subject);

    /** From now on the consent page is answered at once: by this account, with all scopes but those left out. */
    Sandbox autoConsent(SandboxAccount account, String... without);

    /** Opens an authorization request as a browser would, and gives the address that it is sent back to. */
    URI browse(URI authorizationRequest);

    /** Lets the account's access tokens expire; its refresh tokens stay good. */
    Sandbox expireAccessTokens(SandboxAccount account);

    /** Ends all grants of an account. */
    Sandbox revokeGrants(SandboxAccount account);

    /** Pages hold at most so many items, whatever a request allows; with {@code beginEmpty} the first page holds none. */
    Sandbox pages(int largest, boolean beginEmpty);

    /** Orders faults. */
    Faults faults();

    /** Every request so far, without secrets. */
    List<RecordedRequest> requests();

    /** What was wrong with calls and answers; always empty without a description of the API. */
    List<Violation> violations();

    /** Whom each write notified, in order. */
    List<Mail> mails();

    /** Forgets the recorded requests and mails; the state stays. */
    Sandbox forgetRecords();

    @Override
    void close();
}
