/** Tool calls over MCP's stdio: our server, and the peers'. Feeds figure P16. */
@NullMarked
package dev.connectors.benchmarks.mcp;

import org.jspecify.annotations.NullMarked;
