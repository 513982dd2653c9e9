/** MLS listings over the RESO Web API. */
@NullMarked
package dev.connectors.bridge;

import org.jspecify.annotations.NullMarked;
