package dev.connectors.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Answers every request with canned JSON, as fast as a socket lets it: a thread per connection, kept alive, each answer in one write.
 * Runs in a JVM of its own, so that what it does is not counted; prints its port, and ends with its standard input.
 */
public final class CannedServer {

    private static final int BACKLOG = 128;

    private final byte[] calendars = answer(Canned.calendars());
    private final byte[] event = answer(Canned.event());
    private final byte[] listed = answer(Canned.events(50));
    private final byte[] page = answer(Canned.events(250));
    private final byte[] graphCalendars = answer(CannedGraph.calendars());
    private final byte[] graphEvent = answer(CannedGraph.event());
    private final byte[] graphIds = answer(CannedGraph.ids(8));
    private final byte[] graphListed = answer(CannedGraph.events(50));
    private final byte[] graphPage = answer(CannedGraph.events(250));
    private final byte[] message = answer(Canned.message());

    private CannedServer() {}

    /** No arguments. */
    public static void main(String[] args) throws IOException {
        var server = new CannedServer();
        try (var socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            var accepting = new Thread(() -> server.accept(socket), "accepting");
            accepting.setDaemon(true);
            accepting.start();
            System.out.println(socket.getLocalPort());
            while (System.in.read() >= 0) {
                continue; // until whoever started this is gone
            }
        }
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                var client = socket.accept();
                client.setTcpNoDelay(true);
                var thread = new Thread(() -> serve(client), "client");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    private void serve(Socket client) {
        try (client;
                var in = new BufferedInputStream(client.getInputStream());
                OutputStream out = client.getOutputStream()) {
            for (var path = path(in); !path.isEmpty(); path = path(in)) {
                out.write(answerTo(path));
                out.flush();
            }
        } catch (IOException e) {
            return; // the client is gone
        }
    }

    private byte[] answerTo(String path) {
        if (path.startsWith("/desk/messages/")) {
            return message;
        }
        if (path.startsWith("/desk/events")) {
            return page;
        }
        if (path.startsWith("/graph/")) {
            return answerOfGraph(path);
        }
        if (path.contains("/calendarList")) {
            return calendars;
        }
        if (path.contains("/events/")) {
            return event;
        }
        return path.contains("maxResults=250") ? page : listed;
    }

    private byte[] answerOfGraph(String path) {
        if (path.contains("/events/")) {
            return graphEvent;
        }
        if (!path.contains("/calendarView")) {
            return graphCalendars;
        }
        if (path.contains("top=250")) {
            return path.contains("select=id&") ? graphIds : graphPage;
        }
        return graphListed;
    }

    /** The target of the next request, whose head is passed over; empty at the end. Requests have no bodies here. */
    private static String path(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(256);
        int last = 0;
        int newLines = 0;
        boolean first = true;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                first = false;
                newLines = last == '\n' ? newLines + 1 : 1;
                if (newLines == 2) {
                    return line.toString(StandardCharsets.US_ASCII).split(" ")[1];
                }
                last = '\n';
            } else if (next != '\r') {
                last = next;
                if (first) {
                    line.write(next);
                }
            }
        }
        return "";
    }

    private static byte[] answer(byte[] body) {
        var head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=UTF-8\r\nDate: Tue, 24 Nov 2026 16:00:00 GMT\r\n"
                        + "Vary: Origin\r\nCache-Control: private\r\nContent-Length: " + body.length + "\r\n\r\n";
        var all = new ByteArrayOutputStream(head.length() + body.length);
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(body);
        return all.toByteArray();
    }
}
