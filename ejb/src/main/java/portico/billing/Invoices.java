package portico.billing;

import static portico.guard.Right.INVOICING;
import static portico.guard.Right.OPERATOR_BILLING;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import portico.guard.NotFound;
import portico.guard.Requires;
import portico.guard.Scope;
import portico.shared.Clocks;
import portico.shared.Page;
import portico.shared.PageRequest;

/** The invoice archive: the current invoice and every past one, online at any time (U2, U3, U29). */
@Stateless
public class Invoices {
    /** The operator's invoices fall due by the operator's calendar. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    /** Lines on one page of an invoice; a customer with 100,000 of them still gets a page. */
    public static final int LINES = 200;

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Clocks clocks;

    /** Newest first. */
    @Requires({INVOICING, OPERATOR_BILLING})
    public Page<InvoiceRow> archive(Scope scope, InvoiceFilter filter, PageRequest page) {
        Conditions conditions = new Conditions(scope, filter, today()).after(page.after());
        TypedQuery<InvoiceRow> query = database.createQuery(
                ROW + " WHERE " + conditions.text() + " ORDER BY i.invoiceDate DESC, i.id DESC", InvoiceRow.class);
        bind(conditions, query).setParameter("today", today());
        List<InvoiceRow> rows = query.setMaxResults(page.size() + 1).getResultList();
        return rows.size() <= page.size()
                ? new Page<>(rows, null)
                : new Page<>(rows.subList(0, page.size()), ArchiveCursor.of(rows.get(page.size() - 1)));
    }

    /** Counts of each tab and sums of the whole filtered archive, one entry per currency; empty where there is none. */
    @Requires({INVOICING, OPERATOR_BILLING})
    public List<ArchiveTotals> totals(Scope scope, InvoiceFilter filter) {
        Conditions conditions = new Conditions(
                scope,
                new InvoiceFilter(InvoiceFilter.Tab.ALL, filter.year(), filter.contract(), filter.number()),
                today());
        TypedQuery<ArchiveTotals> query = database.createQuery("""
                SELECT new portico.billing.ArchiveTotals(i.currency, count(i),
                       sum(CASE WHEN i.state IN ('RELEASED', 'SENT', 'PARTIALLY_PAID') AND i.dueDate >= :today THEN 1L ELSE 0L END),
                       sum(CASE WHEN i.state IN ('RELEASED', 'SENT', 'PARTIALLY_PAID') AND i.dueDate < :today THEN 1L ELSE 0L END),
                       sum(CASE WHEN i.state = 'PAID' THEN 1L ELSE 0L END),
                       sum(CASE WHEN i.kind = 'CREDIT_NOTE' THEN 1L ELSE 0L END),
                       sum(i.total), sum(i.openAmount))
                  FROM Invoice i JOIN Contract c ON c.id = i.contractId
                 WHERE %s
                 GROUP BY i.currency
                 ORDER BY i.currency
                """.formatted(conditions.text()), ArchiveTotals.class);
        return bind(conditions, query).setParameter("today", today()).getResultList();
    }

    /**
     * One invoice.
     *
     * @param position after which its lines begin, 0 for the first: long ones are read in pieces
     * @throws NotFound where there is no such invoice in this scope, or it is a draft
     */
    @Requires({INVOICING, OPERATOR_BILLING})
    public InvoiceView invoice(Scope scope, UUID id, int position) {
        List<Object[]> taxed = headAndTaxes(scope, id);
        if (taxed.isEmpty()) {
            throw new NotFound();
        }
        InvoiceView.Head head = (InvoiceView.Head) taxed.get(0)[0];
        return new InvoiceView(
                head.row(),
                head.net(),
                head.vat(),
                head.rounding(),
                head.reference(),
                Recipient.parse(head.recipient()),
                head.contract(),
                head.released(),
                head.sent(),
                linesAfter(head.row(), position),
                taxed.stream()
                        .filter(row -> row[1] != null)
                        .map(row -> tax(row, head.row()))
                        .toList());
    }

    /** The head once for each tax: there are one or two of them, and a question more costs more than a head more. */
    private List<Object[]> headAndTaxes(Scope scope, UUID id) {
        Conditions conditions = new Conditions(scope, InvoiceFilter.all(), today());
        TypedQuery<Object[]> query = database.createQuery("""
                SELECT new portico.billing.InvoiceView$Head(
                       i.id, i.publicId, i.number, i.kind, i.month, c.number, i.invoiceDate, i.dueDate, i.state, i.total,
                       i.openAmount, :today, i.currency, i.net, i.vat, i.rounding, i.reference, i.recipient,
                       c.publicId, i.releasedAt, i.sentAt),
                       v.key.category, v.key.rate, v.net, v.vat
                  FROM Invoice i
                  JOIN Contract c ON c.id = i.contractId
                  LEFT JOIN InvoiceVat v ON v.key.invoiceId = i.id
                 WHERE i.publicId = :id AND %s
                 ORDER BY v.key.rate DESC, v.key.category
                """.formatted(conditions.text()), Object[].class);
        return bind(conditions, query)
                .setParameter("id", id)
                .setParameter("today", today())
                .getResultList();
    }

    private static InvoiceVatRow tax(Object[] row, InvoiceRow invoice) {
        return new InvoiceVatRow(
                (String) row[1],
                (BigDecimal) row[2],
                (BigDecimal) row[3],
                (BigDecimal) row[4],
                invoice.total().currency().name());
    }

    private List<InvoiceLineRow> linesAfter(InvoiceRow invoice, int position) {
        return database.createQuery("""
                        SELECT new portico.billing.InvoiceLineRow(l.key.position, l.kind, l.text, l.nodeName, l.periodFrom,
                               l.periodUntil, l.quantity, l.unitPrice, l.net, :currency, l.vatRate, l.derivation)
                          FROM InvoiceLine l
                         WHERE l.key.invoiceId = :invoice AND l.key.position > :position
                         ORDER BY l.key.position
                        """, InvoiceLineRow.class)
                .setParameter("invoice", invoice.key())
                .setParameter("currency", invoice.total().currency().name())
                .setParameter("position", position)
                .setMaxResults(LINES)
                .getResultList();
    }

    private static <T> TypedQuery<T> bind(Conditions conditions, TypedQuery<T> query) {
        conditions.parameters().forEach(query::setParameter);
        return query;
    }

    private LocalDate today() {
        return clocks.today(ZONE);
    }

    private static final String ROW = """
            SELECT new portico.billing.InvoiceRow(i.id, i.publicId, i.number, i.kind, i.month, c.number, i.invoiceDate,
                   i.dueDate, i.state, i.currency, i.total, i.openAmount, :today)
              FROM Invoice i JOIN Contract c ON c.id = i.contractId
            """;
}
