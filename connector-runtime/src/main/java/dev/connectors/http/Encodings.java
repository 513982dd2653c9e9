package dev.connectors.http;

import dev.connectors.http.LostAnswer.Kind;
import dev.connectors.http.WebClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Undoes gzip (RFC 9110 section 8.4), the one encoding that is asked for, within a cap. Runs on the caller's thread. */
final class Encodings {

    private Encodings() {}

    static Answer decoded(Answer answer, int maxBytes) {
        var encoding = answer.header("content-encoding").orElse("").strip().toLowerCase(Locale.ROOT);
        if (encoding.isEmpty() || encoding.equals("identity") || answer.body().length == 0) {
            return answer;
        }
        if (!encoding.equals("gzip") && !encoding.equals("x-gzip")) {
            throw LostAnswer.of(Kind.UNUSABLE, "an encoding that was not asked for", answer.status(), answer.headers());
        }
        return new Answer(answer.status(), answer.headers(), unzipped(answer, maxBytes));
    }

    private static byte[] unzipped(Answer answer, int maxBytes) {
        byte[] body;
        try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()), 4 << 10)) {
            body = in.readNBytes(maxBytes);
            if (in.read() < 0) {
                return body;
            }
        } catch (IOException e) {
            throw LostAnswer.of(Kind.UNUSABLE, "damaged gzip", answer.status(), answer.headers());
        }
        throw LostAnswer.of(
                Kind.UNUSABLE, "more than " + maxBytes + " bytes, decompressed", answer.status(), answer.headers());
    }
}
