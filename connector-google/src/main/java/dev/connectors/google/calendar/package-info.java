/**
 * Google Calendar, over Calendar API v3: one file per action, and codecs between the wire and the calendar domain. It feeds the
 * runtime, which finds {@link dev.connectors.google.calendar.GoogleCalendarConnector}.
 */
@NullMarked
package dev.connectors.google.calendar;

import org.jspecify.annotations.NullMarked;
