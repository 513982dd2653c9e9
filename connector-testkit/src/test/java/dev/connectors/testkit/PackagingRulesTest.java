package dev.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.spi.Composite;
import dev.connectors.spi.Connector;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagingRulesTest {

    private static final String CONNECTOR = "dev.example.leadbook.LeadbookConnector";
    private static final String PROVIDES = "provides dev.connectors.spi.Connector with " + CONNECTOR + ";";
    private static final String OPENS = "opens dev.example.leadbook to dev.connectors.api;";

    @TempDir
    Path directory;

    @Test
    void aModuleThatSaysTheSameTwicePasses() throws Exception {
        try (var jar = CompiledJar.of(directory, PROVIDES + OPENS).listing(Connector.class, "# leads", CONNECTOR)) {
            var rules = new PackagingRules(jar.declared());

            assertThat(rules.bothListsNameTheSame()).isEmpty();
            assertThat(rules.packagesAreOpen()).isEmpty();
            assertThat(rules.canBeMade()).isEmpty();
            assertThat(rules.openNoConnections()).isEmpty();
            assertThat(rules.knowNothingOfTheRuntime()).isEmpty();
        }
    }

    @Test
    void aConnectorThatOnlyTheModuleNamesIsMissingOnTheClassPath() throws Exception {
        try (var jar = CompiledJar.of(directory, PROVIDES + OPENS)) {
            assertThat(new PackagingRules(jar.declared()).bothListsNameTheSame())
                    .containsExactly("rule 1.2: module-info provides LeadbookConnector,"
                            + " META-INF/services/dev.connectors.spi.Connector does not. Hosts on the class path would not"
                            + " find it. Add the line: dev.example.leadbook.LeadbookConnector");
        }
    }

    @Test
    void aConnectorThatOnlyTheServiceFileNamesIsMissingOnTheModulePath() throws Exception {
        try (var jar = CompiledJar.of(directory, OPENS).listing(Connector.class, CONNECTOR)) {
            assertThat(new PackagingRules(jar.declared()).bothListsNameTheSame())
                    .containsExactly("rule 1.2: META-INF/services/dev.connectors.spi.Connector names LeadbookConnector,"
                            + " module-info does not provide it. Hosts on the module path would not find it. In"
                            + " module-info.java write: provides dev.connectors.spi.Connector with"
                            + " dev.example.leadbook.LeadbookConnector;");
        }
    }

    @Test
    void aClosedPackageOfRecordsIsNamedWithTheLineToWrite() throws Exception {
        try (var jar = CompiledJar.of(directory, PROVIDES).listing(Connector.class, CONNECTOR)) {
            assertThat(new PackagingRules(jar.declared()).packagesAreOpen())
                    .containsExactly(
                            "rule 1.3: dev.example.leadbook is not open to the runtime, which builds its records."
                                    + " In module-info.java write: opens dev.example.leadbook to dev.connectors.api;");
        }
    }

    @Test
    void aPackageThatIsOpenToSomebodyElseIsClosed() throws Exception {
        try (var jar =
                CompiledJar.of(directory, PROVIDES + "opens dev.example.leadbook to com.fasterxml.jackson.core;")) {
            assertThat(new PackagingRules(jar.declared()).packagesAreOpen()).hasSize(1);
        }
    }

    @Test
    void aCompositeThatWritesIsTold() throws Exception {
        var tidy = "dev.example.leadbook.Tidy";
        try (var jar = CompiledJar.of(directory, PROVIDES + OPENS)
                .listing(Connector.class, CONNECTOR)
                .listing(Composite.class, tidy)) {
            assertThat(new EffectRules(jar.declared()).compositesOnlyRead())
                    .containsExactly("rule 3.4: the composite tidy_leads is declared WRITE and DESTRUCTIVE. A composite"
                            + " reads; what it calls is decided by itself. Leave out .effects(...).");
            assertThat(new PackagingRules(jar.declared()).bothListsNameTheSame())
                    .containsExactly(
                            "rule 1.2: META-INF/services/dev.connectors.spi.Composite names Tidy, module-info does"
                                    + " not provide it. Hosts on the module path would not find it. In module-info.java write:"
                                    + " provides dev.connectors.spi.Composite with dev.example.leadbook.Tidy;");
        }
    }

    @Test
    void twoActionsOfOneNameAreTold() {
        var declared = Declared.of(Sample.of(Leads.addRemark(), Leads.addRemark()));

        assertThat(new WordingRules(declared).namesAreUnique())
                .containsExactly(
                        "rule 1.1: leadbook has two actions called add_remark. A call could not say which one it"
                                + " means. Rename one.");
    }
}
