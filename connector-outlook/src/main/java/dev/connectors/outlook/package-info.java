/** What all connectors of Microsoft share. */
@NullMarked
package dev.connectors.outlook;

import org.jspecify.annotations.NullMarked;
