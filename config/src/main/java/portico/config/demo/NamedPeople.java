package portico.config.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import portico.config.demo.Model.Contact;
import portico.config.demo.Model.Contract;
import portico.config.demo.Model.Customer;
import portico.config.demo.Model.Phase;
import portico.config.demo.Model.Service;
import portico.config.demo.Model.Site;

/** The people and companies that guides, screenshots and tests speak of by name. */
final class NamedPeople {

    static final String CUSTOMER = "Aarebogen Logistik AG";
    static final String RESELLER = "Nordgrat Systeme GmbH";
    static final String CONTRACT = "V-20418";
    static final Person ELIN = new Person("elin.hugentobler@nordgrat.example", "Elin Hugentobler", "de");
    static final Person REGULA = new Person("regula.ammann@aarebogen.example", "Regula Ammann", "de");
    static final Person BEAT = new Person("beat.zurflueh@aarebogen.example", "Beat Zurflüh", "de");
    static final Person SABINE = new Person("sabine.loretan@brunnmatt.example", "Sabine Loretan", "de");
    static final Person CORNELIA = new Person("cornelia.wyss@brunnmatt.example", "Cornelia Wyss", "de");
    static final Person IWAN = new Person("iwan.tschudin@brunnmatt.example", "Iwan Tschudin", "de");
    static final Person VERENA = new Person("verena.inaebnit@brunnmatt.example", "Verena Inäbnit", "de");

    private static final LocalDate START = LocalDate.of(2024, 3, 1);

    private NamedPeople() {}

    /** Aarebogen Logistik AG with six sites, directly under the operator. */
    static void join(DemoOperator operator, Contracting contracting) {
        String number = "K-10001";
        Address home = new Address("Wankdorffeldstrasse", "88", "3014", "Bern", "CH");
        operator.customers.add(new Customer(number, null, CUSTOMER, "de", home, null, "aarebogen.example"));
        operator.contacts.add(
                new Contact(number, REGULA.name(), "Leiterin Finanzen", REGULA.email(), "+41 31 555 20 10"));
        operator.contacts.add(new Contact(number, BEAT.name(), "Leiter Informatik", BEAT.email(), "+41 31 555 20 11"));
        operator.contracts.add(new Contract(
                CONTRACT,
                number,
                number,
                "CHF",
                "de",
                1,
                30,
                START,
                null,
                "Bestellung 2024-118",
                REGULA,
                BEAT,
                "EMAIL",
                "buchhaltung@aarebogen.example " + REGULA.email()));
        List<Site> sites = new ArrayList<>();
        site(operator, sites, "Bern Wankdorf", home);
        site(operator, sites, "Thun Lager", address("Allmendstrasse", "41", operator, "Thun"));
        site(operator, sites, "Spiez Werkhof", address("Industriestrasse", "9", operator, "Spiez"));
        site(operator, sites, "Biel Umschlag", address("Güterstrasse", "27", operator, "Biel/Bienne"));
        site(operator, sites, "Langenthal Depot", address("Lotzwilstrasse", "60", operator, "Langenthal"));
        site(operator, sites, "Olten Büro", address("Aarauerstrasse", "5", operator, "Olten"));
        String[] internet = {"INET-1000", "INET-500", "INET-500", "INET-1000", "INET-200", "INET-200"};
        for (int i = 0; i < internet.length; i++) {
            // Spiez was connected in the middle of October 2026: the part of a month that the portal explains.
            LocalDate from = i == 2 ? LocalDate.of(2026, 10, 12) : START;
            contracting.service(CONTRACT, internet[i], sites.get(i).number(), null, from, null, 1);
        }
        contracting.service(CONTRACT, "SITE-NET", number, null, START, null, 1);
        // Two seats more from 15 September 2026: quantity changes within a month.
        LocalDate more = LocalDate.of(2026, 9, 15);
        operator.services.add(new Service(
                contracting.nextService(),
                CONTRACT,
                "VPBX",
                number,
                null,
                List.of(new Phase(START, more, 40, false), new Phase(more, null, 42, false))));
        contracting.service(CONTRACT, "VOICE", number, "+41 31 555 20 00", START, null, 12);
        contracting.service(CONTRACT, "CONNECT-BASIC", sites.get(3).number(), null, START, null, 1);
        contracting.service(CONTRACT, "INSTALL", sites.get(2).number(), null, LocalDate.of(2026, 10, 12), null, 1);
        operator.sites.addAll(sites);
    }

    static Locality place(List<Locality> places, String town) {
        return places.stream()
                .filter(place -> place.town().equals(town))
                .findFirst()
                .orElseThrow();
    }

    private static Address address(String street, String houseNumber, DemoOperator operator, String town) {
        Locality place = place(operator.places(), town);
        return new Address(street, houseNumber, place.postcode(), place.town(), "CH");
    }

    private static void site(DemoOperator operator, List<Site> sites, String name, Address address) {
        sites.add(new Site(operator.nextSite(sites.size()), "K-10001", name, "de", address));
    }
}
