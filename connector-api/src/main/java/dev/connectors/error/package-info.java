/**
 * The errors that a call can end with. Each has a stable code, says whose move is next, and keeps apart what a model may read from what a log may hold.
 */
@NullMarked
package dev.connectors.error;

import org.jspecify.annotations.NullMarked;
