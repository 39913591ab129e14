package portico.shell.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.net.MalformedURLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import portico.guard.Level;
import portico.guard.Right;

/**
 * The navigation: only rooms that exist, and only those that the reader's rights open here (U8). It hides, it does not
 * protect; the doors do that.
 */
@Named
@RequestScoped
public class Rooms {

    /** The whole house in the order of the navigation; a rule is drawn between the lists. A new room is a line here. */
    private static final List<List<Room>> HOUSE = List.of(
            List.of(
                    Room.of("overview", "/overview"),
                    Room.group(
                            "invoices",
                            Room.of("archive", "/billing/invoices")
                                    .with("/billing/invoice")
                                    .need(Right.INVOICING)
                                    .at(Level.OPERATOR, Level.RESELLER, Level.CUSTOMER),
                            Room.of("preferences", "/billing/preferences")
                                    .with("/billing/preference")
                                    .need(Right.INVOICING)
                                    .at(Level.OPERATOR, Level.RESELLER, Level.CUSTOMER)),
                    Room.group(
                            "desk",
                            Room.of("runs", "/billing/runs")
                                    .with("/billing/run", "/billing/run-invoices", "/billing/parked")
                                    .need(Right.OPERATOR_BILLING, Right.OPERATOR_RELEASE)
                                    .at(Level.OPERATOR),
                            Room.of("bundles", "/delivery/bundles")
                                    .need(Right.OPERATOR_BILLING)
                                    .at(Level.OPERATOR),
                            Room.of("all-invoices", "/billing/invoices")
                                    .need(Right.OPERATOR_BILLING)
                                    .at(Level.OPERATOR, Level.RESELLER, Level.CUSTOMER),
                            Room.of("imports", "/contracts/imports")
                                    .need(Right.OPERATOR_BILLING, Right.OPERATOR_TENANCY)
                                    .at(Level.OPERATOR))),
            List.of(
                    Room.of("customers", "/tenancy/customers")
                            .with("/tenancy/customer", "/tenancy/new-customer", "/contracts/ending")
                            .need(Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY)
                            .at(Level.OPERATOR, Level.RESELLER),
                    Room.of("contracts", "/contracts/contracts")
                            .with(
                                    "/contracts/contract",
                                    "/contracts/replace-contact",
                                    "/contracts/conclusions",
                                    "/contracts/conclude-customer",
                                    "/contracts/conclude-terms",
                                    "/contracts/conclude-services",
                                    "/contracts/conclude-contacts",
                                    "/contracts/conclude-check")
                            .at(Level.OPERATOR, Level.RESELLER, Level.CUSTOMER),
                    Room.of("company", "/tenancy/company").need(Right.PORTAL_SUPERUSER, Right.OPERATOR_TENANCY)),
            List.of(Room.group(
                    "people",
                    Room.of("users", "/access/users")
                            .with("/access/user", "/access/leaving")
                            .need(Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY),
                    Room.of("register", "/access/register").need(Right.PORTAL_ADMIN),
                    Room.of("supporters", "/supporters/supporters")
                            .with("/supporters/supporter", "/supporters/invite")
                            .need(Right.PORTAL_ADMIN),
                    Room.of("requests", "/access/requests").need(Right.PORTAL_ADMIN),
                    Room.of("activity", "/access/activity").need(Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY),
                    Room.of("sight", "/access/sight").need(Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY))),
            List.of(Room.of("help", "/help")));

    /**
     * A line of the navigation, ready to be drawn.
     *
     * @param current page where it is this page, true where this page lies inside it, null elsewhere
     */
    public record Entry(String name, String href, String current, boolean open, List<Entry> inside) {}

    @Inject
    private Here here;

    @Inject
    private ServletContext application;

    /** The lists, each separated from the next by a line; empty ones are left out. */
    public List<List<Entry>> getLists() {
        List<List<Entry>> lists = new ArrayList<>();
        for (List<Room> rooms : HOUSE) {
            List<Entry> entries = entries(rooms);
            if (!entries.isEmpty()) {
                lists.add(entries);
            }
        }
        return lists;
    }

    /** The name of the group in which the reader is, null outside of all groups. */
    public String getGroup() {
        return getLists().stream()
                .flatMap(List::stream)
                .filter(entry -> entry.open() && !entry.inside().isEmpty())
                .map(Entry::name)
                .findFirst()
                .orElse(null);
    }

    private List<Entry> entries(List<Room> rooms) {
        List<Entry> entries = new ArrayList<>();
        for (Room room : rooms) {
            List<Entry> inside = entries(room.inside());
            boolean group = room.path() == null;
            if (group ? !inside.isEmpty() : exists(room) && opens(room)) {
                String href = group ? inside.get(0).href() : here.link(room.path());
                boolean current = !group && room.path().equals(here.path());
                boolean within = room.details().contains(here.path());
                boolean open = current || within || inside.stream().anyMatch(Entry::open);
                entries.add(new Entry(room.name(), href, current ? "page" : within ? "true" : null, open, inside));
            }
        }
        return entries;
    }

    private boolean opens(Room room) {
        Level level = here.getScope() == null ? null : here.getScope().level();
        return room.opensTo(level == null ? Set.of() : here.getRights(), level);
    }

    private boolean exists(Room room) {
        try {
            return application.getResource(room.path() + ".xhtml") != null;
        } catch (MalformedURLException never) {
            throw new IllegalStateException(never);
        }
    }
}
