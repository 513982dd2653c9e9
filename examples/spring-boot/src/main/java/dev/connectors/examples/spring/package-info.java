/** A chat with connectors as a small Spring Boot application: who is who, the chat, the person's settings, and a scripted model. */
@NullMarked
package dev.connectors.examples.spring;

import org.jspecify.annotations.NullMarked;
