package dev.connectors.bridge.odata;

import dev.connectors.testkit.contract.Contracts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.ex.ODataException;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriResourceKind;
import org.apache.olingo.server.api.uri.UriResourceLambdaAny;
import org.apache.olingo.server.api.uri.UriResourceLambdaVariable;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Enumeration;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.Method;
import org.apache.olingo.server.api.uri.queryoption.expression.Unary;
import org.apache.olingo.server.core.MetadataParser;
import org.apache.olingo.server.core.uri.parser.Parser;

/** Olingo's parser against the RESO metadata: what a filter's text means to somebody who did not write it. */
public final class Judge {

    private final OData odata = OData.newInstance();
    private final Edm edm;

    private Judge(Path edmx) {
        try (var in = new InputStreamReader(Files.newInputStream(edmx), StandardCharsets.UTF_8)) {
            edm = odata.createServiceMetadata(new MetadataParser().buildEdmProvider(in), List.of())
                    .getEdm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** By this metadata; the test is skipped where it is not on this machine. */
    public static Judge by(String edmx) {
        return new Judge(Contracts.requireReso(edmx));
    }

    /** Whether it parses at all; Bridge's own forms are translated first. */
    public boolean accepts(String path, String options) {
        try {
            parse(path, options);
            return true;
        } catch (ODataException e) {
            return false;
        }
    }

    /** The tree that a filter on a resource parses to, as text that leaves no room: every operator with its operands in parentheses. */
    public String tree(String resource, String filter) {
        try {
            var options = BridgeForms.query(java.util.Map.of("$filter", BridgeForms.filter(filter)));
            return text(parse("/" + resource, options).getFilterOption().getExpression());
        } catch (ODataException e) {
            throw new AssertionError("Olingo refuses " + filter + ": " + e.getMessage(), e);
        }
    }

    private UriInfo parse(String path, String options) throws ODataLibraryException {
        return new Parser(edm, odata).parseUri(path, options, null, "http://127.0.0.1");
    }

    private static String text(Expression expression) {
        if (expression instanceof Binary binary) {
            return binary(binary);
        }
        if (expression instanceof Unary unary) {
            return "(not " + text(unary.getOperand()) + ")";
        }
        if (expression instanceof Method method) {
            var text = new StringBuilder("(").append(method.getMethod());
            for (var parameter : method.getParameters()) {
                text.append(' ').append(text(parameter));
            }
            return text.append(')').toString();
        }
        if (expression instanceof Enumeration enumeration) {
            return enumeration.getType().getFullQualifiedName().toString() + enumeration.getValues();
        }
        if (expression instanceof Literal literal) {
            return literal(literal);
        }
        if (expression instanceof Member member) {
            return member(member);
        }
        throw new AssertionError("not meant: " + expression.getClass());
    }

    private static String binary(Binary binary) {
        var kind = binary.getOperator();
        var name = kind.name().toLowerCase(Locale.ROOT);
        if (kind == BinaryOperatorKind.IN) {
            var text = new StringBuilder("(in ").append(text(binary.getLeftOperand()));
            binary.getExpressions().forEach(one -> text.append(' ').append(text(one)));
            return text.append(')').toString();
        }
        if (kind == BinaryOperatorKind.AND || kind == BinaryOperatorKind.OR) {
            return "(" + name + operands(binary, kind) + ")";
        }
        return "(" + name + " " + text(binary.getLeftOperand()) + " " + text(binary.getRightOperand()) + ")";
    }

    /** 'a and b and c' is one 'and' of three. */
    private static String operands(Expression expression, BinaryOperatorKind kind) {
        if (expression instanceof Binary binary && binary.getOperator() == kind) {
            return operands(binary.getLeftOperand(), kind) + operands(binary.getRightOperand(), kind);
        }
        return " " + text(expression);
    }

    private static String literal(Literal literal) {
        var text = literal.getText();
        if (text.startsWith("'")) {
            return "text[" + text.substring(1, text.length() - 1).replace("''", "'") + "]";
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static String member(Member member) {
        var text = new StringBuilder();
        for (var part : member.getResourcePath().getUriResourceParts()) {
            if (part.getKind() == UriResourceKind.lambdaAny) {
                var any = (UriResourceLambdaAny) part;
                return "(any " + text + " " + any.getLambdaVariable() + " " + text(any.getExpression()) + ")";
            }
            var name = part instanceof UriResourceLambdaVariable variable
                    ? variable.getVariableName()
                    : part.getSegmentValue();
            text.append(text.isEmpty() ? "" : "/").append(name);
        }
        return text.toString();
    }
}
