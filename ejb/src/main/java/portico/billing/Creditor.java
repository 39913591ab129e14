package portico.billing;

import portico.shared.PostalAddress;

/** Who issues the invoices and is paid: its address and accounts, null where they are not known. */
record Creditor(PostalAddress address, String iban, String qrIban) {}
