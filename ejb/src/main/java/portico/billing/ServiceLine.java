package portico.billing;

import java.math.BigDecimal;
import portico.billing.ContractSnapshot.Charge;
import portico.billing.ContractSnapshot.Service;
import portico.shared.Period;

/** The line of a charge of a service. */
final class ServiceLine {

    private ServiceLine() {}

    static InvoiceDraft.Line of(
            Service service,
            Charge charge,
            Period period,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal vatRate,
            Derivation derivation) {
        return new InvoiceDraft.Line(
                service.nodeId(),
                service.nodeName(),
                service.id(),
                charge.id(),
                charge.kind(),
                service.productName() + ", " + charge.name(),
                period,
                quantity,
                unitPrice,
                derivation.net(),
                charge.category(),
                vatRate,
                derivation.json());
    }
}
