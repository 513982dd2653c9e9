package dev.connectors.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Package-private records of a connector that is a module of its own. */
class ModulesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void thisIsAModuleAndThereIsACompiler() {
        assumeThat(Shape.class.getModule().isNamed()).as("the module path").isTrue();
        assumeThat(ToolProvider.findFirst("javac")).as("a JDK").isPresent();
    }

    @Test
    void areDescribedWhereTheirPackageIsOpen() throws Exception {
        var lead = lead("opens leadbook to dev.connectors.api;");

        assertThat(canonical(Shape.of(lead))).isEqualTo("{\"id\":{\"of\":1},\"tag\":\"a\"}");
    }

    @Test
    void areRefusedWithTheLineToWriteWhereItIsNot() throws Exception {
        var lead = lead("exports leadbook;");

        assertThatThrownBy(() -> Shape.of(lead))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("rule 1.3: leadbook is not open to the runtime, which builds its records. In"
                        + " module-info.java write: opens leadbook to dev.connectors.api;");
    }

    private static <T> String canonical(Shape<T> shape) {
        var value = shape.read("{\"id\":{\"of\":1},\"tag\":\"a\"}", Shape.Defaults.NONE);
        return new String(shape.canonical(value), StandardCharsets.UTF_8);
    }

    private Class<?> lead(String directive) throws IOException, URISyntaxException, ClassNotFoundException {
        var info = folder.resolve("module-info.java");
        Files.writeString(info, "module dev.example.leadbook { requires dev.connectors.api; " + directive + " }");
        var records = Files.createDirectories(folder.resolve("leadbook")).resolve("Lead.java");
        Files.writeString(
                records,
                "package leadbook; record Lead(Id id, Tag tag) { record Id(int of) {} record Tag(String value) {} }");
        var api = Path.of(
                Shape.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var jackson = Path.of(com.fasterxml.jackson.core.JsonFactory.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var messages = new StringWriter();
        int failed = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        new PrintWriter(messages),
                        new PrintWriter(messages),
                        "-proc:none",
                        "-p",
                        api + java.io.File.pathSeparator + jackson,
                        "-d",
                        folder.toString(),
                        info.toString(),
                        records.toString());
        assertThat(failed).as(messages.toString()).isZero();

        var boot = ModuleLayer.boot();
        var configuration = boot.configuration()
                .resolve(ModuleFinder.of(folder), ModuleFinder.of(), Set.of("dev.example.leadbook"));
        return boot.defineModulesWithOneLoader(configuration, Shape.class.getClassLoader())
                .findLoader("dev.example.leadbook")
                .loadClass("leadbook.Lead");
    }
}
