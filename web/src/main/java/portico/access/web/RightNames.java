package portico.access.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import portico.access.ChainView;
import portico.access.Helpers;
import portico.access.RightCell;
import portico.access.RightColumn;
import portico.guard.Right;
import portico.shared.EndOfDay;
import portico.shell.web.Support;
import portico.tenancy.SupportContact;
import portico.visit.web.Visit;
import portico.words.web.Display;
import portico.words.web.Words;

/** What the pages say about rights: what one is for, why one cannot be changed, whence it comes. */
@Named
@RequestScoped
public class RightNames {
    /** In the order of the matrix. */
    static final List<String> GROUPS = List.of("ADMINISTRATION", "INVOICES", "SERVICE", "PRODUCTS", "OPERATOR");

    private static final Map<String, String> BUILT_IN = Map.of(
            Right.PORTAL_ADMIN,
            "ADMINISTRATION",
            Right.PORTAL_SUPERUSER,
            "ADMINISTRATION",
            Right.INVOICING,
            "INVOICES",
            Right.SLA,
            "SERVICE",
            Right.SERVICE_CONFIG,
            "SERVICE",
            Right.MONITORING,
            "SERVICE");

    @Inject
    private Words words;

    @Inject
    private Display display;

    @Inject
    private Visit visit;

    @Inject
    private Support support;

    static String group(String right) {
        return right.startsWith("Operator-") ? "OPERATOR" : BUILT_IN.getOrDefault(right, "PRODUCTS");
    }

    /** What a right is for; products bring rights that have no sentence of their own. */
    public String purpose(String right) {
        return group(right).equals("PRODUCTS") ? words.say("right.of-product") : words.say("right." + right);
    }

    /** What stands under a right's name: what it is for, or who can grant it where the reader cannot. */
    String about(RightColumn column) {
        if (column.reason() == null || column.reason() == RightCell.Reason.NOT_ADMINISTRATOR) {
            return purpose(column.right());
        }
        return column.reason() == RightCell.Reason.NO_INDIVIDUAL
                ? words.say("cell.NO_INDIVIDUAL.sentence")
                : helpers(column.helpers());
    }

    private String helpers(Helpers helpers) {
        List<String> all = all(helpers);
        return switch (all.size()) {
            case 0 -> words.say("users.only-nobody");
            case 1 -> words.say("users.only", all.get(0));
            default -> words.say("users.only-many", String.join(", ", all));
        };
    }

    private List<String> all(Helpers helpers) {
        return Stream.concat(
                        helpers.people().stream(),
                        helpers.organisations().stream().map(this::reached))
                .toList();
    }

    /** People of levels above are not named; one reaches them through the support. */
    private String reached(String organisation) {
        SupportContact contact = support.getContact();
        return contact == null ? organisation : words.say("helper.organisation", organisation, contact.phone());
    }

    /** «A. Muster, Reseller AG (Support +41 …)». */
    public String together(Helpers helpers) {
        return String.join(", ", all(helpers));
    }

    /** In a word, for the cell. */
    String lock(RightCell cell) {
        return words.say("cell." + (cell.source() == RightCell.Source.ROOT ? "ROOT" : cell.reason()));
    }

    /** In a sentence, for who asks why. */
    String why(RightCell cell, RightColumn column) {
        return cell.reason() == RightCell.Reason.NOT_HELD
                ? words.say("cell.NOT_HELD.sentence", column.right(), helpers(column.helpers()))
                : words.say("cell." + (cell.source() == RightCell.Source.ROOT ? "ROOT" : cell.reason()) + ".sentence");
    }

    /** Where a right begins, and through whose hands it came (B2). */
    public String way(ChainView chain) {
        String root = words.say("chain." + chain.cause(), chain.reference());
        StringBuilder way = new StringBuilder(words.say("chain.begins", chain.holder(), root));
        for (ChainView.Step step : chain.steps()) {
            way.append(" → ")
                    .append(words.say("chain.grant", step.grantee(), step.grantor(), display.any(step.from())));
            if (step.until() != null) {
                way.append(", ").append(until(step.until()));
            }
        }
        return way.toString();
    }

    /** «bis 28.11.2026»; an end at midnight is the day before's. Null where there is none. */
    public String until(Instant end) {
        return end == null ? null : words.say("chain.until", display.day(EndOfDay.day(end, visit.getZone())));
    }

    /** The last day; an end at midnight is the day before's. */
    public String day(Instant end) {
        return end == null ? "–" : display.day(EndOfDay.day(end, visit.getZone()));
    }

    public String together(List<String> people) {
        return String.join(", ", people);
    }

    /** For a link: «Invoicing&Billing» has a sign that means something else there. */
    public String inAddress(String right) {
        return URLEncoder.encode(right, StandardCharsets.UTF_8);
    }

    /** The end of that day where the reader lives; null for none. */
    Instant endOf(LocalDate day) {
        return day == null ? null : EndOfDay.of(day, visit.getZone());
    }
}
