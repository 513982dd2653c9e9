/**
 * An MCP server over stdio for the connectors of one person, to embed or to run as it is. It feeds an MCP client, and through it a
 * model, from one {@link dev.connectors.runtime.Conversation}.
 */
@NullMarked
package dev.connectors.mcp;

import org.jspecify.annotations.NullMarked;
