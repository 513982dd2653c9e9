package dev.connectors.testkit;

import dev.connectors.spi.ConnectorInfo;
import java.io.IOException;
import java.net.Socket;

/** Could talk to anybody. */
public final class OpensASocket extends OneAction {

    @Override
    public ConnectorInfo info() {
        return super.info();
    }

    boolean answers(String host) {
        try (var socket = new Socket(host, 443)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
