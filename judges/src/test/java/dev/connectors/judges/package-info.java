/** The providers' own client libraries, as the judges of their stand-ins. */
package dev.connectors.judges;
