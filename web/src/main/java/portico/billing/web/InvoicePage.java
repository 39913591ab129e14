package portico.billing.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import portico.billing.InvoiceLineRow;
import portico.billing.InvoiceView;
import portico.billing.Invoices;
import portico.rating.Derivation;
import portico.rating.Explanation;
import portico.shell.web.Here;
import portico.visit.web.Visit;
import portico.words.web.Words;

/** One invoice: its lines with «Betrag erklären», tax per rate, and how to pay it (U2, B4). */
@Named
@RequestScoped
public class InvoicePage {
    @Inject
    private Here here;

    @Inject
    private Visit visit;

    @Inject
    private Words words;

    @Inject
    private Invoices invoices;

    @Inject
    private HttpServletRequest request;

    private InvoiceView invoice;
    private int explained;

    @PostConstruct
    void read() {
        UUID id = Choice.needed(request.getParameter("id"));
        int after = Choice.number(request.getParameter("line"), 0);
        invoice = invoices.invoice(here.scope(), id, Math.max(0, after));
        explained = Choice.number(request.getParameter("explain"), 0);
    }

    public InvoiceView getInvoice() {
        return invoice;
    }

    public List<InvoiceLineRow> getLines() {
        return invoice.lines();
    }

    /** The position from which the next piece of a long invoice begins; 0 where this was the last. */
    public int getMore() {
        List<InvoiceLineRow> lines = invoice.lines();
        return lines.size() < Invoices.LINES ? 0 : lines.get(lines.size() - 1).position();
    }

    /** The line whose amount is being explained; 0 for none. */
    public int getExplained() {
        return explained;
    }

    public Explanation explanation(InvoiceLineRow line) {
        return Explanation.of(
                Derivation.read(line.derivation()), visit.getLanguage().code());
    }

    public String sentence(InvoiceLineRow line) {
        Explanation why = explanation(line);
        return words.say(why.key(), why.arguments().toArray());
    }

    /** The reference in groups, as the payment part prints it: five digits from the right, or four signs from the left. */
    public String reference(String digits) {
        return Grouped.reference(digits);
    }

    public String account(String digits) {
        return Grouped.iban(digits);
    }

    /** Whether the document's code says what is owed: it exists once the invoice has left, and asks for the whole amount. */
    public boolean isScannable() {
        return invoice.sent() != null
                && invoice.head().open().equals(invoice.head().total());
    }
}
