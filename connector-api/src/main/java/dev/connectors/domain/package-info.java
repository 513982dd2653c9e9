/**
 * What can be done, said once for all providers: the words of the permission model and the records that actions take
 * and give. From these records {@link dev.connectors.domain.Shape} derives every schema, reader, writer and filter.
 */
@NullMarked
package dev.connectors.domain;

import org.jspecify.annotations.NullMarked;
