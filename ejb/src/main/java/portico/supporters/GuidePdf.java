package portico.supporters;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The supporter guide on paper: A4, one column, with the house's type and colours. Lengths are points. */
final class GuidePdf {
    private static final String TYPE = "/portico/documents/LiberationSans-";
    private static final Color INK = new Color(0x1B1A17);
    private static final Color SECOND = new Color(0x524F47);
    private static final Color ACCENT = new Color(0x0A5A6B);
    private static final float MARGIN = 68;
    private static final float FOOT = 72;

    private final GuideText guide;
    private final String language;
    private final String pageWords;

    GuidePdf(GuideText guide, String language, String pageWords) {
        this.guide = guide;
        this.language = language;
        this.pageWords = pageWords;
    }

    byte[] bytes() {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PDFont regular = font(document, "Regular");
            PDFont bold = font(document, "Bold");
            document.getDocumentCatalog().setLanguage(language);
            document.getDocumentInformation().setTitle(guide.title());
            Column column = new Column(document);
            column.rule();
            column.write(guide.title(), bold, 22, INK, 0, 8);
            column.write(guide.intro(), regular, 12, SECOND, 0, 10);
            for (GuideText.Chapter chapter : guide.chapters()) {
                // A title does not stay behind alone at the foot of a page.
                column.need(70);
                column.write(chapter.title(), bold, 13, INK, 14, 4);
                for (String paragraph : chapter.paragraphs()) {
                    column.write(paragraph, regular, 10.5f, INK, 0, 5);
                }
            }
            column.close();
            number(document, regular);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static PDFont font(PDDocument document, String weight) throws IOException {
        try (InputStream file = GuidePdf.class.getResourceAsStream(TYPE + weight + ".ttf")) {
            return PDType0Font.load(document, file, true);
        }
    }

    private void number(PDDocument document, PDFont font) throws IOException {
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            try (PDPageContentStream page = new PDPageContentStream(
                    document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true)) {
                page.setNonStrokingColor(SECOND);
                page.beginText();
                page.setFont(font, 8);
                page.newLineAtOffset(MARGIN, 40);
                page.showText(guide.title() + " · "
                        + new MessageFormat(pageWords, Locale.ROOT).format(new Object[] {i + 1, pages}));
                page.endText();
            }
        }
    }

    /** The text runs down the page and goes on at the top of the next one. */
    private static final class Column {
        private final PDDocument document;
        private PDPageContentStream page;
        private float y;

        Column(PDDocument document) throws IOException {
            this.document = document;
            turn();
        }

        private void turn() throws IOException {
            close();
            PDPage next = new PDPage(PDRectangle.A4);
            document.addPage(next);
            page = new PDPageContentStream(document, next);
            y = PDRectangle.A4.getHeight() - MARGIN;
        }

        void need(float height) throws IOException {
            if (y - height < FOOT) {
                turn();
            }
        }

        void rule() throws IOException {
            page.setNonStrokingColor(ACCENT);
            page.addRect(MARGIN, y, PDRectangle.A4.getWidth() - 2 * MARGIN, 3);
            page.fill();
            y -= 30;
        }

        void write(String text, PDFont font, float size, Color color, float before, float after) throws IOException {
            y -= before;
            for (String line : lines(text, font, size)) {
                need(size * 1.4f);
                page.setNonStrokingColor(color);
                page.beginText();
                page.setFont(font, size);
                page.newLineAtOffset(MARGIN, y);
                page.showText(line);
                page.endText();
                y -= size * 1.4f;
            }
            y -= after;
        }

        private static List<String> lines(String text, PDFont font, float size) throws IOException {
            float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (String word : text.split(" ")) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && font.getStringWidth(longer) / 1000 * size > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(word);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
            }
            lines.add(line.toString());
            return lines;
        }

        void close() throws IOException {
            if (page != null) {
                page.close();
            }
        }
    }
}
