package portico.rating;

import java.math.BigDecimal;
import portico.rating.ContractSnapshot.Charge;
import portico.rating.ContractSnapshot.Service;
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
                text(service.productName(), charge.name()),
                period,
                quantity,
                unitPrice,
                derivation.net(),
                charge.category(),
                vatRate,
                derivation.json());
    }

    /** A charge that is named after its product needs no second name: «Business Internet 500», not twice. */
    static String text(String product, String charge) {
        return charge.startsWith(product) ? charge : product + ", " + charge;
    }
}
