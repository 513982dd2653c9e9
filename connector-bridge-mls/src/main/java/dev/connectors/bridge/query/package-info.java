/**
 * What is asked of a RESO host, as trees of typed values, and how each kind of host wants to read it (OData 4.01 part 2, section
 * 5.1.1). Text that anybody passed in is only ever a leaf here: it cannot become an operator. It feeds the client.
 */
@NullMarked
package dev.connectors.bridge.query;

import org.jspecify.annotations.NullMarked;
