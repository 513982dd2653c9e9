/**
 * MCP's Streamable HTTP transport as a servlet, for a host that serves many persons. It takes the host's bearer tokens, and feeds
 * each client's messages to a session of its own.
 */
@NullMarked
package dev.connectors.mcp.http;

import org.jspecify.annotations.NullMarked;
