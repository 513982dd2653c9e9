package dev.connectors.call;

import dev.connectors.domain.Plan;
import dev.connectors.domain.Preview;
import dev.connectors.permission.Decision;

/**
 * What a call would do. Immutable.
 *
 * @param plan the plan, raised for what others can see
 * @param preview what a person would be shown
 * @param decision what would be decided: allow or ask
 */
public record DryRun(Plan plan, Preview preview, Decision decision) {}
