/**
 * On which record a call stands: intents before a write, one row per call after it, chained by hashes, never contents. It feeds
 * the person's history page and whoever must prove what was done.
 */
@NullMarked
package dev.connectors.audit;

import org.jspecify.annotations.NullMarked;
