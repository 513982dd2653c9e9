/**
 * Whether a call may happen: principals, grants, and the pure decision over them. It feeds the pipeline, which asks before it does
 * anything, and the stores, which keep what people chose.
 */
@NullMarked
package dev.connectors.permission;

import org.jspecify.annotations.NullMarked;
