package portico.billing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.cfg.Configuration;
import portico.rating.ContractSnapshot;
import portico.rating.InvoiceDraft;
import portico.rating.LineKind;
import portico.rating.Outcome;
import portico.rating.Rating;
import portico.rating.Tariffs;
import portico.rating.VatCategory;
import portico.runs.Run;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Month;
import portico.shared.Period;
import portico.shared.PostalAddress;

/**
 * A month as an ordinary program bills it: entities that fetch what belongs to them when it is asked for, one query each, and new
 * ones that are persisted in batches of fifty. The sums are the same rules', so that only reading and writing are compared.
 */
final class OrdinaryRun implements AutoCloseable {
    private static final int BATCH = 50;

    private final EntityManagerFactory factory;
    private final String url;
    private final String password;

    OrdinaryRun(Map<String, String> settings) {
        url = settings.get("PORTICO_DB_URL");
        password = settings.get("PORTICO_DB_JOBS_PASSWORD");
        Configuration configuration = new Configuration();
        for (Class<?> entity : OrdinaryJpa.class.getDeclaredClasses()) {
            if (entity.isRecord()) {
                continue;
            }
            configuration.addAnnotatedClass(entity);
        }
        factory = configuration
                .setProperty("hibernate.connection.url", url)
                .setProperty("hibernate.connection.username", "portico_jobs")
                .setProperty("hibernate.connection.password", password)
                .setProperty("hibernate.jdbc.batch_size", Integer.toString(BATCH))
                .setProperty("hibernate.order_inserts", "true")
                .buildSessionFactory();
    }

    /** Contracts 1 to many. */
    void rate(Run run, int many) throws SQLException {
        RatingBasis basis = basis(run);
        Month month = Month.containing(run.month());
        Rating rating = new Rating(month, run.invoiceDate(), basis.vat(), basis.creditor());
        for (long from = 1; from <= many; from += BATCH) {
            try (EntityManager database = factory.createEntityManager()) {
                database.getTransaction().begin();
                List<OrdinaryJpa.Contract> contracts = database.createQuery(
                                "SELECT c FROM Contract c WHERE c.id BETWEEN :from AND :to ORDER BY c.id",
                                OrdinaryJpa.Contract.class)
                        .setParameter("from", from)
                        .setParameter("to", Math.min(many, from + BATCH - 1))
                        .getResultList();
                for (OrdinaryJpa.Contract contract : contracts) {
                    Outcome outcome = rating.rate(snapshot(contract));
                    database.persist(invoice(run, contract, ((Outcome.Drafted) outcome).invoice()));
                }
                database.getTransaction().commit();
            }
        }
    }

