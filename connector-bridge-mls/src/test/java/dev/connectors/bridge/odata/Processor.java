package dev.connectors.bridge.odata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.commons.api.data.ContextURL;
import org.apache.olingo.commons.api.data.EntityCollection;
import org.apache.olingo.commons.api.edm.EdmEntitySet;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.processor.CountEntityCollectionProcessor;
import org.apache.olingo.server.api.processor.EntityProcessor;
import org.apache.olingo.server.api.serializer.EntityCollectionSerializerOptions;
import org.apache.olingo.server.api.serializer.EntitySerializerOptions;
import org.apache.olingo.server.api.serializer.ODataSerializer;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriResourceEntitySet;
import org.apache.olingo.server.api.uri.queryoption.SelectOption;
import org.jspecify.annotations.Nullable;

/** Answers one request that Olingo has parsed; reads only. */
final class Processor implements CountEntityCollectionProcessor, EntityProcessor {

    private final Map<String, Table> tables;
    private final Paging paging;
    private final String base;
    private final String path;
    private final boolean mediaInside;
    private OData odata = OData.newInstance();
    private @Nullable ServiceMetadata metadata;
    private @Nullable String link;

    Processor(Map<String, Table> tables, Paging paging, String base, String path, boolean mediaInside) {
        this.tables = tables;
        this.paging = paging;
        this.base = base;
        this.path = path;
        this.mediaInside = mediaInside;
    }

    @Override
    public void init(OData theOData, ServiceMetadata theMetadata) {
        this.odata = theOData;
        this.metadata = theMetadata;
    }

    /** The next page of a replication, for its header. */
    Optional<String> link() {
        return Optional.ofNullable(link);
    }

    @Override
    public void readEntityCollection(ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        var set = ((UriResourceEntitySet) uri.getUriResourceParts().get(0)).getEntitySet();
        var table = table(set);
        var found = Query.run(table, uri);
        var page = paging.page(found, table.key());
        var collection = new EntityCollection();
        for (var row : page.rows()) {
            collection.getEntities().add(Answers.entity(set.getEntityType(), row, table.key(), base));
        }
        boolean counts = uri.getCountOption() != null && uri.getCountOption().getValue();
        if (counts) {
            collection.setCount(found.size());
        }
        page.next().ifPresent(options -> {
            var url = base + path + "?" + BridgeForms.query(options);
            if (paging.replication()) {
                link = url;
            } else {
                collection.setNext(java.net.URI.create(url));
            }
        });
        var context = ContextURL.with()
                .entitySet(set)
                .selectList(selected(set, uri.getSelectOption()))
                .build();
        var options = EntityCollectionSerializerOptions.with()
                .contextURL(context)
                .select(uri.getSelectOption())
                .count(uri.getCountOption())
                .build();
        var serialized = serializer()
                .entityCollection(metadata, set.getEntityType(), collection, options)
                .getContent();
        send(response, serialized, page.rows(), uri);
    }

    @Override
    public void readEntity(ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        var resource = (UriResourceEntitySet) uri.getUriResourceParts().get(0);
        var set = resource.getEntitySet();
        var table = table(set);
        var key = resource.getKeyPredicates().get(0).getText();
        var row = table.get(key.substring(1, key.length() - 1).replace("''", "'"))
                .orElseThrow(() -> new ODataApplicationException("There is no such record.", 404, Locale.ROOT));
        var context = ContextURL.with()
                .entitySet(set)
                .selectList(selected(set, uri.getSelectOption()))
                .suffix(ContextURL.Suffix.ENTITY)
                .build();
        var options = EntitySerializerOptions.with()
                .contextURL(context)
                .select(uri.getSelectOption())
                .build();
        var serialized = serializer()
                .entity(
                        metadata,
                        set.getEntityType(),
                        Answers.entity(set.getEntityType(), row, table.key(), base),
                        options)
                .getContent();
        send(response, serialized, List.of(row), uri);
    }

    @Override
    public void countEntityCollection(ODataRequest request, ODataResponse response, UriInfo uri)
            throws ODataApplicationException {
        var set = ((UriResourceEntitySet) uri.getUriResourceParts().get(0)).getEntitySet();
        var count = String.valueOf(Query.run(table(set), uri).size());
        response.setContent(new ByteArrayInputStream(count.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        response.setStatusCode(200);
    }

    private void send(
            ODataResponse response, java.io.InputStream serialized, List<Map<String, Object>> rows, UriInfo uri) {
        try {
            response.setContent(new ByteArrayInputStream(
                    Answers.finished(serialized, rows, selects(uri, "Coordinates"), nested(uri))));
            response.setStatusCode(200);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Answers.@Nullable Nested nested(UriInfo uri) {
        var set = ((UriResourceEntitySet) uri.getUriResourceParts().get(0)).getEntitySet();
        if (!set.getName().equals("Property")) {
            return null;
        }
        boolean expanded = uri.getExpandOption() != null
                && uri.getExpandOption().getExpandItems().stream()
                        .anyMatch(item -> item.getResourcePath()
                                .getUriResourceParts()
                                .get(0)
                                .toString()
                                .equals("Media"));
        return expanded || mediaInside && selects(uri, "Media")
                ? new Answers.Nested("Media", tables.get("Media"), "ListingKey", "ResourceRecordKey")
                : null;
    }

    private static boolean selects(UriInfo uri, String name) {
        var select = uri.getSelectOption();
        return select == null
                || select.getSelectItems().stream()
                        .anyMatch(item -> item.isStar()
                                || item.getResourcePath()
                                        .getUriResourceParts()
                                        .get(0)
                                        .toString()
                                        .equals(name));
    }

    private @Nullable String selected(EdmEntitySet set, @Nullable SelectOption select) throws ODataLibraryException {
        return odata.createUriHelper().buildContextURLSelectList(set.getEntityType(), null, select);
    }

    private ODataSerializer serializer() throws ODataLibraryException {
        return odata.createSerializer(ContentType.JSON);
    }

    private Table table(EdmEntitySet set) throws ODataApplicationException {
        var table = tables.get(set.getName());
        if (table == null) {
            throw new ODataApplicationException("This dataset has no " + set.getName() + ".", 404, Locale.ROOT);
        }
        return table;
    }

    @Override
    public void createEntity(ODataRequest request, ODataResponse response, UriInfo uri, ContentType in, ContentType out)
            throws ODataApplicationException {
        throw readOnly();
    }

    @Override
    public void updateEntity(ODataRequest request, ODataResponse response, UriInfo uri, ContentType in, ContentType out)
            throws ODataApplicationException {
        throw readOnly();
    }

    @Override
    public void deleteEntity(ODataRequest request, ODataResponse response, UriInfo uri)
            throws ODataApplicationException {
        throw readOnly();
    }

    private static ODataApplicationException readOnly() {
        return new ODataApplicationException("This host is read only.", 405, Locale.ROOT);
    }
}
