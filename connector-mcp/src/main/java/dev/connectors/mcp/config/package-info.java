/**
 * The configuration file: read strictly, with the line of each fault. It feeds the server's start, which applies it.
 */
@NullMarked
package dev.connectors.mcp.config;

import org.jspecify.annotations.NullMarked;
