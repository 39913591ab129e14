package portico.billing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import portico.guard.Scope;

/** The WHERE of the archive's queries: only literals of this class in the text, everything from outside as a parameter. */
final class Conditions {
    private final List<String> clauses = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    Conditions(Scope scope, InvoiceFilter filter, LocalDate today) {
        clauses.add("i.state <> 'DRAFT'");
        within(scope);
        switch (filter.tab()) {
            case OPEN ->
                and("i.state IN ('RELEASED', 'SENT', 'PARTIALLY_PAID') AND i.dueDate >= :dueToday", "dueToday", today);
            case OVERDUE ->
                and("i.state IN ('RELEASED', 'SENT', 'PARTIALLY_PAID') AND i.dueDate < :dueToday", "dueToday", today);
            case PAID -> clauses.add("i.state = 'PAID'");
            case CREDITS -> clauses.add("i.kind = 'CREDIT_NOTE'");
            case ALL -> {}
        }
        if (filter.year() != null) {
            and("i.invoiceDate >= :yearFrom", "yearFrom", LocalDate.of(filter.year(), 1, 1));
            and("i.invoiceDate < :yearUntil", "yearUntil", LocalDate.of(filter.year() + 1, 1, 1));
        }
        if (filter.contract() != null) {
            and("c.publicId = :contract", "contract", filter.contract());
        }
        if (filter.number() != null && !filter.number().isBlank()) {
            and(
                    "locate(:number, upper(i.number)) > 0",
                    "number",
                    filter.number().strip().toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** Continues after the cursor's row in the order newest first; the first clause lets the index begin there. */
    Conditions after(String cursor) {
        if (cursor != null) {
            ArchiveCursor after = ArchiveCursor.parse(cursor);
            and("i.invoiceDate <= :afterDay", "afterDay", after.day());
            and("(i.invoiceDate < :afterDay OR i.id < :afterId)", "afterId", after.id());
        }
        return this;
    }

    String text() {
        return String.join(" AND ", clauses);
    }

    /** What the named parameters in {@link #text()} stand for. */
    Map<String, Object> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** Invoices belong to their payer: a site never pays, so a site's scope holds none. */
    private void within(Scope scope) {
        switch (scope.level()) {
            case OPERATOR -> and("i.operatorId = :node", "node", scope.node().value());
            case RESELLER -> and("i.resellerId = :node", "node", scope.node().value());
            case CUSTOMER -> and("i.customerId = :node", "node", scope.node().value());
            case SITE -> clauses.add("1 = 0");
        }
    }

    private void and(String clause, String name, Object value) {
        clauses.add(clause);
        parameters.put(name, value);
    }
}
