/** What the formats of API descriptions share; not exported. */
@NullMarked
package dev.connectors.testkit.internal;

import org.jspecify.annotations.NullMarked;
