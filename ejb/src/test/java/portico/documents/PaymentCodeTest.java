package portico.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import portico.shared.Currency;

/** The payment part's code on the screen, as the camera of a telephone sees it (U3). */
class PaymentCodeTest {
    private static final Pattern RECTANGLE = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v(\\d+)h-(\\d+)z");
    /** Dots for half a millimetre; a telephone's screen has more. */
    private static final int SCALE = 9;

    private static final int QUIET = 40;

    @ParameterizedTest
    @CsvSource({"CHF, de", "CHF, fr", "EUR, it", "EUR, en"})
    void an_app_reads_from_the_screen_what_the_pdf_s_payment_part_says(Currency currency, String language)
            throws Exception {
        Claim claim =
                SampleInvoice.october().in(currency).in(language).document().claim();
        Result read = Scanner.read(picture(PaymentCode.svg(QrBill.of(claim))));
        assertEquals(QrBill.of(claim).payload(), read.getText());
        assertEquals("M", read.getResultMetadata().get(ResultMetadataType.ERROR_CORRECTION_LEVEL));
    }

    @Test
    void the_swiss_cross_lies_in_the_middle() throws Exception {
        BufferedImage picture = picture(svg());
        int middle = QUIET + 46 * SCALE;
        assertTrue(white(picture, middle, middle), "the cross");
        assertTrue(white(picture, middle - 3 * SCALE, middle), "its arm");
        assertFalse(white(picture, middle - 4 * SCALE, middle - 4 * SCALE), "its ground");
        assertTrue(white(picture, middle - 7 * SCALE + 1, middle), "its border");
    }

    @Test
    void it_measures_46_mm_with_sharp_edges_and_carries_its_own_white() throws Exception {
        Element root = parsed(svg());
        assertEquals("46mm", root.getAttribute("width"));
        assertEquals("46mm", root.getAttribute("height"));
        assertEquals("crispEdges", root.getAttribute("shape-rendering"));
        assertEquals("#fff", ((Element) root.getFirstChild()).getAttribute("fill"));
        assertTrue(svg().length() < 20_000, "length " + svg().length());
    }

    @Test
    void nothing_can_be_paid_where_nothing_is_owed() {
        Claim claim = SampleInvoice.october().document().claim();
        assertTrue(claim.isPayable());
        assertFalse(new Claim(
                        "de",
                        claim.number(),
                        claim.issuer(),
                        claim.debtor(),
                        portico.shared.Money.zero(Currency.CHF),
                        claim.reference())
                .isPayable());
    }

    private static String svg() {
        return PaymentCode.svg(QrBill.of(SampleInvoice.october().document().claim()));
    }

    private static boolean white(BufferedImage picture, int x, int y) {
        return (picture.getRGB(x, y) & 0xFF) > 128;
    }

    private static Element parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    /** On the dark theme's ground but for the quiet zone, which the page gives. */
    private static BufferedImage picture(String svg) throws Exception {
        Element root = parsed(svg);
        int width = 92 * SCALE + 2 * QUIET;
        BufferedImage picture = new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, width);
        pen.translate(QUIET, QUIET);
        pen.scale(SCALE, SCALE);
        draw(pen, root);
        pen.dispose();
        return picture;
    }

    /** As much of SVG as the picture needs: rectangles, and squares with a measure of their own. */
    private static void draw(Graphics2D pen, Element svg) {
        for (Node node = svg.getFirstChild(); node != null; node = node.getNextSibling()) {
            Element element = (Element) node;
            if (element.getTagName().equals("svg")) {
                Graphics2D inner = (Graphics2D) pen.create();
                int corner = Integer.parseInt(element.getAttribute("x"));
                String[] box = element.getAttribute("viewBox").split(" ");
                double scale = Double.parseDouble(element.getAttribute("width")) / Integer.parseInt(box[2]);
                inner.translate(corner, corner);
                inner.scale(scale, scale);
                draw(inner, element);
                inner.dispose();
            } else {
                pen.setColor(Color.decode(element.getAttribute("fill").replaceAll("#(.)(.)(.)", "#$1$1$2$2$3$3")));
                paint(pen, element.getAttribute("d"));
            }
        }
    }

    private static void paint(Graphics2D pen, String path) {
        Matcher rectangle = RECTANGLE.matcher(path);
        int end = 0;
        while (rectangle.find()) {
            assertEquals(end, rectangle.start(), "only rectangles");
            end = rectangle.end();
            pen.fill(new Rectangle(
                    Integer.parseInt(rectangle.group(1)),
                    Integer.parseInt(rectangle.group(2)),
                    Integer.parseInt(rectangle.group(3)),
                    Integer.parseInt(rectangle.group(4))));
        }
        assertEquals(path.length(), end, "only rectangles");
    }
}
