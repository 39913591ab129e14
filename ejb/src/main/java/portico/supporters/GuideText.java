package portico.supporters;

import java.io.Serializable;
import java.util.List;

/** The supporter guide in one language (H21); the page and the PDF say the same. */
public record GuideText(String title, String intro, List<Chapter> chapters) implements Serializable {

    /** A question that supporters ask, with its answer in paragraphs. */
    public record Chapter(String title, List<String> paragraphs) implements Serializable {}
}
