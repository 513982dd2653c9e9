package dev.connectors.mcp.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** What is dangerous about a configuration and is not refused; each with a code that stays the same. */
public final class Dangers {

    private Dangers() {}

    /** All that applies. */
    public static List<Warning> of(Configuration configuration) {
        var all = new ArrayList<Warning>();
        if (configuration.holdsSecrets() && othersCanRead(configuration.file())) {
            all.add(new Warning(
                    "config_readable_by_others",
                    configuration.file().getFileName()
                            + " holds tokens or keys, and other users of this machine can read it. Run: chmod 600 "
                            + configuration.file().getFileName()
                            + ", or take them from the environment: \"${NAME}\"."));
        }
        if (configuration.grants().values().stream().noneMatch(Configuration.Grants::on)) {
            all.add(new Warning("nothing_on", "No connector is on in 'grants', so the assistant has no tools."));
        }
        return List.copyOf(all);
    }

    /** On POSIX file systems; elsewhere the answer is not known, and nothing is said. */
    private static boolean othersCanRead(Path file) {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return false;
        }
        try {
            var others = EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
            others.retainAll(view.readAttributes().permissions());
            return !others.isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
