/**
 * What no vendor writes of the calendar domain, since it is code over contracts: free times. It feeds the tools of every host,
 * which find it by {@link java.util.ServiceLoader}.
 */
@NullMarked
package dev.connectors.calendar;

import org.jspecify.annotations.NullMarked;
