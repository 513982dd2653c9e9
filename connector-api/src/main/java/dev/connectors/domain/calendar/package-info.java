/**
 * The calendar domain: contracts that every calendar connector shares, in the words of RFC 5545. It feeds the connectors, which
 * say how, and the runtime, which decides whether.
 */
@NullMarked
package dev.connectors.domain.calendar;

import org.jspecify.annotations.NullMarked;
