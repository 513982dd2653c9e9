package dev.connectors.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Figures P9 and P11 by JMH; run it with {@code -prof gc} for the bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 8, time = 2)
@Fork(value = 2, jvmArgsAppend = "-Xmx512m")
public class ToolPathBenchmark {

    private ToolPeers peers = new ToolPeers();

    /** Fresh for each trial. */
    @Setup
    public void setUp() {
        peers = new ToolPeers();
    }

    /** P9: our tool path. */
    @Benchmark
    public Object toolPathOurs() {
        return peers.ours();
    }

    /** P9: LangChain4j's. */
    @Benchmark
    public Object toolPathLangChain4j() {
        return peers.langChain();
    }

    /** P11: our strict reader, from text. */
    @Benchmark
    public Object argumentsOurs() {
        return peers.read();
    }

    /** P11: networknt, on a parsed node. */
    @Benchmark
    public Object argumentsNetworknt() {
        return peers.validate();
    }
}
