/**
 * With whose yes a call happens: questions, and answers bound to exactly what was shown. It feeds the pipeline, which spends an
 * answer once, and the hosts, which show the questions.
 */
@NullMarked
package dev.connectors.approval;

import org.jspecify.annotations.NullMarked;
