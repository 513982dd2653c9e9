/**
 * Where a host application starts: {@link dev.connectors.runtime.Connectors}, one and shared; a
 * {@link dev.connectors.runtime.Conversation}, the assistant's hands; {@link dev.connectors.runtime.Settings}, the person's hands.
 *
 * <p>Twelve lines that run as they stand, with connector-notes on the class path and a folder of Markdown files:
 *
 * <pre>{@code
 * try (var connectors = Connectors.builder().set("notes.folder", "notes").build()) {
 *     var anna = Principal.of("acme-realty", "anna");   // from your session, never from the model
 *     connectors.settings(anna).turnOn("notes");        // everything is off until the user says so
 *     var chat = connectors.conversation(anna, "chat-1");
 *     for (var tool : chat.tools()) {                   // give these to your model
 *         System.out.println(tool.name() + "  " + tool.description());
 *     }
 *     var result = chat.call("notes_search_notes", "{\"words\": \"Johnson\"}");
 *     System.out.println(result.text());                // give it back, whatever it says
 * }
 * }</pre>
 *
 * <p>A conversation has no method that gives a permission, so a host cannot hand one to a model by mistake. Nothing a model can call
 * or write gives a yes. A call throws only for a host's own mistake; what an action meets is a result with a code.
 */
@NullMarked
package dev.connectors.runtime;

import org.jspecify.annotations.NullMarked;
