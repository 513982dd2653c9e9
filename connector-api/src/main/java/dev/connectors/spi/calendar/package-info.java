/**
 * What every connector of the calendar domain does alike once its provider's events and busy times are read: lists, availability and
 * clashes. It feeds the actions of connectors, so that what a calendar shows cannot differ from one provider to the next.
 */
@NullMarked
package dev.connectors.spi.calendar;

import org.jspecify.annotations.NullMarked;
