/**
 * Outlook calendar on Microsoft Graph v1.0: the calendar domain's actions, one file each, and the codecs of Graph's {@code event}.
 */
@NullMarked
package dev.connectors.outlook.calendar;

import org.jspecify.annotations.NullMarked;
