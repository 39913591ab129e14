package portico.rating;

import portico.shared.PostalAddress;

/** Who issues the invoices and is paid: its address and accounts, null where they are not known. */
public record Creditor(PostalAddress address, String iban, String qrIban) {}
