package portico.supporters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portico.guard.NotFound;

/** The supporter guide to take along says what the page says, in four languages (H21). */
class GuidePdfTest {
    private final Guides guides = new Guides();

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "it", "en"})
    void every_sentence_stands_on_paper_with_its_own_type(String language) throws IOException {
        GuideText guide = guides.read(language);
        try (PDDocument document = Loader.loadPDF(guides.pdf(language).bytes())) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertTrue(text.contains(guide.intro()), "the introduction");
            for (GuideText.Chapter chapter : guide.chapters()) {
                assertTrue(text.contains(chapter.title()), chapter::title);
                chapter.paragraphs().forEach(one -> assertTrue(text.contains(one), one));
            }
            assertEquals(language, document.getDocumentCatalog().getLanguage());
            for (PDPage page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertTrue(page.getResources().getFont(name).isEmbedded(), name::getName);
                }
            }
        }
    }

    @Test
    void all_languages_have_the_same_chapters() {
        GuideText german = guides.read("de");
        for (String language : new String[] {"fr", "it", "en"}) {
            GuideText other = guides.read(language);
            assertEquals(german.chapters().size(), other.chapters().size());
            for (int i = 0; i < german.chapters().size(); i++) {
                assertEquals(
                        german.chapters().get(i).paragraphs().size(),
                        other.chapters().get(i).paragraphs().size(),
                        language + " " + (i + 1));
            }
        }
        assertEquals(7, german.chapters().size());
    }

    @Test
    void there_is_none_in_another_language() {
        assertThrows(NotFound.class, () -> guides.read("es"));
        assertThrows(NotFound.class, () -> guides.pdf(null));
    }
}
