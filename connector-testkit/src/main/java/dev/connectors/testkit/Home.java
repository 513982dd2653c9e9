package dev.connectors.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The jar or folder that a connector's class comes from. One thread; closed after use. */
final class Home implements AutoCloseable {

    private final Class<?> type;
    private final Path root;
    private final Optional<FileSystem> jar;

    private Home(Class<?> type, Path root, Optional<FileSystem> jar) {
        this.type = type;
        this.root = root;
        this.jar = jar;
    }

    static Home of(Class<?> type) {
        try {
            var source = type.getProtectionDomain().getCodeSource();
            if (source == null) {
                throw new IllegalStateException(type.getName() + " comes from no jar or folder");
            }
            var path = Path.of(source.getLocation().toURI());
            if (Files.isDirectory(path)) {
                return new Home(type, path, Optional.empty());
            }
            var jar = FileSystems.newFileSystem(path);
            return new Home(type, jar.getPath("/"), Optional.of(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type.getName() + " comes from no file", e);
        }
    }

    /** What {@code module-info} says, where there is one. */
    Optional<ModuleDescriptor> module() {
        var own = type.getModule().getDescriptor();
        if (own != null) {
            return Optional.of(own);
        }
        return bytes("module-info.class").map(bytes -> {
            try {
                return ModuleDescriptor.read(new ByteArrayInputStream(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The bytes of a class, by its internal name, if it is at home here. */
    Optional<byte[]> classFile(String internalName) {
        return bytes(internalName + ".class");
    }

    /** The classes that a service file names and that are at home here, in order. */
    List<String> services(String service) {
        var named = new ArrayList<String>();
        var path = "META-INF/services/" + service;
        var here = bytes(path);
        if (here.isPresent()) {
            named.addAll(lines(new String(here.get(), StandardCharsets.UTF_8)));
        } else {
            named.addAll(elsewhere(path));
        }
        named.removeIf(name -> classFile(name.replace('.', '/')).isEmpty());
        return named;
    }

    /** Some builds keep what is no class in a folder of its own. */
    private List<String> elsewhere(String path) {
        var named = new ArrayList<String>();
        try {
            var loader = type.getClassLoader();
            for (var url : Collections.list(loader.getResources(path))) {
                try (InputStream in = url.openStream()) {
                    named.addAll(lines(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return named;
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private Optional<byte[]> bytes(String path) {
        var file = root.resolve(path);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (jar.isPresent()) {
                jar.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
