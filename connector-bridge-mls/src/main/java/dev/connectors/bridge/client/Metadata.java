package dev.connectors.bridge.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a dataset has: its resources, their fields, and its enumerations. Immutable.
 *
 * @param resources by the names of their entity sets
 * @param enumerations members by the qualified name of the type
 */
public record Metadata(Map<String, Resource> resources, Map<String, List<Member>> enumerations) {

    /**
     * A resource.
     *
     * @param fields by name
     * @param navigations names of what can be expanded
     */
    public record Resource(Map<String, Field> fields, Set<String> navigations) {
        public Resource {
            fields = Map.copyOf(fields);
            navigations = Set.copyOf(navigations);
        }
    }

    /**
     * A field.
     *
     * @param type qualified, without {@code Collection()}
     * @param collection whether it holds several values
     * @param lookup the lookup that names its values, where values are text
     */
    public record Field(String type, boolean collection, Optional<String> lookup) {}

    /**
     * A member of an enumeration.
     *
     * @param name the identifier, such as {@code ActiveUnderContract}
     * @param standardName as people write it, where the metadata says so
     */
    public record Member(String name, Optional<String> standardName) {}

    public Metadata {
        resources = Map.copyOf(resources);
        enumerations = Map.copyOf(new LinkedHashMap<>(enumerations));
    }

    /** Whether there is such a resource. */
    public boolean has(String resource) {
        return resources.containsKey(resource);
    }

    /** Whether a resource has a field. */
    public boolean has(String resource, String field) {
        return field(resource, field).isPresent();
    }

    /** A field. */
    public Optional<Field> field(String resource, String field) {
        return Optional.ofNullable(resources.get(resource)).map(r -> r.fields().get(field));
    }

    /** Whether a resource has a navigation. */
    public boolean leads(String resource, String navigation) {
        var found = resources.get(resource);
        return found != null && found.navigations().contains(navigation);
    }

    /** The members of a field's type; empty where it is no enumeration. */
    public Optional<List<Member>> members(Field field) {
        return Optional.ofNullable(enumerations.get(field.type()));
    }

    /** Those of the fields that a resource has: asking for another one is an error at most hosts. */
    public List<String> known(String resource, List<String> fields) {
        return fields.stream().filter(field -> has(resource, field)).toList();
    }
}
