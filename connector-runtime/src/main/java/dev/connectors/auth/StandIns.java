package dev.connectors.auth;

/**
 * Which stand-ins of providers a host permits. A stand-in with https on loopback is permitted in any case. Immutable.
 *
 * @param plainHttp http without TLS; on loopback only, whatever else is permitted
 * @param elsewhere hosts other than loopback, with https
 */
public record StandIns(boolean plainHttp, boolean elsewhere) {

    /** What holds until a host says otherwise. */
    public static final StandIns STRICT = new StandIns(false, false);

    /** Plain http on loopback, for development and tests. */
    public static final StandIns ON_LOOPBACK = new StandIns(true, false);
}
