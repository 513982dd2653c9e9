package dev.connectors.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Compares variants within one JVM. Each round calls every variant once, in a new order; a block of rounds gives one ratio, of the
 * medians of two variants within it. What the machine does meanwhile reaches all variants alike. One thread.
 *
 * <p>Allocation and CPU are taken apart from the times, over stretches of one variant alone, over all threads of this JVM.
 */
public final class Paired {

    /**
     * How much is measured.
     *
     * @param warmUp rounds that do not count
     * @param blocks ratios
     * @param rounds calls of each variant per block
     * @param stretches of each variant, for allocation and CPU
     * @param stretch calls per stretch
     */
    public record Effort(int warmUp, int blocks, int rounds, int stretches, int stretch) {

        /** Enough to see that it starts. */
        public static final Effort SMOKE = new Effort(2, 3, 3, 2, 3);

        /** The same time for calls that take longer. */
        public Effort dividedBy(int part) {
            return new Effort(
                    warmUp / part, blocks, Math.max(5, rounds / part), stretches, Math.max(10, stretch / part));
        }
    }

    /**
     * What one variant takes per call.
     *
     * @param micros median, in microseconds
     * @param bytes allocated by all threads
     * @param cpuMicros CPU of the whole process, in microseconds
     */
    public record Cost(double micros, double bytes, double cpuMicros) {}

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final com.sun.management.OperatingSystemMXBean SYSTEM =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final List<Variant> variants;
    private final Effort effort;
    private final Random random = new Random(5);
    private final Map<String, double[]> blocks = new LinkedHashMap<>();
    private final Map<String, Cost> costs = new LinkedHashMap<>();
    private volatile Object last = ""; // so that no call can be optimised away

    private Paired(List<Variant> variants, Effort effort) {
        this.variants = List.copyOf(variants);
        this.effort = effort;
    }

    /** Measures. */
    public static Paired run(List<Variant> variants, Effort effort) throws Exception {
        var paired = new Paired(variants, effort);
        paired.time();
        paired.count();
        return paired;
    }

    /** The ratio of two variants' times, over the blocks. */
    public Quartiles ratio(String of, String to) {
        var above = medians(of);
        var below = medians(to);
        var ratios = new double[above.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = above[i] / below[i];
        }
        return Quartiles.of(ratios);
    }

    /** What a variant takes. */
    public Cost cost(String name) {
        var cost = costs.get(name);
        if (cost == null) {
            throw new IllegalArgumentException(name);
        }
        return cost;
    }

    private double[] medians(String name) {
        var medians = blocks.get(name);
        if (medians == null) {
            throw new IllegalArgumentException(name);
        }
        return medians;
    }

    private void time() throws Exception {
        var order = new ArrayList<>(variants);
        for (int i = 0; i < effort.warmUp(); i++) {
            Collections.shuffle(order, random);
            for (var variant : order) {
                keep(variant.call().run());
            }
        }
        variants.forEach(variant -> blocks.put(variant.name(), new double[effort.blocks()]));
        for (int block = 0; block < effort.blocks(); block++) {
            var times = new LinkedHashMap<String, double[]>();
            variants.forEach(variant -> times.put(variant.name(), new double[effort.rounds()]));
            for (int round = 0; round < effort.rounds(); round++) {
                Collections.shuffle(order, random);
                for (var variant : order) {
                    var own = times.get(variant.name());
                    long start = System.nanoTime();
                    var result = variant.call().run();
                    long end = System.nanoTime();
                    keep(result);
                    if (own != null) {
                        own[round] = end - start;
                    }
                }
            }
            for (var own : times.entrySet()) {
                medians(own.getKey())[block] = Quartiles.median(own.getValue());
            }
        }
    }

    private void count() throws Exception {
        var bytes = new LinkedHashMap<String, double[]>();
        var cpu = new LinkedHashMap<String, double[]>();
        variants.forEach(variant -> {
            bytes.put(variant.name(), new double[effort.stretches()]);
            cpu.put(variant.name(), new double[effort.stretches()]);
        });
        var order = new ArrayList<>(variants);
        for (int stretch = 0; stretch < effort.stretches(); stretch++) {
            Collections.shuffle(order, random);
            for (var variant : order) {
                long cpuBefore = SYSTEM.getProcessCpuTime();
                long bytesBefore = allocated();
                for (int i = 0; i < effort.stretch(); i++) {
                    keep(variant.call().run());
                }
                long bytesAfter = allocated();
                long cpuAfter = SYSTEM.getProcessCpuTime();
                set(bytes, variant, stretch, (bytesAfter - bytesBefore) / (double) effort.stretch());
                set(cpu, variant, stretch, (cpuAfter - cpuBefore) / 1e3 / effort.stretch());
            }
        }
        for (var variant : variants) {
            costs.put(
                    variant.name(),
                    new Cost(
                            Quartiles.median(medians(variant.name())) / 1e3,
                            Quartiles.median(bytes.getOrDefault(variant.name(), new double[1])),
                            Quartiles.median(cpu.getOrDefault(variant.name(), new double[1]))));
        }
    }

    private static void set(Map<String, double[]> all, Variant variant, int index, double value) {
        var own = all.get(variant.name());
        if (own != null) {
            own[index] = value;
        }
    }

    /** By all threads that live, those of the HTTP clients among them. */
    private static long allocated() {
        long all = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            all += Math.max(0, bytes);
        }
        return all;
    }

    private void keep(Object result) {
        last = result;
    }

    /** What was returned last. */
    Object last() {
        return last;
    }
}
