package portico.contracts;

import static portico.guard.Right.ANY;
import static portico.guard.Right.INVOICING;
import static portico.guard.Right.OPERATOR_BILLING;
import static portico.guard.Right.OPERATOR_TENANCY;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import portico.guard.NotFound;
import portico.guard.PageTransaction;
import portico.guard.Requires;
import portico.guard.Scope;
import portico.shared.Clocks;
import portico.shared.Page;
import portico.shared.PageRequest;
import portico.shared.Refusal;

/** What was agreed, for those who have to do with it: contracts with their services and contacts. */
@Stateless
public class Contracts {
    private static final int MOST_SERVICES = 500;

    @PersistenceContext
    EntityManager database;

    @Inject
    Clocks clocks;

    @Inject
    ContractBook book;

    /**
     * The newest first.
     *
     * @param number what the number begins with; null or blank for all
     */
    @Requires(ANY)
    public Page<ContractRow> list(Scope scope, String number, PageRequest page) {
        String wanted = number == null ? "" : number.strip().toUpperCase(Locale.ROOT);
        TypedQuery<ContractRow> query = database.createQuery(
                        """
                        SELECT new portico.contracts.ContractRow(c.publicId, c.id, c.number, n.name, c.startsOn, c.endsOn)
                          FROM Contract c JOIN Node n ON n.id = c.holderId
                         WHERE %s AND c.id < :before %s
                         ORDER BY c.id DESC
                        """.formatted(
                                        within(scope),
                                        wanted.isEmpty() ? "" : "AND c.number >= :number AND c.number < :beyond"),
                        ContractRow.class)
                .setParameter("node", scope.node().value())
                .setParameter("before", before(page));
        if (!wanted.isEmpty()) {
            query.setParameter("number", wanted).setParameter("beyond", wanted + Character.MAX_VALUE);
        }
        List<ContractRow> rows = query.setMaxResults(page.size() + 1).getResultList();
        return rows.size() <= page.size()
                ? new Page<>(rows, null)
                : new Page<>(
                        rows.subList(0, page.size()),
                        Long.toString(rows.get(page.size() - 1).key()));
    }

    /**
     * @param language de, fr, it or en: of the products' names
     * @throws NotFound where this node has no such contract
     */
    @Requires(ANY)
    public ContractView contract(Scope scope, UUID contract, String language) {
        return PageTransaction.once(
                List.of("contracts.contract", scope.node(), contract, language), ContractView.class, () -> {
                    ContractView.Head head = head(scope, contract);
                    return new ContractView(head, services(head.key(), language), book.contacts(head.key()));
                });
    }

    /** What its services cost: for who sees invoices here, and who concludes contracts (U20). @throws NotFound */
    @Requires({INVOICING, OPERATOR_BILLING, OPERATOR_TENANCY})
    public List<ServicePrice> prices(Scope scope, UUID contract, String language) {
        ContractView.Head head = head(scope, contract);
        return rows("""
                SELECT s.number, CASE :language WHEN 'fr' THEN c.name_fr WHEN 'it' THEN c.name_it WHEN 'en' THEN c.name_en
                                                ELSE c.name_de END,
                       c.kind, x.amount, x.service_id IS NOT NULL AS own
                  FROM service s
                  JOIN charge c ON c.product_id = s.product_id
                  JOIN LATERAL (
                        SELECT v.amount, v.service_id FROM price v
                         WHERE v.charge_id = c.id AND (v.service_id IS NULL OR v.service_id = s.id) AND v.currency = :currency
                           AND v.valid_from <= :day AND (v.valid_until IS NULL OR v.valid_until > :day)
                         ORDER BY v.service_id NULLS LAST, v.valid_from DESC
                         LIMIT 1) x ON true
                 WHERE s.contract_id = :contract
                 ORDER BY s.id, c.kind DESC, c.id
                """, head.key(), language, head.currency()).stream()
                .map(row -> new ServicePrice(
                        (String) row[0], (String) row[1], (String) row[2], (BigDecimal) row[3], (Boolean) row[4]))
                .toList();
    }

    private List<ContractService> services(long contract, String language) {
        return rows("""
                SELECT s.number, CASE :language WHEN 'fr' THEN p.name_fr WHEN 'it' THEN p.name_it WHEN 'en' THEN p.name_en
                                                ELSE p.name_de END,
                       n.name, coalesce(h.quantity, 1), h.valid_from,
                       CASE WHEN h.valid_from IS NULL OR h.valid_from > :day THEN 'PLANNED'
                            WHEN h.valid_until <= :day THEN 'ENDED' ELSE h.state END, :currency
                  FROM service s
                  JOIN product p ON p.id = s.product_id
                  JOIN node n ON n.id = s.node_id
                  LEFT JOIN LATERAL (
                        -- Of several the present one, else the last one that was, else the first one to come.
                        SELECT f.quantity, f.valid_from, f.valid_until, f.state FROM service_phase f
                         WHERE f.service_id = s.id
                         ORDER BY f.valid_from > :day, CASE WHEN f.valid_from > :day THEN f.valid_from END, f.valid_from DESC
                         LIMIT 1) h ON true
                 WHERE s.contract_id = :contract
                 ORDER BY s.id
                """, contract, language, "").stream()
                .map(row -> new ContractService(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        ((Number) row[3]).intValue(),
                        row[4] instanceof Date day ? day.toLocalDate() : (LocalDate) row[4],
                        (String) row[5]))
                .toList();
    }

    private ContractView.Head head(Scope scope, UUID contract) {
        return PageTransaction.once(
                List.of("contracts.head", scope.node(), contract),
                ContractView.Head.class,
                () -> found(scope, contract));
    }

    private ContractView.Head found(Scope scope, UUID contract) {
        return database.createQuery("""
                        SELECT new portico.contracts.ContractView$Head(c.id, c.publicId, c.number, n.name, n.publicId, p.name,
                               c.currency, c.language, c.startsOn, c.endsOn, c.orderReference, c.holderPerson, c.concludedAt)
                          FROM Contract c JOIN Node n ON n.id = c.holderId LEFT JOIN Node p ON p.id = c.payerId
                         WHERE c.publicId = :contract AND %s
                        """.formatted(within(scope)), ContractView.Head.class)
                .setParameter("contract", contract)
                .setParameter("node", scope.node().value())
                .getResultStream()
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String sql, long contract, String language, String currency) {
        return database.createNativeQuery(sql)
                .setParameter("contract", contract)
                .setParameter("language", language)
                .setParameter("currency", currency)
                .setParameter("day", clocks.today(Conclusions.ZONE))
                .setMaxResults(MOST_SERVICES)
                .getResultList();
    }

    /** A site holds no contract: what is used there was agreed above. */
    private static String within(Scope scope) {
        return switch (scope.level()) {
            case OPERATOR -> "c.operatorId = :node";
            case RESELLER -> "c.resellerId = :node";
            case CUSTOMER -> "c.customerId = :node";
            case SITE -> "c.id < 0L AND c.id = :node";
        };
    }

    private static long before(PageRequest page) {
        try {
            return page.after() == null ? Long.MAX_VALUE : Long.parseLong(page.after());
        } catch (NumberFormatException tampered) {
            throw new Refusal("page.cursor");
        }
    }
}
