/**
 * Pages on this machine where a person says yes or no, or signs in, behind links that no model ever sees. They feed the answers to
 * whoever made the link.
 */
@NullMarked
package dev.connectors.mcp.page;

import org.jspecify.annotations.NullMarked;
