package portico.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.COSWriter;

/** Writes a PDF's objects one after another to a stream, and copies objects of other files under new numbers. */
final class CosWriter {
    private final OutputStream out;
    private long position;
    /** Where each object starts, by its number. */
    private long[] starts = new long[1024];

    private int last;

    CosWriter(OutputStream out) throws IOException {
        this.out = out;
        // The second line tells programs that the file is not text (ISO 32000-1, 7.5.2).
        write("%PDF-1.7\n%\u00E4\u00F6\u00FC\u00DF\n");
    }

    int reserve() {
        if (++last == starts.length) {
            starts = Arrays.copyOf(starts, last * 2);
        }
        return last;
    }

    int object(String dictionary) throws IOException {
        int number = reserve();
        object(number, dictionary);
        return number;
    }

    void object(int number, String dictionary) throws IOException {
        begin(number);
        write("<<" + dictionary + ">>\nendobj\n");
    }

    int stream(String dictionary, byte[] packed) throws IOException {
        int number = reserve();
        begin(number);
        write("<<" + dictionary + "/Length " + packed.length + ">>stream\n");
        write(packed);
        write("\nendstream\nendobj\n");
        return number;
    }

    /** Copies an object of another file and all that it refers to. */
    int copy(COSBase object) throws IOException {
        return copy(object, new IdentityHashMap<>());
    }

    private int copy(COSBase object, Map<COSBase, Integer> copied) throws IOException {
        Integer known = copied.get(object);
        if (known != null) {
            return known;
        }
        int number = reserve();
        copied.put(object, number);
        PdfBytes text = new PdfBytes();
        if (object instanceof COSStream stream) {
            dictionary(stream, copied, text);
            begin(number);
            write(text.toArray());
            write("stream\n");
            try (InputStream raw = stream.createRawInputStream()) {
                write(raw.readAllBytes());
            }
            write("\nendstream\nendobj\n");
        } else {
            value(object, copied, text);
            begin(number);
            write(text.toArray());
            write("\nendobj\n");
        }
        return number;
    }

    private void dictionary(COSDictionary dictionary, Map<COSBase, Integer> copied, PdfBytes text) throws IOException {
        text.put("<<");
        for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
            value(entry.getKey(), copied, text);
            text.put(' ');
            value(entry.getValue(), copied, text);
        }
        text.put(">>");
    }

    private void value(COSBase value, Map<COSBase, Integer> copied, PdfBytes text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (value instanceof COSObject reference) {
            text.whole(copy(reference.getObject(), copied)).put(" 0 R");
        } else if (value instanceof COSStream stream) {
            text.whole(copy(stream, copied)).put(" 0 R");
        } else if (value instanceof COSDictionary dictionary) {
            dictionary(dictionary, copied, text);
        } else if (value instanceof COSArray array) {
            text.put('[');
            for (COSBase element : array) {
                value(element, copied, text);
                text.put(' ');
            }
            text.put(']');
        } else if (value instanceof COSName name) {
            name.writePDF(bytes);
        } else if (value instanceof COSString string) {
            COSWriter.writeString(string, bytes);
        } else if (value instanceof COSNumber || value instanceof COSBoolean || value instanceof COSNull) {
            simple(value, bytes);
        } else {
            throw new IllegalStateException("No archived document contains a " + value);
        }
        text.put(bytes.toByteArray());
    }

    private static void simple(COSBase value, ByteArrayOutputStream bytes) throws IOException {
        if (value instanceof COSInteger whole) {
            whole.writePDF(bytes);
        } else if (value instanceof COSFloat real) {
            real.writePDF(bytes);
        } else if (value instanceof COSBoolean truth) {
            truth.writePDF(bytes);
        } else {
            COSNull.NULL.writePDF(bytes);
        }
    }

    void finish(int catalog) throws IOException {
        long table = position;
        StringBuilder references = new StringBuilder("xref\n0 " + (last + 1) + "\n0000000000 65535 f \n");
        for (int number = 1; number <= last; number++) {
            String start = Long.toString(starts[number]);
            references.append("0000000000", start.length(), 10).append(start).append(" 00000 n \n");
        }
        write(references.toString());
        write("trailer\n<</Size " + (last + 1) + "/Root " + catalog + " 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        out.flush();
    }

    private void begin(int number) throws IOException {
        starts[number] = position;
        write(number + " 0 obj\n");
    }

    private void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }
}
