package dev.connectors.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Budget;
import dev.connectors.permission.Budgets;
import dev.connectors.permission.Principal;
import dev.connectors.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    private static final int THREADS = 32;
    private static final Principal ANNA = Principal.of("acme-realty", "anna");

    private final Diary diary = new Diary();

    private Connectors connectors(Budgets budgets) {
        var connectors = Connectors.builder()
                .connectors(List.of(diary))
                .composites(List.of())
                .budgets(budgets)
                .build();
        connectors.settings(ANNA).turnOn("diary");
        return connectors;
    }

    @Test
    void aYesIsSpentOnceHoweverManyCome() throws Exception {
        try (var connectors = connectors(Budgets.defaults())) {
            for (int round = 0; round < 50; round++) {
                int writes = diary.writes.get();
                var asked = connectors
                        .conversation(ANNA, "chat-" + round)
                        .call("diary_add_entry", "{\"text\": \"roof " + round + "\"}");
                var id = asked.approval().orElseThrow().id();

                var results = together(i -> () -> connectors.settings(ANNA).approve(id));

                assertThat(results).filteredOn(ToolResult::isOk).hasSize(1);
                assertThat(diary.writes.get()).isEqualTo(writes + 1);
            }
        }
    }

    @Test
    void capsAreNeverOvershot() throws Exception {
        try (var connectors = connectors(Budgets.defaults().cap(Budget.WRITES, 10, 10))) {
            connectors.settings(ANNA).set("diary", "drop_entry", ActionMode.ALLOW);
            for (int i = 0; i < THREADS; i++) {
                diary.entry("e" + i, "work", "text");
            }

            var results = together(i -> () ->
                    connectors.conversation(ANNA, "chat-" + i).call("diary_drop_entry", "{\"entry\": \"e" + i + "\"}"));

            assertThat(results).filteredOn(ToolResult::isOk).hasSize(10);
            assertThat(results)
                    .filteredOn(r -> !r.isOk())
                    .extracting(ToolResult::code)
                    .containsOnly("budget_exhausted");
        }
    }

    private static List<ToolResult> together(IntFunction<Callable<ToolResult>> tasks) throws Exception {
        var pool = Executors.newFixedThreadPool(THREADS);
        var start = new CyclicBarrier(THREADS);
        try {
            var futures = new ArrayList<Future<ToolResult>>();
            for (int i = 0; i < THREADS; i++) {
                var task = tasks.apply(i);
                futures.add(pool.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            var results = new ArrayList<ToolResult>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
