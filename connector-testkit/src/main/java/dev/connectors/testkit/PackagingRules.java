package dev.connectors.testkit;

import dev.connectors.spi.Composite;
import dev.connectors.spi.Connector;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Rules about the jar: how it is found, whom it is open to, and what its classes may know. */
final class PackagingRules {

    private static final String API = "dev.connectors.api";
    private static final List<String> RUNTIME = List.of(
            "dev/connectors/approval/",
            "dev/connectors/audit/",
            "dev/connectors/auth/",
            "dev/connectors/call/",
            "dev/connectors/http/",
            "dev/connectors/permission/",
            "dev/connectors/runtime/",
            "dev/connectors/store/",
            "dev/connectors/tool/");
    private static final List<String> NETWORK = List.of(
            "java/net/http/",
            "java/net/Socket",
            "java/net/ServerSocket",
            "java/net/DatagramSocket",
            "java/net/MulticastSocket",
            "java/net/InetAddress",
            "java/net/URLConnection",
            "java/net/HttpURLConnection",
            "java/nio/channels/SocketChannel",
            "java/nio/channels/DatagramChannel",
            "java/nio/channels/AsynchronousSocketChannel",
            "javax/net/",
            "okhttp3/",
            "org/apache/http/",
            "org/apache/hc/",
            "io/netty/");

    private final Declared declared;
    private final Class<?> type;

    PackagingRules(Declared declared) {
        this.declared = declared;
        this.type = declared.connector().getClass();
    }

    /** Rule 1.2. */
    List<String> bothListsNameTheSame() {
        var findings = new ArrayList<String>();
        try (var home = Home.of(type)) {
            compare(home, Connector.class, List.of(type.getName()), findings);
            compare(home, Composite.class, List.of(), findings);
        }
        return findings;
    }

    private void compare(Home home, Class<?> service, List<String> expected, List<String> findings) {
        var file = "META-INF/services/" + service.getName();
        var listed = new LinkedHashSet<>(home.services(service.getName()));
        var module = home.module().filter(descriptor -> !descriptor.isAutomatic());
        var provided = new LinkedHashSet<>(
                module.map(descriptor -> provided(descriptor, service)).orElse(List.copyOf(listed)));
        for (var name : union(provided, expected)) {
            if (!listed.contains(name)) {
                findings.add("rule 1.2: "
                        + (module.isPresent() && provided.contains(name)
                                ? "module-info provides " + simple(name) + ", " + file + " does not."
                                : simple(name) + " is not named in " + file + ".")
                        + " Hosts on the class path would not find it. Add the line: " + name);
            }
        }
        for (var name : union(listed, expected)) {
            if (!provided.contains(name) && module.isPresent()) {
                findings.add("rule 1.2: " + file + " names " + simple(name) + ", module-info does not provide it."
                        + " Hosts on the module path would not find it. In module-info.java write: provides "
                        + service.getName() + " with " + name + ";");
            }
        }
    }

    private static List<String> provided(ModuleDescriptor descriptor, Class<?> service) {
        return descriptor.provides().stream()
                .filter(provides -> provides.service().equals(service.getName()))
                .flatMap(provides -> provides.providers().stream())
                .toList();
    }

    private static Set<String> union(Set<String> some, List<String> more) {
        var all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Rule 1.3. */
    List<String> packagesAreOpen() {
        var findings = new ArrayList<String>();
        try (var home = Home.of(type)) {
            var module = home.module().filter(descriptor -> !descriptor.isOpen() && !descriptor.isAutomatic());
            if (module.isEmpty()) {
                return findings;
            }
            for (var name : packagesOfRecords(home)) {
                if (!isOpen(module.get(), name)) {
                    findings.add("rule 1.3: " + name + " is not open to the runtime, which builds its records."
                            + " In module-info.java write: opens " + name + " to dev.connectors.api;");
                }
            }
        }
        return findings;
    }

    private Set<String> packagesOfRecords(Home home) {
        var packages = new TreeSet<String>();
        for (var action : declared.actions()) {
            for (var described : Declared.described(action)) {
                for (var record : Declared.recordsOf(described)) {
                    if (home.classFile(record.getName().replace('.', '/')).isPresent()) {
                        packages.add(record.getPackageName());
                    }
                }
            }
        }
        return packages;
    }

    private static boolean isOpen(ModuleDescriptor module, String name) {
        return module.opens().stream()
                .anyMatch(opens -> opens.source().equals(name)
                        && (!opens.isQualified() || opens.targets().contains(API)));
    }

    /** Rule 1.4. */
    List<String> canBeMade() {
        var name = type.getSimpleName();
        if (!Modifier.isPublic(type.getModifiers())
                || (type.isMemberClass() && !Modifier.isStatic(type.getModifiers()))) {
            return List.of("rule 1.4: " + name + " is not public, so ServiceLoader cannot make one on the class path."
                    + " Write: public final class " + name + " implements Connector");
        }
        boolean makeable =
                Stream.of(type.getConstructors()).anyMatch(constructor -> constructor.getParameterCount() == 0);
        return makeable
                ? List.of()
                : List.of("rule 1.4: " + name + " has no public constructor without arguments, so ServiceLoader"
                        + " cannot make one. Write: public " + name + "() {}");
    }

    /** Rule 7.2, as far as classes show it. */
    List<String> openNoConnections() {
        var findings = new ArrayList<String>();
        mentions(NETWORK)
                .forEach((mention, where) -> findings.add("rule 7.2: " + where + " mentions " + mention
                        + ". Only the runtime's client keeps to the declared origins, within the deadline, and adds the token."
                        + " Write: context.http()"));
        return findings;
    }

    /** Rule 8.2. */
    List<String> knowNothingOfTheRuntime() {
        var findings = new ArrayList<String>();
        mentions(RUNTIME)
                .forEach((mention, where) -> findings.add("rule 8.2: " + where + " mentions " + mention
                        + ", which is the runtime's. A connector that reaches past connector-api could pass by what the user"
                        + " decided, and breaks with the next version. What it may use is in its context."));
        return findings;
    }

    /** The first class that mentions each forbidden name, among the connector's own that it can reach. */
    private Map<String, String> mentions(List<String> forbidden) {
        var mentions = new LinkedHashMap<String, String>();
        try (var home = Home.of(type)) {
            var open = new ArrayDeque<String>();
            var known = new LinkedHashSet<String>();
            open.add(type.getName().replace('.', '/'));
            while (!open.isEmpty()) {
                var name = open.remove();
                var bytes = known.add(name) ? home.classFile(name) : Optional.<byte[]>empty();
                if (bytes.isEmpty()) {
                    continue;
                }
                var file = ClassFile.read(bytes.get());
                for (var mention : file.names()) {
                    open.add(mention);
                    if (forbidden.stream().anyMatch(mention::startsWith)) {
                        mentions.putIfAbsent(mention.replace('/', '.'), simple(name.replace('/', '.')));
                    }
                }
                if (forbidden == NETWORK && (file.mentions("openStream") || file.mentions("openConnection"))) {
                    mentions.putIfAbsent("URL.openConnection", simple(name.replace('/', '.')));
                }
            }
        }
        return mentions;
    }
}
