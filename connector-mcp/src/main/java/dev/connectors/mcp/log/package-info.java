/**
 * The runnable jar's log: one line per entry of our own loggers, and of everybody else's only that there was one. It is reached
 * through SLF4J alone, and only where {@code Main} chose it.
 */
@NullMarked
package dev.connectors.mcp.log;

import org.jspecify.annotations.NullMarked;
