package portico.documents;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How many documents a core makes in a second of its own time; run by hand: java -cp … portico.documents.InvoicePdfBench */
final class InvoicePdfBench {
    private InvoicePdfBench() {}

    public static void main(String[] arguments) {
        for (int lines : new int[] {1, 5, 25}) {
            InvoiceDocument invoice = SampleInvoice.ofLines(lines).document();
            long best = Long.MAX_VALUE;
            int own = 0;
            for (int round = 0; round < 6; round++) {
                long start = cpu();
                for (int i = 0; i < 200; i++) {
                    RenderedPdf rendered = InvoicePdf.render(invoice);
                    own = rendered.suffix().length;
                    rendered.hash();
                }
                best = Math.min(best, cpu() - start);
            }
            System.out.printf(
                    "BENCH pdf.%d-lines value=%d/core-second own=%d bytes prefix=%d bytes%n",
                    lines,
                    200_000_000_000L / best,
                    own,
                    PdfPrefix.of(invoice.issuer()).length());
        }
    }

    private static long cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadCpuTime();
    }
}
