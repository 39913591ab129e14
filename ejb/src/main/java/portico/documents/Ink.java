package portico.documents;

/** The few colours of the page, as the portal has them on white; black is for the payment part alone. */
enum Ink {
    TEXT("1B1A17"),
    SECOND("524F47"),
    CAPTION("66625A"),
    HAIRLINE("CFCBC1"),
    ACCENT("0A5A6B"),
    BLACK("000000");

    /** Fill and stroke colour as PDF operands. */
    final String fill;

    final String stroke;

    Ink(String hex) {
        String operands = component(hex, 0) + " " + component(hex, 2) + " " + component(hex, 4);
        fill = hex.equals("000000") ? "0 g\n" : operands + " rg\n";
        stroke = hex.equals("000000") ? "0 G\n" : operands + " RG\n";
    }

    private static String component(String hex, int at) {
        int thousandths = Integer.parseInt(hex.substring(at, at + 2), 16) * 1000 / 255;
        return thousandths == 0 ? "0" : thousandths == 1000 ? "1" : "." + (1000 + thousandths + "").substring(1);
    }
}
