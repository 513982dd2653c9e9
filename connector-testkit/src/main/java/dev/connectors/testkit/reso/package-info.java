/** A stand-in for an MLS behind the RESO Web API, on this machine, for tests and demonstrations. */
@NullMarked
package dev.connectors.testkit.reso;

import org.jspecify.annotations.NullMarked;
