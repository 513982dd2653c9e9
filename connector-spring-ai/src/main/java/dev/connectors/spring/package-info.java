/**
 * The tools of a conversation as a {@code ToolCallbackProvider} of Spring AI, and the library as a bean of Spring Boot with the routes
 * that sign-ins need. It feeds hosts that are Spring applications.
 */
@NullMarked
package dev.connectors.spring;

import org.jspecify.annotations.NullMarked;
