package dev.connectors.mcp.page;

import dev.connectors.approval.Approval;
import dev.connectors.mcp.page.LocalPages.Answer;
import dev.connectors.mcp.page.LocalPages.Request;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One page per question, where the person says yes or no. Thread-safe.
 *
 * <p>The link goes to the person alone. Reading the page decides nothing; the answer is a form of this very page, sent by the
 * browser that opened it first, and it is taken once. The safe button comes first and has the focus, so that Enter is a no.
 */
public final class ApprovalPages {

    /** Takes an answer that no call waits for; called once per question, on one of the server's threads. */
    @FunctionalInterface
    public interface Decide {

        /**
         * Decides, and does it after a yes.
         *
         * @param id of the approval
         * @param yes whether the person said yes
         * @return what became of it, as a sentence for the person
         */
        String decide(String id, boolean yes);
    }

    private static final String PREFIX = "/approve/";
    private static final int MOST = 100;

    private final LocalPages pages;
    private final Clock clock;
    private final ZoneId zone;
    private final Decide decide;
    private final Map<String, Question> byToken = new LinkedHashMap<>();

    private ApprovalPages(LocalPages pages, Clock clock, ZoneId zone, Decide decide) {
        this.pages = pages;
        this.clock = clock;
        this.zone = zone;
        this.decide = decide;
    }

    /** Adds these pages to a server. */
    public static ApprovalPages on(LocalPages pages, Clock clock, ZoneId zone, Decide decide) {
        var approvals = new ApprovalPages(pages, clock, zone, decide);
        pages.add(PREFIX, approvals::answer);
        return approvals;
    }

    /** The link for a question that has none yet; for the person's eyes only. */
    public synchronized Optional<URI> open(Approval approval) {
        byToken.values().removeIf(open -> open.link().expired(clock.instant()));
        if (byToken.size() >= MOST
                || byToken.values().stream()
                        .anyMatch(open -> open.approval().id().equals(approval.id()))) {
            return Optional.empty();
        }
        var question = new Question(approval);
        byToken.put(question.link().token(), question);
        return Optional.of(URI.create(pages.origin() + PREFIX + question.link().token()));
    }

    /**
     * Waits for the answer to a question that has a page; whoever waits acts on it.
     *
     * @param id of the approval
     * @return empty where no answer came in time, or the question has no page: it may still be answered later
     */
    public Optional<Boolean> await(String id, Duration patience) throws InterruptedException {
        var question = ofApproval(id);
        return question.isPresent() ? question.get().await(patience) : Optional.empty();
    }

    private synchronized Optional<Question> ofApproval(String id) {
        return byToken.values().stream()
                .filter(open -> open.approval().id().equals(id))
                .findFirst();
    }

    private synchronized Optional<Question> find(String token) {
        return Optional.ofNullable(byToken.get(token))
                .filter(open -> !open.link().expired(clock.instant()));
    }

    private Answer answer(Request request) {
        var open = find(request.path());
        if (open.isEmpty()) {
            return Answer.page(
                    404, Html.message("No such question", "The link is wrong or too old. Nothing was done by it."));
        }
        if (request.ahead()) {
            return Answer.page(503, Html.message("Not yet", "Open this page to read the question."));
        }
        var link = open.get().link();
        if (request.post()) {
            return link.takenBy(request.cookie()) ? decided(open.get(), request.body()) : taken();
        }
        if (link.takenBy(request.cookie())) {
            return link.used() ? over() : Answer.page(200, question(open.get()));
        }
        return link.take()
                .map(cookie -> Answer.page(200, question(open.get()))
                        .setting(pages.cookieName() + "=" + cookie + "; Path=" + PREFIX + link.token()
                                + "; HttpOnly; SameSite=Strict"))
                .orElseGet(ApprovalPages::taken);
    }

    private Answer decided(Question open, String body) {
        var fields = List.of(body.split("&", -1));
        if (!fields.contains("form=" + open.form())) {
            return Answer.page(403, Html.message("Refused", "An answer is taken only from this page itself."));
        }
        boolean yes = fields.contains("answer=yes");
        if (!yes && !fields.contains("answer=no")) {
            return Answer.page(400, Html.message("No answer", "Neither yes nor no came. Go back and choose one."));
        }
        if (!open.link().use()) {
            return over();
        }
        return Answer.page(200, Html.message(yes ? "You said yes" : "You said no", outcome(open, yes)));
    }

    private String outcome(Question open, boolean yes) {
        if (open.hand(yes)) {
            return yes
                    ? "It goes on now; what came of it is shown where you talk to the assistant."
                    : "Nothing was done. The assistant learns that you said no.";
        }
        try {
            return decide.decide(open.approval().id(), yes);
        } finally {
            open.settle(yes);
        }
    }

    private static Answer taken() {
        return Answer.page(
                403,
                Html.message(
                        "Opened elsewhere",
                        "This link works once, and another browser opened it first. If that was not you, say no there"
                                + " or let it end; nothing is done without an answer."));
    }

    private static Answer over() {
        return Answer.page(410, Html.message("Answered", "This question was answered. Close this page."));
    }

    private String question(Question open) {
        var approval = open.approval();
        var preview = approval.preview();
        var lines = new StringBuilder();
        for (var line : preview.lines()) {
            lines.append("<dt>")
                    .append(Html.text(line.label()))
                    .append("</dt><dd>")
                    .append(Html.text(line.value()))
                    .append("</dd>");
        }
        var until =
                DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone).format(approval.expires());
        return Html.page(
                preview.question(),
                "<h1>" + Html.text(preview.question()) + "</h1><dl>" + lines + "</dl><p><em>"
                        + Html.text(approval.reason()) + "</em> Nothing has been done yet. The question ends at "
                        + until
                        + ".</p><form method=\"post\"><input type=\"hidden\" name=\"form\" value=\""
                        + open.form() + "\"><button name=\"answer\" value=\"no\" autofocus>" + Html.text(preview.no())
                        + "</button><button name=\"answer\" value=\"yes\">" + Html.text(preview.yes())
                        + "</button></form>");
    }
}
