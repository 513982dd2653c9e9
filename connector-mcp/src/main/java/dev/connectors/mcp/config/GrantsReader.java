package dev.connectors.mcp.config;

import dev.connectors.domain.Access;
import dev.connectors.mcp.config.Configuration.Grants;
import dev.connectors.permission.ActionMode;
import dev.connectors.spi.Connector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what the assistant may do. One thread. */
final class GrantsReader {

    private static final String EVERY_OTHER = "*";

    private final Section root;
    private final Installed installed;
    private final Reading reading;

    GrantsReader(Section root, Installed installed, Reading reading) {
        this.root = root;
        this.installed = installed;
        this.reading = reading;
    }

    /** By the connector's id. */
    Map<String, Grants> grants() {
        var all = new LinkedHashMap<String, Grants>();
        root.section("grants")
                .ifPresent(grants -> grants.sections().forEach((id, section) -> {
                    var connector = installed.connector(id);
                    if (connector.isEmpty()) {
                        reading.fault(section.line(), unknown(id, installed));
                    } else {
                        all.put(id, grant(connector.get(), section));
                    }
                }));
        return all;
    }

    private Grants grant(Connector connector, Section section) {
        if (!section.has("on")) {
            reading.fault(
                    section.line(),
                    "'on' is missing: everything is off until you say so. Write: \"on\": true, or \"on\": false.");
        }
        boolean on = section.flag("on").map(Placed::value).orElse(false);
        var actions = section.section("actions")
                .map(actionSection -> actions(connector, actionSection))
                .orElse(Map.of());
        var resources = section.section("resources")
                .map(resourceSection -> resources(connector, resourceSection))
                .orElse(Map.of());
        section.end();
        var named = new LinkedHashMap<>(resources);
        var others = Optional.ofNullable(named.remove(EVERY_OTHER));
        return new Grants(section.line(), on, actions, named, others);
    }

    private Map<String, Placed<ActionMode>> actions(Connector connector, Section section) {
        var known = Installed.actions(connector);
        var modes = section.choices(ActionMode.class);
        modes.forEach((name, mode) -> {
            if (!known.contains(name)) {
                reading.fault(
                        mode.line(),
                        "There is no action '" + Section.shown(name) + "' in "
                                + connector.info().id() + ". "
                                + Nearest.to(name, known)
                                        .map(nearest -> "Did you mean '" + nearest + "'?")
                                        .orElse("You have: " + String.join(", ", known) + "."));
            }
        });
        return modes;
    }

    private Map<String, Placed<Access>> resources(Connector connector, Section section) {
        var access = section.choices(Access.class);
        if (connector.resources().isEmpty() && !access.isEmpty()) {
            reading.fault(section.line(), connector.info().id() + " has no resources to allow one by one.");
        }
        return access;
    }

    static String unknown(String id, Installed installed) {
        return "There is no connector '" + Section.shown(id) + "'. You have: "
                + String.join(", ", installed.connectors()) + ".";
    }
}
