package dev.connectors.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;

/** Two pipes, as between a client and the process that it starts. */
record Pipes(InputStream serverIn, OutputStream serverOut, InputStream clientIn, OutputStream clientOut) {

    static Pipes open() {
        try {
            var toServer = Pipe.open();
            var toClient = Pipe.open();
            return new Pipes(
                    Channels.newInputStream(toServer.source()),
                    Channels.newOutputStream(toClient.sink()),
                    Channels.newInputStream(toClient.source()),
                    Channels.newOutputStream(toServer.sink()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
