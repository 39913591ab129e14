package portico.config.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import portico.config.demo.Model.Contact;
import portico.config.demo.Model.Contract;
import portico.config.demo.Model.Customer;
import portico.config.demo.Model.OwnPrice;
import portico.config.demo.Model.Reseller;
import portico.config.demo.Model.Service;
import portico.config.demo.Model.Site;

/** The operator's resellers, customers, sites and contracts, invented from one seed. */
final class DemoOperator {

    static final long SEED = 20261122;
    static final int CUSTOMERS = 500;
    static final String OPERATOR = "B-0001";

    final List<Reseller> resellers = new ArrayList<>();
    final List<Customer> customers = new ArrayList<>();
    final List<Contact> contacts = new ArrayList<>();
    final List<Site> sites = new ArrayList<>();
    final List<Contract> contracts = new ArrayList<>();
    final List<Service> services = new ArrayList<>();
    final List<OwnPrice> ownPrices = new ArrayList<>();

    // Random's sequence is part of its specification, unlike that of its younger siblings.
    private final Random random = new Random(SEED);
    private final Names names = new Names(random);
    private final List<Locality> places = Locality.all();
    private final Contracting contracting = new Contracting(this, random);

    static DemoOperator invent() {
        DemoOperator operator = new DemoOperator();
        operator.names.reserve(NamedPeople.CUSTOMER);
        operator.names.reserve(NamedPeople.RESELLER);
        IntStream.rangeClosed(1, 8).forEach(operator::reseller);
        NamedPeople.join(operator, operator.contracting);
        IntStream.range(10002, 10001 + CUSTOMERS).forEach(operator::customer);
        return operator;
    }

    private void reseller(int number) {
        boolean named = number == 1;
        Locality place = named ? NamedPeople.place(places, "Thun") : pick(places);
        String language = place.language();
        String name = named ? NamedPeople.RESELLER : names.reseller(language);
        String domain = named ? "nordgrat.example" : names.domain(name);
        Address address = address(place);
        // Three of eight pay for their customers and charge them themselves; one has its portal under an own address.
        Reseller reseller = new Reseller(
                "R-%04d".formatted(number),
                name,
                language,
                address,
                number % 3 == 2,
                named ? "portal.nordgrat.example" : null);
        resellers.add(reseller);
        Person commercial = named ? NamedPeople.ELIN : names.person(language, domain);
        sites.add(new Site(nextSite(0), reseller.number(), office(language), language, address(place)));
        contracting.reseller(reseller, commercial);
        contacts.add(new Contact(reseller.number(), commercial.name(), role(language), commercial.email(), phone()));
    }

    private void customer(int number) {
        Locality home = pick(places);
        String language = home.language();
        String name = names.company(language);
        String domain = names.domain(name);
        Reseller reseller = random.nextInt(100) < 40 ? pick(resellers) : null;
        Address address = address(home);
        boolean ownBillingAddress = random.nextInt(100) < 6;
        // Three addresses came combined from an older system; they show what parking is for.
        boolean combined = number == 10033 || number == 10177 || number == 10402;
        Customer customer = new Customer(
                "K-" + number,
                reseller == null ? null : reseller.number(),
                name,
                language,
                combined ? address.combined() : address,
                ownBillingAddress ? address(home) : null,
                domain);
        customers.add(customer);
        Person commercial = names.person(language, domain);
        Person technical = random.nextInt(100) < 30 ? names.person(language, domain) : null;
        contacts.add(new Contact(customer.number(), commercial.name(), role(language), commercial.email(), phone()));
        if (random.nextInt(100) < 40) {
            Person further = names.person(language, domain);
            contacts.add(new Contact(customer.number(), further.name(), null, further.email(), phone()));
        }
        List<Site> own = ownSites(customer, home);
        contracting.customer(customer, reseller, own, commercial, technical);
    }

    private List<Site> ownSites(Customer customer, Locality home) {
        // One to five sites, three on average; neighbours of the home place come first, so that regions look real.
        int count = 1 + random.nextInt(3) + random.nextInt(3);
        List<Site> own = new ArrayList<>();
        int at = places.indexOf(home);
        while (own.size() < count) {
            boolean first = own.isEmpty();
            Locality place = first ? home : places.get(Math.floorMod(at + random.nextInt(41) - 20, places.size()));
            String name = first ? office(customer.language()) : place.town();
            if (own.stream().anyMatch(site -> site.name().equals(name))) {
                continue;
            }
            Address address = first && customer.address().postcode() != null ? customer.address() : address(place);
            own.add(new Site(nextSite(own.size()), customer.number(), name, customer.language(), address));
        }
        sites.addAll(own);
        return own;
    }

    private Address address(Locality place) {
        return Address.swiss(pick(Resource.names("streets", place.language())), 1 + random.nextInt(120), place);
    }

    private String phone() {
        return "+41 31 555 %02d %02d".formatted(2 + random.nextInt(97), random.nextInt(100));
    }

    String nextSite(int pending) {
        return "A-" + (100001 + sites.size() + pending);
    }

    List<Locality> places() {
        return places;
    }

    private static String office(String language) {
        return switch (language) {
            case "fr" -> "Siège";
            case "it" -> "Sede";
            default -> "Hauptsitz";
        };
    }

    private static String role(String language) {
        return switch (language) {
            case "fr" -> "Administration";
            case "it" -> "Amministrazione";
            default -> "Administration und Einkauf";
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
