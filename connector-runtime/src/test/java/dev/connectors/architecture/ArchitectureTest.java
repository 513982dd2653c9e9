package dev.connectors.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.connectors.http.ProviderHttp;
import dev.connectors.http.WebClient;
import dev.connectors.permission.Decider;
import dev.connectors.spi.Action;
import dev.connectors.spi.PlannedAction;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.connectors");

    @Test
    void theApiPointsDownwards() {
        noClasses()
                .that()
                .resideInAPackage("dev.connectors.error..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.connectors.domain..", "dev.connectors.spi..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.connectors.domain..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.connectors.spi..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("dev.connectors.error..", "dev.connectors.domain..", "dev.connectors.spi..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.connectors.runtime..",
                        "dev.connectors.call..",
                        "dev.connectors.http..",
                        "dev.connectors.auth..")
                .check(CLASSES);
    }

    @Test
    void hostsComeFirstThenTheCallThenItsParts() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("hosts")
                .definedBy("dev.connectors.runtime..")
                .layer("call")
                .definedBy("dev.connectors.call..")
                .layer("parts")
                .definedBy(
                        "dev.connectors.permission..",
                        "dev.connectors.auth..",
                        "dev.connectors.http..",
                        "dev.connectors.tool..",
                        "dev.connectors.approval..",
                        "dev.connectors.audit..",
                        "dev.connectors.store..")
                .whereLayer("hosts")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("call")
                .mayOnlyBeAccessedByLayers("hosts")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.connectors.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheRoutingStepOpensAClientToAProvider() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.connectors.http..")
                .and()
                .doNotHaveFullyQualifiedName("dev.connectors.call.Routing")
                .should()
                .callMethod(ProviderHttp.class, "open", ProviderHttp.Exchange.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheStepsCallAConnectorsCode() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.connectors.call..", "dev.connectors.spi..")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "run or look of an action",
                        call -> (call.getTargetOwner().isAssignableTo(Action.class)
                                        || call.getTargetOwner().isAssignableTo(PlannedAction.class))
                                && (call.getName().equals("run")
                                        || call.getName().equals("look"))))
                .check(CLASSES);
    }

    @Test
    void onlyTheDecidingStepAndCompositesDecide() {
        classes()
                .that()
                .areAssignableTo(Decider.class)
                .should()
                .onlyBeAccessed()
                .byAnyPackage("dev.connectors.permission..", "dev.connectors.call..")
                .check(CLASSES);
    }

    @Test
    void theBareTransportIsForProvidersAndSignInAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.connectors.http..", "dev.connectors.auth..")
                .and()
                .doNotHaveFullyQualifiedName("dev.connectors.runtime.Assembly")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(WebClient.class)
                .check(CLASSES);
    }

    @Test
    void nothingPrints() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }
}
