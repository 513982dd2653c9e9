/**
 * MCP itself, whatever carries its messages: what a client is answered, and how a person is asked through it. It feeds the
 * transports, which say where messages come from and go to.
 */
@NullMarked
package dev.connectors.mcp.protocol;

import org.jspecify.annotations.NullMarked;
