package dev.connectors.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that does to each connection what a script says: cut off, dribble, lie. Counts what arrives. */
final class RawServer implements AutoCloseable {

    /** What to do with one connection. */
    @FunctionalInterface
    interface Script {
        void run(Connection connection) throws IOException, InterruptedException;
    }

    /** One connection. */
    final class Connection {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        /** Which connection it is, from 1. */
        final int number;

        Connection(Socket socket, int number) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
            this.number = number;
        }

        /** Reads one whole request; its head is kept in {@link #heads()}. False at the end of the connection. */
        boolean request() throws IOException {
            var head = new ByteArrayOutputStream();
            var last = 0;
            while (last != 0x0d0a0d0a) {
                var next = in.read();
                if (next < 0) {
                    return false;
                }
                head.write(next);
                last = (last << 8) | next;
            }
            var text = head.toString(StandardCharsets.ISO_8859_1);
            var length = length(text);
            if (in.readNBytes(length).length < length) {
                return false;
            }
            heads.add(text);
            return true;
        }

        /** Reads so many bytes, and no more. */
        void bytes(int count) throws IOException {
            in.readNBytes(count);
        }

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        void json(String body) throws IOException {
            answer("200 OK", body);
        }

        void answer(String status, String body) throws IOException {
            write("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
        }

        /** Ends the connection with a reset. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Waits until the client goes away. */
        void hang() throws IOException {
            while (in.read() >= 0) {
                Thread.onSpinWait();
            }
        }

        private int length(String head) {
            for (var line : head.split("\r\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    return Integer.parseInt(line.substring(15).strip());
                }
            }
            return 0;
        }
    }

    private final ServerSocket server;
    private final Script script;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    RawServer(Script script) {
        this(script, plain());
    }

    RawServer(Script script, ServerSocket server) {
        this.script = script;
        this.server = server;
        start("raw-server", this::accept);
    }

    static ServerSocket plain() {
        try {
            return new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Such as {@code http://127.0.0.1:12345}. */
    String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getLocalPort();
    }

    /** The heads of the whole requests that arrived. */
    List<String> heads() {
        return heads;
    }

    int connections() {
        return connections.get();
    }

    /** Connections whose script has ended. */
    int ended() {
        return ended.get();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                var number = connections.incrementAndGet();
                start("raw-connection", () -> serve(socket, number));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            script.run(new Connection(socket, number));
        } catch (IOException | InterruptedException gone) {
            // the client went away, which is what many scripts wait for
        } finally {
            open.remove(socket);
            ended.incrementAndGet();
        }
    }

    private static void start(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
