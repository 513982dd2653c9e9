package dev.connectors.bridge.client;

import dev.connectors.bridge.client.Metadata.Field;
import dev.connectors.bridge.client.Metadata.Member;
import dev.connectors.bridge.client.Metadata.Resource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads {@code $metadata}: CSDL XML 4.01 (sections 5 to 9 and 13), as far as queries need it. One per document, one thread.
 *
 * <p>Document types and external entities are refused, so that a document cannot grow or reach out.
 */
final class MetadataReader {

    private static final String LOOKUP = "RESO.OData.Metadata.LookupName";
    private static final String STANDARD_NAME = "RESO.OData.Metadata.StandardName";
    private static final int MOST_FIELDS = 20_000;

    private final Map<String, Map<String, Field>> fields = new HashMap<>();
    private final Map<String, Set<String>> navigations = new HashMap<>();
    private final Map<String, List<Member>> enumerations = new LinkedHashMap<>();
    private final Map<String, String> sets = new LinkedHashMap<>();
    private String namespace = "";
    private String entity = "";
    private String enumeration = "";
    private String property = "";
    private int count;

    private MetadataReader() {}

    /** @throws IOException if it is no CSDL, or not a safe one */
    static Metadata read(byte[] xml) throws IOException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        var reader = new MetadataReader();
        try {
            var in = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            try {
                reader.document(in);
            } finally {
                in.close();
            }
        } catch (XMLStreamException e) {
            throw new IOException("not well-formed XML"); // without the cause, whose message quotes the document
        }
        return reader.metadata();
    }

    private void document(XMLStreamReader in) throws XMLStreamException, IOException {
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new IOException("metadata with a document type");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                start(in);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end(in.getLocalName());
            }
        }
    }

    private void start(XMLStreamReader in) throws IOException {
        var name = attribute(in, "Name");
        switch (in.getLocalName()) {
            case "Schema" -> namespace = attribute(in, "Namespace");
            case "EntityType" -> {
                entity = namespace + "." + name;
                fields.put(entity, new HashMap<>());
                navigations.put(entity, new HashSet<>());
            }
            case "Property" -> property(name, attribute(in, "Type"));
            case "NavigationProperty" ->
                navigations.getOrDefault(entity, new HashSet<>()).add(name);
            case "EnumType" -> {
                enumeration = namespace + "." + name;
                enumerations.put(enumeration, new ArrayList<>());
            }
            case "Member" -> member(name);
            case "Annotation" -> annotation(attribute(in, "Term"), attribute(in, "String"));
            case "EntitySet" -> sets.put(name, attribute(in, "EntityType"));
            default -> {} // functions, containers, what a host adds
        }
    }

    private void end(String element) {
        switch (element) {
            case "EntityType" -> entity = "";
            case "Property" -> property = "";
            case "EnumType" -> enumeration = "";
            default -> {}
        }
    }

    private void property(String name, String type) throws IOException {
        var known = fields.get(entity);
        if (known == null) {
            return; // of a complex type
        }
        if (++count > MOST_FIELDS) {
            throw new IOException("more fields than any dataset has");
        }
        property = name;
        boolean collection = type.startsWith("Collection(") && type.endsWith(")");
        known.put(
                name,
                new Field(
                        collection ? type.substring("Collection(".length(), type.length() - 1) : type,
                        collection,
                        Optional.empty()));
    }

    private void member(String name) {
        var members = enumerations.get(enumeration);
        if (members != null) {
            members.add(new Member(name, Optional.empty()));
        }
    }

    private void annotation(String term, String text) {
        var known = fields.get(entity);
        var field = known == null ? null : known.get(property);
        if (term.equals(LOOKUP) && known != null && field != null) {
            known.put(property, new Field(field.type(), field.collection(), Optional.of(text)));
        }
        var members = enumerations.get(enumeration);
        if (term.equals(STANDARD_NAME) && members != null && !members.isEmpty()) {
            var last = members.remove(members.size() - 1);
            members.add(new Member(last.name(), Optional.of(text)));
        }
    }

    private Metadata metadata() throws IOException {
        var resources = new HashMap<String, Resource>();
        sets.forEach((set, type) -> {
            var known = fields.get(type);
            if (known != null) {
                resources.put(set, new Resource(known, navigations.getOrDefault(type, Set.of())));
            }
        });
        if (!resources.containsKey("Property")) {
            throw new IOException("metadata without the resource Property");
        }
        return new Metadata(resources, enumerations);
    }

    private static String attribute(XMLStreamReader in, String name) {
        var value = in.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
