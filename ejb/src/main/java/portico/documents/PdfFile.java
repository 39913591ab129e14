package portico.documents;

import java.io.Serializable;

/** A document to download: under which name, and its bytes as they were archived. */
public record PdfFile(String name, byte[] bytes) implements Serializable {}
