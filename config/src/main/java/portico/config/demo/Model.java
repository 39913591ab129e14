package portico.config.demo;

import java.time.LocalDate;
import java.util.List;

/** What the demo operator consists of, before it is written into files. Ends are the first day after. */
final class Model {

    private Model() {}

    record Reseller(String number, String name, String language, Address address, boolean pays, String host) {}

    record Customer(
            String number,
            String reseller,
            String name,
            String language,
            Address address,
            Address billing,
            String domain) {}

    record Site(String number, String owner, String name, String language, Address address) {}

    record Contract(
            String number,
            String holder,
            String payer,
            String currency,
            String language,
            int billingDay,
            int dueDays,
            LocalDate startsOn,
            LocalDate endsOn,
            String orderReference,
            Person commercial,
            Person technical,
            String channel,
            String recipients) {}

    record Service(String number, String contract, String product, String node, String label, List<Phase> phases) {}

    record Phase(LocalDate from, LocalDate until, int quantity, boolean suspended) {}

    /** A price that was agreed for one service and goes before the list price. */
    record OwnPrice(String service, String charge, String currency, LocalDate from, String amount) {}

    record Contact(String node, String name, String role, String email, String phone) {}
}
