package portico.billing;

import java.time.LocalDate;
import portico.shared.Month;

/**
 * A month that somebody wants to bill.
 *
 * @param invoiceDate printed on the invoices; its year is the numbers' year
 * @param supplementary only contracts that the month's earlier runs left without an invoice
 */
public record RunWish(Month month, LocalDate invoiceDate, boolean supplementary) {}
