package portico.contracts;

import static portico.guard.Right.OPERATOR_TENANCY;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import portico.guard.Requires;
import portico.guard.Scope;

/** What there is to sell, and what it costs on a day. */
@Stateless
public class Catalogue {
    @PersistenceContext
    EntityManager database;

    /**
     * Everything that has a price in this currency on the day: what has none would be parked by the next run.
     *
     * @param language de, fr, it or en: of the names
     */
    @Requires(OPERATOR_TENANCY)
    public List<Offer> offers(Scope scope, String currency, LocalDate day, String language) {
        List<?> rows = database.createNativeQuery("""
                        SELECT p.code, CASE :language WHEN 'fr' THEN p.name_fr WHEN 'it' THEN p.name_it WHEN 'en' THEN p.name_en
                                                      ELSE p.name_de END AS product,
                               p.level, p.kind = 'INDIVIDUAL' AS individual,
                               CASE :language WHEN 'fr' THEN c.name_fr WHEN 'it' THEN c.name_it WHEN 'en' THEN c.name_en
                                              ELSE c.name_de END AS charge,
                               c.kind, x.amount
                          FROM product p
                          JOIN charge c ON c.product_id = p.id
                          LEFT JOIN LATERAL (
                                SELECT v.amount FROM price v
                                 WHERE v.charge_id = c.id AND v.service_id IS NULL AND v.currency = :currency
                                   AND v.valid_from <= :day AND (v.valid_until IS NULL OR v.valid_until > :day)
                                 ORDER BY v.valid_from DESC
                                 LIMIT 1) x ON true
                         ORDER BY p.level, p.id, c.kind DESC, c.id
                        """)
                .setParameter("language", language)
                .setParameter("currency", currency)
                .setParameter("day", day)
                .getResultList();
        Map<String, Offer> offers = new LinkedHashMap<>();
        List<String> priceless = new ArrayList<>();
        for (Object one : rows) {
            Object[] row = (Object[]) one;
            String code = (String) row[0];
            Offer offer = offers.computeIfAbsent(
                    code,
                    fresh -> new Offer(fresh, (String) row[1], (String) row[2], (Boolean) row[3], new ArrayList<>()));
            offer.charges().add(new OfferedCharge((String) row[4], (String) row[5], (BigDecimal) row[6]));
            if (row[6] == null && !"USAGE".equals(row[5])) {
                priceless.add(code);
            }
        }
        offers.keySet().removeAll(priceless);
        return List.copyOf(offers.values());
    }
}
