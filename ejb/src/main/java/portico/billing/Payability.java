package portico.billing;

import java.util.Map;
import java.util.Optional;
import portico.shared.Currency;
import portico.shared.Iban;
import portico.shared.PostalAddress;
import portico.shared.Refusal;

/** An invoice that cannot be addressed or paid is not made: its contract is parked with the reason. */
final class Payability {
    private static final Map<String, String> OF_PAYER = Map.of(
            "address.missing", "parked.no-address",
            "address.combined", "parked.combined-address",
            "address.too-long", "parked.address-too-long");

    private Payability() {}

    /** @throws Refusal with the cause for which the contract is parked */
    static void check(ContractSnapshot contract, Creditor creditor) {
        ContractSnapshot.Payer payer = contract.payer();
        if (payer == null) {
            throw new Refusal("parked.no-payer", contract.number());
        }
        fault(payer.address()).ifPresent(fault -> {
            throw new Refusal(OF_PAYER.get(fault), payer.name());
        });
        if (fault(creditor.address()).isPresent()) {
            throw new Refusal("parked.creditor-address");
        }
        // Francs go to a QR-IBAN with a QRR reference, euros to a plain IBAN with a SCOR reference.
        if (contract.currency() == Currency.CHF && !isQr(creditor.qrIban())) {
            throw new Refusal("parked.creditor-without-qr-iban");
        }
        if (contract.currency() == Currency.EUR && (!Iban.isValid(creditor.iban()) || isQr(creditor.iban()))) {
            throw new Refusal("parked.creditor-without-iban");
        }
    }

    private static Optional<String> fault(PostalAddress address) {
        return address == null ? Optional.of("address.missing") : address.fault();
    }

    private static boolean isQr(String iban) {
        return Iban.isValid(iban) && new Iban(iban).isQr();
    }
}
