package portico.config.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import portico.config.demo.Model.Contract;
import portico.config.demo.Model.Customer;
import portico.config.demo.Model.OwnPrice;
import portico.config.demo.Model.Phase;
import portico.config.demo.Model.Reseller;
import portico.config.demo.Model.Service;
import portico.config.demo.Model.Site;

/** Who has signed what, since when: mostly plain contracts, and each month a few of every kind that makes billing hard. */
final class Contracting {

    /** Contracts that begin and end within a month are spread over this span, so that any month of it has some. */
    private static final LocalDate LIVELY_FROM = LocalDate.of(2026, 9, 1);

    private static final int LIVELY_DAYS = 480;

    private final DemoOperator operator;
    private final Random random;
    private int contractCounter = 20001;
    private int serviceCounter = 300001;

    Contracting(DemoOperator operator, Random random) {
        this.operator = operator;
        this.random = random;
    }

    /** The reseller's own contract, for its own office. */
    void reseller(Reseller reseller, Person commercial) {
        LocalDate start = LocalDate.of(2019 + random.nextInt(5), 1 + random.nextInt(12), 1);
        Contract contract = new Contract(
                nextContract(),
                reseller.number(),
                reseller.number(),
                "CHF",
                reseller.language(),
                1,
                30,
                start,
                null,
                null,
                commercial,
                null,
                "EMAIL",
                commercial.email());
        operator.contracts.add(contract);
        Site office = operator.sites.get(operator.sites.size() - 1);
        service(contract.number(), "INET-1000", office.number(), null, start, null, 1);
        service(contract.number(), "SITE-NET", reseller.number(), null, start, null, 1);
    }

    void customer(Customer customer, Reseller reseller, List<Site> sites, Person commercial, Person technical) {
        int kind = random.nextInt(100);
        LocalDate start = kind < 12 ? livelyDay() : quietStart();
        LocalDate end = kind >= 12 && kind < 22 ? livelyDay() : null;
        boolean resellerPays = reseller != null && reseller.pays();
        String payer = resellerPays ? reseller.number() : customer.number();
        String number = nextContract();
        // Four contracts came without a payer, and stay parked until somebody decides.
        if (contractCounter % 130 == 0) {
            payer = null;
        }
        boolean euro = !resellerPays && contractCounter % 71 == 0;
        boolean paper = random.nextInt(100) < 15;
        String recipient = commercial.email();
        if (resellerPays) {
            recipient = operator.contracts.stream()
                    .filter(own -> own.holder().equals(reseller.number()))
                    .findFirst()
                    .orElseThrow()
                    .recipients();
        }
        operator.contracts.add(new Contract(
                number,
                customer.number(),
                payer,
                euro ? "EUR" : "CHF",
                customer.language(),
                random.nextInt(10) == 0 ? 1 + random.nextInt(28) : 1,
                random.nextInt(12) == 0 ? 10 : 30,
                start,
                end,
                random.nextInt(4) == 0 ? "PO-" + (40000 + random.nextInt(50000)) : null,
                commercial,
                technical,
                paper ? "PAPER" : "EMAIL",
                paper ? null : recipient));
        services(customer, number, sites, start, end);
    }

