package portico.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts inside a compiled class: literals, what annotations say, and the fixed parts of concatenations. ArchUnit does not
 * read them, so the constant pool is read here (JVM specification, 4.4).
 */
final class Constants {

    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int METHOD_HANDLE = 15;

    private Constants() {}

    static List<String> of(JavaClass type) {
        try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream();
                DataInputStream in = new DataInputStream(new BufferedInputStream(file))) {
            return texts(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        in.skipNBytes(8);
        int count = in.readUnsignedShort();
        List<String> texts = new ArrayList<>();
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            if (tag == UTF8) {
                texts.add(in.readUTF());
            } else {
                in.skipNBytes(length(tag));
            }
            // A number of eight bytes takes two places, by an old decision of the class file format.
            index += tag == LONG || tag == DOUBLE ? 1 : 0;
        }
        return texts;
    }

    private static int length(int tag) {
        return switch (tag) {
            case LONG, DOUBLE -> 8;
            case METHOD_HANDLE -> 3;
            case 7, 8, 16, 19, 20 -> 2;
            default -> 4;
        };
    }
}
