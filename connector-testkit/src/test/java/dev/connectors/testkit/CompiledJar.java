package dev.connectors.testkit;

import dev.connectors.spi.Connector;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A third party's module, compiled from its sources for one test, and its connector. */
final class CompiledJar implements AutoCloseable {

    private static final String PACKAGE = "dev/example/leadbook/";
    private static final String CONNECTOR = """
            package dev.example.leadbook;

            import dev.connectors.domain.ActionContract;
            import dev.connectors.spi.Action;
            import dev.connectors.spi.ActionContext;
            import dev.connectors.spi.Connector;
            import dev.connectors.spi.ConnectorInfo;
            import dev.connectors.spi.Provider;
            import java.util.List;

            public final class LeadbookConnector implements Connector {
                public LeadbookConnector() {}
                @Override public ConnectorInfo info() {
                    return ConnectorInfo.of(
                            "leadbook", "Leadbook", Provider.apiKey("leadbook", "https://api.leadbook.example"), "Your leads.");
                }
                @Override public List<Action<?, ?>> actions() { return List.of(new ListLeads()); }
                record Input() {}
                record Output(List<String> ids) {}
                static final class ListLeads implements Action<Input, Output> {
                    @Override public ActionContract<Input, Output> contract() {
                        return ActionContract.of("list_leads", Input.class, Output.class).build();
                    }
                    @Override public Output run(Input in, ActionContext context) { return new Output(List.of()); }
                }
            }
            """;
    private static final String COMPOSITE = """
            package dev.example.leadbook;

            import dev.connectors.domain.ActionContract;
            import dev.connectors.domain.Effect;
            import dev.connectors.spi.Calls;
            import dev.connectors.spi.Composite;
            import java.util.List;

            public final class Tidy implements Composite<LeadbookConnector.Input, LeadbookConnector.Output> {
                public Tidy() {}
                @Override public ActionContract<LeadbookConnector.Input, LeadbookConnector.Output> contract() {
                    return ActionContract.of("tidy_leads", LeadbookConnector.Input.class, LeadbookConnector.Output.class)
                            .effects(Effect.WRITE, Effect.DESTRUCTIVE).build();
                }
                @Override public LeadbookConnector.Output run(LeadbookConnector.Input in, Calls calls) {
                    return new LeadbookConnector.Output(List.of());
                }
            }
            """;

    private final Path classes;
    private final URLClassLoader loader;

    private CompiledJar(Path classes, URLClassLoader loader) {
        this.classes = classes;
        this.loader = loader;
    }

    /**
     * Compiles it.
     *
     * @param directives what stands in its module-info beside {@code requires dev.connectors.api}
     */
    static CompiledJar of(Path directory, String directives) {
        try {
            var sources = directory.resolve("src");
            var classes = directory.resolve("classes");
            Files.createDirectories(sources.resolve(PACKAGE));
            var module = write(
                    sources.resolve("module-info.java"),
                    "module dev.example.leadbook { requires dev.connectors.api; " + directives + " }");
            var connector = write(sources.resolve(PACKAGE + "LeadbookConnector.java"), CONNECTOR);
            var composite = write(sources.resolve(PACKAGE + "Tidy.java"), COMPOSITE);
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "--release",
                            "17",
                            "-proc:none",
                            "-p",
                            api(),
                            "-d",
                            classes.toString(),
                            module,
                            connector,
                            composite);
            if (status != 0) {
                throw new IllegalStateException("the sources do not compile");
            }
            var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, CompiledJar.class.getClassLoader());
            return new CompiledJar(classes, loader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return file.toString();
    }

    private static String api() {
        var path = new ArrayList<String>();
        path.add(Connector.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("jackson-core") || entry.contains("jspecify"))
                .forEach(path::add);
        return String.join(File.pathSeparator, path);
    }

    /** Adds a service file. */
    CompiledJar listing(Class<?> service, String... names) {
        try {
            var file = classes.resolve("META-INF/services/" + service.getName());
            Files.createDirectories(file.getParent());
            Files.write(file, List.of(names));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Declared declared() {
        try {
            var type = loader.loadClass("dev.example.leadbook.LeadbookConnector");
            return Declared.of((Connector) type.getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