    private void services(Customer customer, String contract, List<Site> sites, LocalDate start, LocalDate end) {
        for (Site site : sites) {
            String internet = pick("INET-200", "INET-200", "INET-500", "INET-500", "INET-1000", "INET-10G");
            LocalDate from = later(start, end);
            String number = service(contract, internet, site.number(), null, from, end, 1);
            if (random.nextInt(100) < 4) {
                operator.ownPrices.add(
                        new OwnPrice(number, internet + "-FEE", currency(), from, (95 + random.nextInt(80)) + ".00"));
            }
            if (random.nextInt(100) < 35) {
                service(contract, "ROUTER", site.number(), null, from, end, 1);
            }
            if (random.nextInt(100) < 15) {
                service(contract, "BACKUP-5G", site.number(), null, from, end, 1);
            }
            if (random.nextInt(100) < 20) {
                service(contract, "CONNECT-BASIC", site.number(), null, from, end, 1);
            }
            if (!from.isBefore(LIVELY_FROM)) {
                service(contract, "INSTALL", site.number(), null, from, end, 1);
            }
        }
        if (sites.size() > 2 && random.nextInt(100) < 60) {
            service(contract, "SITE-NET", customer.number(), null, start, end, 1);
        }
        if (random.nextInt(100) < 62) {
            int channels = 2 + random.nextInt(3 * sites.size());
            service(contract, "VOICE", customer.number(), null, start, end, channels);
            if (random.nextInt(100) < 60) {
                service(contract, "VPBX", customer.number(), null, start, end, 3 + random.nextInt(12 * sites.size()));
            }
        }
        if (random.nextInt(100) < 30) {
            service(contract, "MAIL", customer.number(), null, start, end, 2 + random.nextInt(25));
        }
        if (random.nextInt(100) < 7) {
            managed(contract, customer, start, end);
        }
    }

    /** An individual solution has no list price; one was forgotten, so that its contract is parked for want of a price. */
    private void managed(String contract, Customer customer, LocalDate start, LocalDate end) {
        String number = service(contract, "MANAGED", customer.number(), null, start, end, 1);
        boolean forgotten = operator.services.stream()
                        .filter(s -> s.product().equals("MANAGED"))
                        .count()
                == 7;
        if (!forgotten) {
            operator.ownPrices.add(
                    new OwnPrice(number, "MANAGED-FEE", currency(), start, (380 + 20 * random.nextInt(90)) + ".00"));
        }
    }

    /** Adds a service with one phase, or with several where it is suspended for a while or its quantity changes. */
    String service(
            String contract, String product, String node, String label, LocalDate from, LocalDate end, int quantity) {
        String number = nextService();
        List<Phase> phases = new ArrayList<>();
        LocalDate change = livelyDay();
        boolean changes = label == null
                && random.nextInt(100) < 9
                && change.isAfter(from)
                && (end == null || change.isBefore(end));
        if (!changes || product.equals("INSTALL") || contract.equals(NamedPeople.CONTRACT)) {
            phases.add(new Phase(from, end, quantity, false));
        } else if (quantity > 1) {
            phases.add(new Phase(from, change, quantity, false));
            phases.add(new Phase(change, end, quantity + 1 + random.nextInt(4), false));
        } else {
            LocalDate back = change.plusDays(3 + random.nextInt(60));
            boolean returns = end == null || back.isBefore(end);
            phases.add(new Phase(from, change, quantity, false));
            phases.add(new Phase(change, returns ? back : end, quantity, true));
            if (returns) {
                phases.add(new Phase(back, end, quantity, false));
            }
        }
        operator.services.add(new Service(number, contract, product, node, label, phases));
        return number;
    }

    String nextService() {
        return "S-" + serviceCounter++;
    }

    private String nextContract() {
        String number = "V-" + contractCounter++;
        return number.equals(NamedPeople.CONTRACT) ? nextContract() : number;
    }

    private String currency() {
        return operator.contracts.get(operator.contracts.size() - 1).currency();
    }

    private LocalDate livelyDay() {
        return LIVELY_FROM.plusDays(random.nextInt(LIVELY_DAYS));
    }

    private LocalDate quietStart() {
        LocalDate day = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2700));
        return random.nextBoolean() ? day.withDayOfMonth(1) : day;
    }

    /** Sites are connected after the contract begins: most at once, some weeks or months later. */
    private LocalDate later(LocalDate start, LocalDate end) {
        LocalDate day = random.nextInt(100) < 75 ? start : start.plusDays(random.nextInt(300));
        return end == null || day.isBefore(end) ? day : start;
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }
}
