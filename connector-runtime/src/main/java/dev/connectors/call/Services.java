package dev.connectors.call;

import dev.connectors.approval.Approvals;
import dev.connectors.audit.AuditStore;
import dev.connectors.audit.IntentStore;
import dev.connectors.auth.Connection;
import dev.connectors.auth.ConnectionStore;
import dev.connectors.auth.EffectiveProvider;
import dev.connectors.http.Credential;
import dev.connectors.http.ProviderHttp;
import dev.connectors.permission.BudgetStore;
import dev.connectors.permission.Budgets;
import dev.connectors.permission.ConversationStore;
import dev.connectors.permission.GrantStore;
import dev.connectors.permission.WorkspacePolicy;
import dev.connectors.tool.CursorSeal;
import dev.connectors.tool.CursorStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the steps need of the rest of the application. Immutable.
 *
 * @param catalog what is offered
 * @param connections who is connected
 * @param grants what people allow
 * @param conversations what was read
 * @param budgets what was used
 * @param caps the caps
 * @param approvals questions and answers
 * @param intents writes whose outcome is open
 * @param audit the record
 * @param http the hardened client
 * @param credentials what proves a connection to its provider
 * @param asksNothing whether a provider, by its id, asks a person for nothing: no sign-in and no key
 * @param settings settings per provider id
 * @param policy the workspaces' policy
 * @param killed whether the host has stopped everything
 * @param seal seals cursors
 * @param cursors keeps those that are long
 * @param operationIds gives a new key of an operation
 * @param clock the time
 * @param deadline how long a call may take
 * @param executor where several accounts are asked at a time
 */
public record Services(
        Catalog catalog,
        ConnectionStore connections,
        GrantStore grants,
        ConversationStore conversations,
        BudgetStore budgets,
        Budgets caps,
        Approvals approvals,
        IntentStore intents,
        AuditStore audit,
        ProviderHttp http,
        BiFunction<Connection, EffectiveProvider, Credential> credentials,
        Predicate<String> asksNothing,
        Map<String, Map<String, String>> settings,
        WorkspacePolicy policy,
        BooleanSupplier killed,
        CursorSeal seal,
        CursorStore cursors,
        Supplier<String> operationIds,
        Clock clock,
        Duration deadline,
        Executor executor) {}
