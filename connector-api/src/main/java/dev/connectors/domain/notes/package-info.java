/**
 * The notes domain: contracts that every notes connector shares. It feeds the connectors, which say how, and the runtime, which
 * decides whether.
 */
@NullMarked
package dev.connectors.domain.notes;

import org.jspecify.annotations.NullMarked;