    private RatingBasis basis(Run run) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "portico_jobs", password)) {
            return new RatingBasis(connection, run.operatorId());
        }
    }

    private static ContractSnapshot snapshot(OrdinaryJpa.Contract contract) {
        List<ContractSnapshot.Service> services = new ArrayList<>();
        for (OrdinaryJpa.Service service : contract.services) {
            services.add(service(contract, service));
        }
        OrdinaryJpa.Node payer = contract.payer;
        OrdinaryJpa.Address to = payer.getAddresses().get(0);
        return new ContractSnapshot(
                contract.id,
                contract.number,
                Period.from(contract.startsOn, contract.endsOn),
                contract.billingDay,
                Currency.valueOf(contract.currency),
                contract.language,
                contract.cashRounding,
                contract.dueDays,
                new ContractSnapshot.Payer(
                        payer.getId(),
                        payer.getName(),
                        payer.getOperatorId(),
                        payer.getResellerId(),
                        payer.getCustomerId(),
                        new PostalAddress(to.name, to.street, to.houseNumber, to.postcode, to.town, to.country)),
                services,
                List.of(),
                Money.zero(Currency.valueOf(contract.currency)),
                List.of());
    }

    private static ContractSnapshot.Service service(OrdinaryJpa.Contract contract, OrdinaryJpa.Service service) {
        List<ContractSnapshot.Phase> phases = service.phases.stream()
                .map(phase -> new ContractSnapshot.Phase(
                        Period.from(phase.validFrom, phase.validUntil), phase.quantity, phase.state.equals("ACTIVE")))
                .toList();
        Map<Long, List<ContractSnapshot.Price>> own = new HashMap<>();
        for (OrdinaryJpa.Price price : service.prices) {
            own.computeIfAbsent(price.charge.getId(), charge -> new ArrayList<>())
                    .add(price(price));
        }
        List<ContractSnapshot.Charge> charges = service.product.getCharges().stream()
                .map(charge -> charge(contract, charge))
                .toList();
        return new ContractSnapshot.Service(
                service.id,
                service.number,
                service.product.getNameDe(),
                service.node.getId(),
                service.node.getName(),
                phases,
                charges,
                own);
    }

    private static ContractSnapshot.Charge charge(OrdinaryJpa.Contract contract, OrdinaryJpa.Charge charge) {
        return new ContractSnapshot.Charge(
                charge.getId(),
                charge.getCode(),
                LineKind.valueOf(charge.getKind()),
                charge.getTiming().equals("ADVANCE"),
                VatCategory.valueOf(charge.getVatCategory()),
                charge.getNameDe(),
                charge.getListPrices().stream()
                        .filter(price -> price.currency.equals(contract.currency))
                        .map(OrdinaryRun::price)
                        .toList(),
                Tariffs.NONE);
    }

    private static ContractSnapshot.Price price(OrdinaryJpa.Price price) {
        return new ContractSnapshot.Price(price.id, Period.from(price.validFrom, price.validUntil), price.amount);
    }

    private static OrdinaryJpa.Invoice invoice(Run run, OrdinaryJpa.Contract contract, InvoiceDraft draft) {
        OrdinaryJpa.Invoice invoice = new OrdinaryJpa.Invoice();
        invoice.runId = run.id();
        invoice.operatorId = draft.payer().operatorId();
        invoice.resellerId = draft.payer().resellerId();
        invoice.customerId = draft.payer().customerId();
        invoice.contract = contract;
        invoice.payer = contract.payer;
        invoice.month = run.month();
        invoice.invoiceDate = draft.invoiceDate();
        invoice.dueDate = draft.dueDate();
        invoice.currency = draft.currency().name();
        invoice.language = draft.language();
        invoice.net = draft.net().amount();
        invoice.vat = draft.vat().amount();
        invoice.rounding = draft.rounding().amount();
        invoice.total = draft.total().amount();
        invoice.openAmount = draft.total().amount();
        invoice.recipient = draft.recipient();
        for (InvoiceDraft.Line line : draft.lines()) {
            invoice.lines.add(line(invoice, line, invoice.lines.size() + 1));
        }
        for (InvoiceDraft.Tax tax : draft.taxes()) {
            invoice.taxes.add(tax(invoice, tax));
        }
        return invoice;
    }

    private static OrdinaryJpa.Line line(OrdinaryJpa.Invoice invoice, InvoiceDraft.Line from, int position) {
        OrdinaryJpa.Line line = new OrdinaryJpa.Line();
        line.invoice = invoice;
        line.position = position;
        line.operatorId = invoice.operatorId;
        line.resellerId = invoice.resellerId;
        line.customerId = invoice.customerId;
        line.nodeId = from.nodeId();
        line.nodeName = from.nodeName();
        line.serviceId = from.serviceId();
        line.chargeId = from.chargeId();
        line.kind = from.kind().name();
        line.text = from.text();
        line.periodFrom = from.period().from();
        line.periodUntil = from.period().until();
        line.quantity = from.quantity();
        line.unitPrice = from.unitPrice();
        line.net = from.net().amount();
        line.vatCategory = from.category().name();
        line.vatRate = from.vatRate();
        line.derivation = from.derivation();
        return line;
    }

    private static OrdinaryJpa.Tax tax(OrdinaryJpa.Invoice invoice, InvoiceDraft.Tax from) {
        OrdinaryJpa.Tax tax = new OrdinaryJpa.Tax();
        tax.invoice = invoice;
        tax.category = from.category().name();
        tax.rate = from.rate();
        tax.operatorId = invoice.operatorId;
        tax.resellerId = invoice.resellerId;
        tax.customerId = invoice.customerId;
        tax.net = from.net().amount();
        tax.vat = from.vat().amount();
        return tax;
    }

    @Override
    public void close() {
        factory.close();
    }
}
