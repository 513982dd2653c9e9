package dev.connectors.testkit;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The constant pool of a class (JVMS section 4.4): every name that its code can mention. Immutable. */
final class ClassFile {

    private static final int MAGIC = 0xCAFEBABE;
    private static final Pattern TYPE_NAME =
            Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*(?:[/.][A-Za-z_$][A-Za-z0-9_$]*)+");

    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> texts = new LinkedHashSet<>();

    private ClassFile() {}

    static ClassFile read(byte[] bytes) {
        var file = new ClassFile();
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            file.readPool(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Names of types and members with slashes, as in descriptors, signatures and names for reflection. */
    Set<String> names() {
        return names;
    }

    /** Whether a text is mentioned whole, such as the name of a method. */
    boolean mentions(String text) {
        return texts.contains(text);
    }

    private void readPool(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("not a class file");
        }
        in.readInt(); // version
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> note(in.readUTF());
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.readInt();
                case 5, 6 -> {
                    in.readLong();
                    i++; // takes two places, JVMS section 4.4.5
                }
                case 7, 8, 16, 19, 20 -> in.readUnsignedShort();
                case 15 -> {
                    in.readUnsignedByte();
                    in.readUnsignedShort();
                }
                default -> throw new IOException("unknown constant " + tag);
            }
        }
    }

    private void note(String text) {
        texts.add(text);
        var name = TYPE_NAME.matcher(text);
        while (name.find()) {
            names.add(withoutTag(name.group().replace('.', '/')));
        }
    }

    /** In a descriptor a class's name follows an L, and that the letters of simple types. */
    private static String withoutTag(String name) {
        return name.replaceFirst("^[BCDFIJSZ]*L(?=[a-z])", "");
    }
}
