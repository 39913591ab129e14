package portico.supporters;

import java.io.Serializable;

/** The supporter guide to take along: under which name, and the PDF's bytes. */
public record GuideFile(String name, byte[] bytes) implements Serializable {}
