package dev.connectors.benchmarks.desk;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Doc;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;

/** Reads one message. */
final class GetMessage implements Action<GetMessage.Input, Message> {

    /** Which one. */
    record Input(@Doc("Id of the message.") String message) {}

    private static final ActionContract<Input, Message> CONTRACT = ActionContract.of(
                    "get_message", Input.class, Message.class)
            .description("Reads one message.")
            .build();

    @Override
    public ActionContract<Input, Message> contract() {
        return CONTRACT;
    }

    @Override
    public Message run(Input in, ActionContext context) {
        return context.http().get("/messages/{message}", in.message()).send(Message::read);
    }
}
