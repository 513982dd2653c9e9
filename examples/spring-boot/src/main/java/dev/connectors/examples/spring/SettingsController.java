package dev.connectors.examples.spring;

import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Settings;
import dev.connectors.spring.PrincipalResolver;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The person's hands: what is on, and what waits for a yes. No model reaches these. */
@RestController
class SettingsController {

    /** A connector as a row. */
    record Row(String connector, String state, String sentence) {}

    /** A question as a card. */
    record Question(String id, String question, List<String> lines) {}

    private final Connectors connectors;
    private final PrincipalResolver principals;

    SettingsController(Connectors connectors, PrincipalResolver principals) {
        this.connectors = connectors;
        this.principals = principals;
    }

    @GetMapping("/connectors")
    List<Row> connectors(Principal user) {
        return settings(user).states().stream()
                .map(row -> new Row(row.info().id(), row.state().name(), row.sentence()))
                .toList();
    }

    @PostMapping("/connectors/{connector}/on")
    void turnOn(@PathVariable String connector, Principal user) {
        settings(user).turnOn(connector);
    }

    @PostMapping("/connectors/{connector}/off")
    void turnOff(@PathVariable String connector, Principal user) {
        settings(user).turnOff(connector);
    }

    @GetMapping("/approvals")
    List<Question> approvals(Principal user) {
        return settings(user).waiting().stream()
                .map(waiting -> new Question(
                        waiting.id(),
                        waiting.question(),
                        waiting.preview().lines().stream()
                                .map(line -> line.label() + ": " + line.value())
                                .toList()))
                .toList();
    }

    /** The result's text is what the model reads when it makes the same call again. */
    @PostMapping("/approvals/{id}/yes")
    String approve(@PathVariable String id, Principal user) {
        return settings(user).approve(id).code();
    }

    @PostMapping("/approvals/{id}/no")
    void decline(@PathVariable String id, Principal user) {
        settings(user).decline(id);
    }

    /** Such as a connector that is none. */
    @ExceptionHandler(IllegalArgumentException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String wrong(IllegalArgumentException e) {
        return String.valueOf(e.getMessage());
    }

    private Settings settings(Principal user) {
        return connectors.settings(principals.of(user));
    }
}
