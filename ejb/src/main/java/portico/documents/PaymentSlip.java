package portico.documents;

import java.io.Serializable;
import portico.shared.PostalAddress;

/**
 * What an archived invoice's payment part says, for who pays by typing: the same as its code, as it stood when the invoice left.
 *
 * @param account IBAN or QR-IBAN without blanks
 * @param reference QRR (27 digits) or SCOR (RF…), without blanks
 */
public record PaymentSlip(PostalAddress creditor, String account, String reference, PostalAddress debtor)
        implements Serializable {}
