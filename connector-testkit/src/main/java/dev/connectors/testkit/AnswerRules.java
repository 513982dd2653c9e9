package dev.connectors.testkit;

import dev.connectors.error.ConnectorException;
import dev.connectors.http.AnsweredButUnread;
import dev.connectors.http.LostAnswer;
import dev.connectors.spi.Action;
import dev.connectors.spi.Repeat;
import dev.connectors.testkit.Visit.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules about answers that no provider should give: errors with contents in them, redirects, floods, pages of somebody else. */
final class AnswerRules {

    private static final String CANARY = "canary-3f9a61c2d7";
    private static final List<Integer> REFUSALS = List.of(400, 401, 403, 404, 409, 410, 412, 422, 500);
    private static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);
    private static final long SLACK_MILLIS = 3_000;
    private static final int DEEP = 5_000;

    private final Stage stage;

    AnswerRules(Stage stage) {
        this.stage = stage;
    }

    /** Rule 6.2. */
    List<String> errorsQuoteNothing(Example example) {
        var findings = new LinkedHashSet<String>();
        for (int status : REFUSALS) {
            quote(example, ScriptedAnswer.json(status, errorBody()), "status " + status, findings);
            quote(example, ScriptedAnswer.text(status, "text/html", "<p>" + CANARY), "status " + status, findings);
        }
        quote(example, ScriptedAnswer.json(200, "{'a': '" + CANARY + "', "), "an answer that is cut off", findings);
        return List.copyOf(findings);
    }

    private static String errorBody() {
        var one = "'message': '" + CANARY + "', 'reason': '" + CANARY + "', 'description': '" + CANARY + "'";
        return "{'error': {" + one + ", 'errors': [{" + one + "}]}, 'error_description': '" + CANARY + "', " + one
                + "}";
    }

    private void quote(Example example, ScriptedAnswer answer, String on, Set<String> findings) {
        var visit = stage.visit().meetingAll(new Reaction.Answering(answer));
        var said = Overheard.during(() -> visit.call(example.action(), example.arguments()));
        var result = said.value().result();
        var place = "rule 6.2: " + stage.declared().place(example.action());
        if (result.text().contains(CANARY)
                || result.reason().filter(reason -> reason.contains(CANARY)).isPresent()) {
            findings.add(place + " put text of " + stage.declared().provider() + "'s error answer into its result ("
                    + on + "). It may instruct the model. Say what happened in your own words.");
        }
        for (var thrown : visit.seen().thrown()) {
            for (Throwable at = thrown; at != null; at = at.getCause()) {
                if (String.valueOf(at.getMessage()).contains(CANARY)
                        || at.toString().contains(CANARY)) {
                    findings.add(place + " put text of " + stage.declared().provider()
                            + "'s error answer into the message of " + Broken.name(at) + " (" + on
                            + "). Messages go to logs, and contents must not. Name the status, and quote nothing.");
                }
            }
        }
        if (said.text().contains(CANARY)) {
            findings.add(
                    place + " logged or printed text of " + stage.declared().provider() + "'s error answer (" + on
                            + "). Contents must not be logged. Name the status, and quote nothing.");
        }
    }

    /** Rule 7.1. */
    List<String> redirectsAreNotFollowed(Example example) {
        var findings = new ArrayList<String>();
        for (int status : REDIRECTS) {
            var visit = stage.visit();
            visit.meetingAll(new Reaction.Answering(new ScriptedAnswer(
                    status, Map.of("Location", stage.elsewhere().url() + "/caught"), "")));
            visit.call(example.action(), example.arguments());
            if (!stage.elsewhere().requests().isEmpty()) {
                findings.add(
                        "rule 7.1: " + stage.declared().place(example.action()) + " followed a redirect (" + status
                                + ") to another server, where the token would go too. Write: context.http(), which follows none.");
            }
        }
        return findings;
    }

    /** Rule 7.2, as far as requests show it: links in answers that lead elsewhere. */
    List<String> foreignLinksAreNotFollowed(Example example) {
        var visit = stage.visit();
        stage.provider()
                .change((request, during, answer) ->
                        Worlds.withLinksTo(stage.elsewhere().url().toString(), answer));
        visit.call(example.action(), example.arguments());
        return stage.elsewhere().requests().isEmpty()
                ? List.of()
                : List.of("rule 7.2: " + stage.declared().place(example.action())
                        + " followed a link in an answer to a server that is none of "
                        + stage.declared().provider() + "'s. Write: context.http().follow(link)");
    }

    /** Rule 7.3. */
    List<String> hostileAnswersEndTyped(Example example) {
        var findings = new ArrayList<String>();
        var unusable = new LinkedHashMap<String, Reaction>();
        unusable.put("HTML", answering("text/html", "<!doctype html><title>Sign in</title>"));
        unusable.put(
                "HTML that says it is JSON", answering("application/json", "<!doctype html><title>Sign in</title>"));
        unusable.put("cut off", answering("application/json", "{\"a\": [{\"b\": "));
        unusable.put("too deep", answering("application/json", "[".repeat(DEEP)));
        unusable.put("too large", answering("application/json", "[\"" + "x".repeat(Stage.LARGEST_ANSWER) + "\"]"));
        unusable.put("without an end", new Reaction.Endless());
        unusable.forEach((what, reaction) -> hostile(example, what, reaction, Stage.Pace.USUAL, true, findings));
        hostile(example, "dribbling", new Reaction.Dribbling(), Stage.Pace.SHORT, true, findings);
        for (var odd : List.of("", "null", "[]", "{}", "7", "\"text\"", "[[]]", "{\"\": null}")) {
            var what = odd.isEmpty() ? "empty" : odd;
            hostile(example, what, answering("application/json", odd), Stage.Pace.USUAL, false, findings);
        }
        return findings;
    }

    private static Reaction answering(String contentType, String body) {
        return new Reaction.Answering(ScriptedAnswer.text(200, contentType, body));
    }

    private void hostile(
            Example example, String what, Reaction reaction, Stage.Pace pace, boolean unusable, List<String> findings) {
        var visit = stage.visit(pace).meetingAll(reaction);
        var outcome = visit.call(example.action(), example.arguments());
        var place = "rule 7.3: " + stage.declared().place(example.action());
        for (var thrown : visit.seen().thrown()) {
            if (!isTyped(thrown)) {
                findings.add(place + " threw " + Broken.name(thrown) + " on an answer that is " + what
                        + ". Such answers come from proxies and captive portals, and the model must learn whose move is"
                        + " next. Read it within send(...), or throw a ConnectorException.");
                return;
            }
        }
        if (outcome.took().toMillis() > pace.deadline().toMillis() + SLACK_MILLIS) {
            findings.add(place + " took " + outcome.took().toMillis() + " ms over an answer that is " + what
                    + ", past the call's deadline. Use context.http() alone, and checkpoint() in long loops.");
        } else if (unusable && outcome.isOk() && example.action().contract().readsOnly()) {
            findings.add(place + " gave a result on an answer that is " + what
                    + ". A failure that looks like an empty list misleads. Let the error go through.");
        }
    }

    static boolean isTyped(Throwable thrown) {
        return thrown instanceof ConnectorException
                || thrown instanceof LostAnswer
                || thrown instanceof AnsweredButUnread;
    }

    /** Whether a result is believable although nothing was answered: who can be asked may know. */
    static boolean mayKnow(Action<?, ?> action, Outcome outcome) {
        return !outcome.isOk()
                || (!action.contract().readsOnly()
                        && (action.repeat() instanceof Repeat.Confirmed || action.repeat() instanceof Repeat.Safe));
    }
}
