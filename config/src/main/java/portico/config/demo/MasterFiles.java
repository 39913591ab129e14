package portico.config.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import portico.config.demo.Model.Contract;
import portico.config.demo.Model.Customer;
import portico.config.demo.Model.Phase;
import portico.config.demo.Model.Service;

/** Writes the operator's master files; their columns are documented in config/demo/README.md. */
final class MasterFiles {

    private final DemoOperator operator;
    private final Path directory;

    MasterFiles(DemoOperator operator, Path directory) {
        this.operator = operator;
        this.directory = directory;
    }

    void write() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        operator();
        staff();
        tenants();
        people();
        Catalogue.copyProducts(directory);
        contracts();
        services();
        try (CsvFile prices = Catalogue.prices(directory)) {
            operator.ownPrices.forEach(
                    p -> prices.line(p.charge(), p.service(), p.currency(), p.from(), null, p.amount()));
        }
        Catalogue.tariffs(directory);
    }

    private void operator() {
        try (CsvFile file = file(
                "operator.csv",
                "number,name,language,street,house_number,postcode,town,country,issuer_code,vat_number,iban,qr_iban,mail_from,website,support_phone,support_email,outage_hours,office_hours")) {
            file.line(
                    DemoOperator.OPERATOR,
                    "Brunnmatt Telecom AG",
                    "de",
                    "Brunnmattstrasse",
                    "12",
                    "3007",
                    "Bern",
                    "CH",
                    "BT",
                    "CHE-999.999.996 MWST",
                    CheckDigits.swissIban(999, 104100205),
                    CheckDigits.swissIban(30999, 20410077),
                    "rechnung@brunnmatt.example",
                    "www.brunnmatt.example",
                    "+41 31 555 01 40",
                    "support@brunnmatt.example",
                    "24x7",
                    "Mo-Fr 07:30-18:00");
        }
    }

    private void staff() {
        try (CsvFile file = file("staff.csv", "email,name,language,right_code")) {
            staff(file, NamedPeople.SABINE, "Operator-Billing");
            staff(file, NamedPeople.CORNELIA, "Operator-Release");
            staff(file, NamedPeople.IWAN, "Operator-Release");
            staff(file, NamedPeople.IWAN, "Operator-Billing");
            staff(file, NamedPeople.VERENA, "Operator-Tenancy");
            staff(file, NamedPeople.VERENA, "Operator-Support");
            staff(file, NamedPeople.VERENA, "Operator-Status");
        }
    }

    private static void staff(CsvFile file, Person person, String right) {
        file.line(person.email(), person.name(), person.language(), right);
    }

    private void tenants() {
        try (CsvFile file = file(
                "resellers.csv",
                "number,name,language,street,house_number,postcode,town,country,support_phone,support_email,outage_hours,office_hours,host")) {
            operator.resellers.forEach(r -> file.line(cells(
                    new Object[] {r.number(), r.name(), r.language()},
                    r.address().cells(),
                    r.host() == null
                            ? new Object[5]
                            : new Object[] {
                                "+41 33 555 07 70",
                                "hilfe@nordgrat.example",
                                "Mo-Sa 06:00-22:00",
                                "Mo-Fr 08:00-17:30",
                                r.host()
                            })));
        }
        try (CsvFile file = file(
                "customers.csv",
                "number,reseller,name,language,street,house_number,postcode,town,country,billing_name,billing_street,billing_house_number,billing_postcode,billing_town,billing_country")) {
            operator.customers.forEach(c -> file.line(cells(
                    new Object[] {c.number(), c.reseller(), c.name(), c.language()},
                    c.address().cells(),
                    billing(c))));
        }
        try (CsvFile file = file("sites.csv", "number,owner,name,language,street,house_number,postcode,town,country")) {
            operator.sites.forEach(s -> file.line(cells(
                    new Object[] {s.number(), s.owner(), s.name(), s.language()},
                    s.address().cells())));
        }
        try (CsvFile file = file("contacts.csv", "node,name,role,email,phone")) {
            operator.contacts.forEach(c -> file.line(c.node(), c.name(), c.role(), c.email(), c.phone()));
        }
    }

    private static Object[] billing(Customer customer) {
        return customer.billing() == null
                ? new Object[6]
                : cells(
                        new Object[] {customer.name() + ", Buchhaltung"},
                        customer.billing().cells());
    }

    private void people() {
        Map<String, Person> people = new LinkedHashMap<>();
        operator.contracts.forEach(contract -> Stream.of(contract.commercial(), contract.technical())
                .filter(person -> person != null)
                .forEach(person -> people.putIfAbsent(person.email(), person)));
        try (CsvFile file = file("people.csv", "email,name,language")) {
            people.values().forEach(person -> file.line(person.email(), person.name(), person.language()));
        }
    }

    private void contracts() {
        try (CsvFile file = file(
                "contracts.csv",
                "number,holder,payer,currency,language,time_zone,billing_day,cash_rounding,due_days,starts_on,ends_on,order_reference,commercial_contact,technical_contact")) {
            for (Contract c : operator.contracts) {
                file.line(
                        c.number(),
                        c.holder(),
                        c.payer(),
                        c.currency(),
                        c.language(),
                        "Europe/Zurich",
                        c.billingDay(),
                        c.currency().equals("EUR") ? "0.01" : "0.05",
                        c.dueDays(),
                        c.startsOn(),
                        c.endsOn(),
                        c.orderReference(),
                        c.commercial().email(),
                        c.technical() == null ? null : c.technical().email());
            }
        }
        try (CsvFile file = file("deliveries.csv", "contract,channel,recipients")) {
            operator.contracts.forEach(c -> file.line(c.number(), c.channel(), c.recipients()));
        }
    }

    private void services() {
        try (CsvFile services = file("services.csv", "number,contract,product,node,label");
                CsvFile phases = file("phases.csv", "service,valid_from,valid_until,quantity,state")) {
            for (Service s : operator.services) {
                services.line(s.number(), s.contract(), s.product(), s.node(), s.label());
                for (Phase p : s.phases()) {
                    phases.line(s.number(), p.from(), p.until(), p.quantity(), p.suspended() ? "SUSPENDED" : "ACTIVE");
                }
            }
        }
    }

    private CsvFile file(String name, String header) {
        return new CsvFile(directory.resolve(name), header);
    }

    private static Object[] cells(Object[]... parts) {
        return Stream.of(parts).flatMap(Stream::of).toArray();
    }
}
