package portico.matrix;

import static portico.matrix.Audience.ADMINISTERING;
import static portico.matrix.Audience.BILLING;
import static portico.matrix.Audience.COMPANY;
import static portico.matrix.Audience.CONTRACTING;
import static portico.matrix.Audience.DESK;
import static portico.matrix.Audience.EVERYBODY;
import static portico.matrix.Audience.IMPORTING;
import static portico.matrix.Audience.INVOICES;
import static portico.matrix.Audience.INVOICE_SETTING;
import static portico.matrix.Audience.KEEPING;
import static portico.matrix.Audience.LOOKING_UP;
import static portico.matrix.Audience.ONE_INVOICE;
import static portico.matrix.Audience.ONE_INVOICE_SETTING;
import static portico.matrix.Audience.RELEASING;
import static portico.matrix.Audience.SIGNED_IN;
import static portico.matrix.Audience.SUPERUSING;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who may pass where, door by door, with the requirement that says so. It is written from the requirements and knows nothing
 * of the annotations at the doors. A door that is not here fails the matrix: somebody must have thought about it.
 */
final class Expectations {
    private static final Map<String, Audience> DOORS = new TreeMap<>();

    static {
        // U46, U47: before signing in.
        DOORS.put("SignIn.signIn", EVERYBODY);
        // U46: the ticket of the first step is the right.
        DOORS.put("SignIn.confirm", EVERYBODY);
        // U46: so is the passkey's signature.
        DOORS.put("Passkeys.question", EVERYBODY);
        DOORS.put("Passkeys.enter", EVERYBODY);
        DOORS.put("Tenants.support", EVERYBODY);
        // U30: the token in the mail is the right; its owner need have no account.
        DOORS.put("BillingPreferences.confirm", EVERYBODY);
        // U49, U50: one's own.
        DOORS.put("Profile.me", SIGNED_IN);
        DOORS.put("Profile.change", SIGNED_IN);
        for (String door : List.of(
                "Passwords.judgeMine",
                "Passwords.change",
                "Visits.mine",
                "Visits.end",
                "Visits.endOthers",
                "Passkeys.mine",
                "Passkeys.offer",
                "Passkeys.add",
                "Passkeys.remove",
                "SecondFactor.state",
                "SecondFactor.enrol",
                "SecondFactor.confirm",
                "SecondFactor.off",
                "SecondFactor.newCodes")) {
            DOORS.put(door, SIGNED_IN);
        }
        // H10–H15: whoever has to do with a node knows it and what stands below.
        DOORS.put("Scopes.around", COMPANY);
        DOORS.put("Scopes.of", COMPANY);
        DOORS.put("Scopes.rights", COMPANY);
        DOORS.put("Tenants.children", COMPANY);
        DOORS.put("Tenants.sites", COMPANY);
        DOORS.put("Tenants.search", COMPANY);
        DOORS.put("Tenants.addresses", COMPANY);
        DOORS.put("Tenants.contacts", COMPANY);
        // U46, U50: the token in the mail is the right.
        DOORS.put("Passwords.holder", EVERYBODY);
        DOORS.put("Passwords.judge", EVERYBODY);
        DOORS.put("Passwords.forgotten", EVERYBODY);
        DOORS.put("Passwords.choose", EVERYBODY);
        // U12, U22, U24–U26, U43–U45: users, and giving and taking rights, is an administrator's.
        for (String door : List.of(
                "Users.matrix",
                "Users.user",
                "Users.name",
                "Activity.of",
                "Activity.people",
                "UserAccounts.register",
                "UserAccounts.resetPassword",
                "UserAccounts.changeEmail",
                "UserAccounts.enable",
                "UserAccounts.rehearseLeaving",
                "UserAccounts.leave",
                "Grants.rehearse",
                "Grants.passable",
                "Grants.change",
                "RightRequests.grant",
                "RightRequests.decline")) {
            DOORS.put(door, ADMINISTERING);
        }
        // U6, U7, U28: a company's address and contact persons are its portal-superusers'; both contacts are such
        // (U19).
        DOORS.put("Companies.address", SUPERUSING);
        DOORS.put("Companies.contacts", SUPERUSING);
        for (String door : List.of("move", "addContact", "changeContact", "removeContact")) {
            DOORS.put("Companies." + door, ADMINISTERING);
        }
        // H2, H10, H11: customers are kept by their reseller's administrators, and by the operator.
        for (String door :
                List.of("Customers.search", "Customers.customer", "Customers.numbered", "CustomerEnds.rehearse")) {
            DOORS.put(door, LOOKING_UP);
        }
        for (String door :
                List.of("Customers.create", "Customers.addSite", "CustomerEnds.end", "CustomerEnds.resume")) {
            DOORS.put(door, KEEPING);
        }
        DOORS.put("Tenants.resellers", COMPANY);
        // What was agreed is known to whoever has to do with the node; what it costs, to who sees its invoices (U20).
        DOORS.put("Contracts.list", COMPANY);
        DOORS.put("Contracts.contract", COMPANY);
        DOORS.put("Contracts.prices", ONE_INVOICE);
        // U14, U38, U39: contracts are the operator's to conclude, and their contacts his to name.
        for (String door : List.of(
                "Catalogue.offers",
                "Conclusions.drafts",
                "Conclusions.begin",
                "Conclusions.typed",
                "Conclusions.keep",
                "Conclusions.check",
                "Conclusions.missing",
                "Conclusions.summary",
                "Conclusions.sites",
                "Conclusions.conclude",
                "Conclusions.concluded",
                "Conclusions.drop",
                "ContractContacts.rehearse",
                "ContractContacts.replace",
                "ContractContacts.inviteAgain",
                "ContractContacts.withdraw")) {
            DOORS.put(door, CONTRACTING);
        }
        // H3, H15–H20: who administers a node lets helpers in, and sees them out.
        for (String door : List.of(
                "Supporters.list",
                "Supporters.supporter",
                "Supporters.offered",
                "Supporters.acts",
                "Supporters.invite",
                "Supporters.sendAgain",
                "Supporters.extend",
                "Supporters.end")) {
            DOORS.put(door, ADMINISTERING);
        }
        // H16–H19: the token in the mail is the right; who says yes has an account.
        DOORS.put("Invitations.read", EVERYBODY);
        DOORS.put("Invitations.decline", EVERYBODY);
        DOORS.put("Invitations.letIn", EVERYBODY);
        DOORS.put("Invitations.accept", SIGNED_IN);
        // H21.
        DOORS.put("Guides.read", EVERYBODY);
        DOORS.put("Guides.pdf", EVERYBODY);
        // H19: one's own.
        DOORS.put("Scopes.supported", SIGNED_IN);
        // U41, U42, B3: whoever has to do with a node may ask there, and hears who can help.
        DOORS.put("Access.missing", COMPANY);
        DOORS.put("Access.mine", COMPANY);
        DOORS.put("RightRequests.ask", COMPANY);
        DOORS.put("RightRequests.list", COMPANY);
        // B2, B10: of invoices only who may see them (U20).
        DOORS.put("Access.who", ADMINISTERING);
        // U2, U3, U20, U29: the archive, its counts and its search.
        DOORS.put("Invoices.archive", INVOICES);
        DOORS.put("Invoices.totals", INVOICES);
        DOORS.put("Invoices.invoice", ONE_INVOICE);
        // U4, U30.
        DOORS.put("BillingPreferences.list", INVOICE_SETTING);
        DOORS.put("BillingPreferences.preference", ONE_INVOICE_SETTING);
        DOORS.put("BillingPreferences.deliverBy", ONE_INVOICE_SETTING);
        DOORS.put("BillingPreferences.addRecipient", ONE_INVOICE_SETTING);
        DOORS.put("BillingPreferences.askAgain", ONE_INVOICE_SETTING);
        DOORS.put("BillingPreferences.removeRecipient", ONE_INVOICE_SETTING);
        // U3: the document, and its payment part on the screen.
        DOORS.put("Documents.pdf", ONE_INVOICE);
        DOORS.put("Documents.paymentCode", ONE_INVOICE);
        DOORS.put("Documents.payment", ONE_INVOICE);
        DOORS.put("Deliveries.history", ONE_INVOICE);
        // C11, B5: what finance and who releases look at.
        DOORS.put("Billing.runs", DESK);
        DOORS.put("Billing.run", DESK);
        DOORS.put("Billing.parked", DESK);
        DOORS.put("Billing.invoices", DESK);
        // U4, C11: what goes to the printer is finance's alone.
        DOORS.put("Deliveries.bundles", BILLING);
        DOORS.put("Deliveries.bundle", BILLING);
        DOORS.put("Deliveries.list", BILLING);
        // C6, C11: files come in through finance or through who keeps contracts.
        DOORS.put("ImportRuns.contracts", CONTRACTING);
        DOORS.put("ImportRuns.usage", BILLING);
        DOORS.put("ImportRuns.stop", IMPORTING);
        DOORS.put("ImportRuns.run", IMPORTING);
        // C11, B5: who starts is not who releases.
        DOORS.put("BillingRuns.start", BILLING);
        DOORS.put("BillingRuns.stop", BILLING);
        DOORS.put("BillingRuns.resume", BILLING);
        DOORS.put("BillingRuns.discard", BILLING);
        DOORS.put("BillingRuns.release", RELEASING);
    }

    /**
     * A page: for whom it is, and how its address goes on. Words in braces are the tenant's: {node}, {invoice} …
     *
     * @param query null where nothing is asked because nothing is answered
     */
    record Page(Audience audience, String query) {}

    private static final Map<String, Page> PAGES = new TreeMap<>();

    static {
        // U46, U47, U48.
        PAGES.put("/start", new Page(EVERYBODY, ""));
        PAGES.put("/help", new Page(EVERYBODY, ""));
        // U49: an account without rights sees its profile, and an overview that says so.
        PAGES.put("/accounts/profile", new Page(SIGNED_IN, ""));
        PAGES.put("/accounts/change-password", new Page(SIGNED_IN, ""));
        PAGES.put("/accounts/second-factor", new Page(SIGNED_IN, ""));
        PAGES.put("/accounts/second-step", new Page(EVERYBODY, null));
        PAGES.put("/accounts/passkeys", new Page(SIGNED_IN, ""));
        PAGES.put("/accounts/visits", new Page(SIGNED_IN, ""));
        PAGES.put("/overview", new Page(COMPANY, "?scope={node}"));
        PAGES.put("/levels", new Page(COMPANY, "?scope={node}"));
        // U2, U3, U20, U29.
        PAGES.put("/billing/invoices", new Page(INVOICES, "?scope={node}"));
        PAGES.put("/billing/invoice", new Page(ONE_INVOICE, "?id={invoice}&scope={node}"));
        PAGES.put("/documents/invoice.pdf", new Page(ONE_INVOICE, "?id={invoice}&scope={node}"));
        PAGES.put("/documents/invoice-qr.svg", new Page(ONE_INVOICE, "?id={invoice}&scope={node}"));
        // U4, U30.
        PAGES.put("/billing/preferences", new Page(INVOICE_SETTING, "?scope={node}"));
        PAGES.put("/billing/preference", new Page(ONE_INVOICE_SETTING, "?contract={contract}&scope={node}"));
        // U12, U22, U43–U45, B2, B10.
        PAGES.put("/access/users", new Page(ADMINISTERING, "?scope={node}"));
        PAGES.put("/access/user", new Page(ADMINISTERING, "?id={person}&scope={node}"));
        PAGES.put("/access/leaving", new Page(ADMINISTERING, "?id={person}&scope={node}"));
        PAGES.put("/access/register", new Page(ADMINISTERING, "?scope={node}"));
        PAGES.put("/access/activity", new Page(ADMINISTERING, "?scope={node}"));
        // The database shows it to every right; that administrators alone read it is for the door to say.
        PAGES.put("/access/activity.csv", new Page(SUPERUSING, "?scope={node}"));
        PAGES.put("/access/sight", new Page(ADMINISTERING, "?scope={node}"));
        // U6, U7, U28.
        PAGES.put("/tenancy/company", new Page(SUPERUSING, "?scope={node}"));
        // H2, H11.
        PAGES.put("/tenancy/customers", new Page(KEEPING, "?scope={node}"));
        PAGES.put("/tenancy/customer", new Page(KEEPING, "?id={customer}&scope={node}"));
        PAGES.put("/tenancy/new-customer", new Page(KEEPING, "?scope={node}"));
        PAGES.put("/contracts/ending", new Page(KEEPING, "?id={customer}&scope={node}"));
        // What was agreed, without an amount; and U14, U38, U39.
        PAGES.put("/contracts/contracts", new Page(COMPANY, "?scope={node}"));
        PAGES.put("/contracts/contract", new Page(COMPANY, "?id={contract}&scope={node}"));
        PAGES.put("/contracts/conclusions", new Page(CONTRACTING, "?scope={node}"));
        for (String step : List.of("customer", "terms", "services", "contacts", "check")) {
            PAGES.put("/contracts/conclude-" + step, new Page(CONTRACTING, "?draft={draft}&scope={node}"));
        }
        PAGES.put("/contracts/replace-contact", new Page(CONTRACTING, "?role=COMMERCIAL&id={contract}&scope={node}"));
        // H3, H15–H20.
        PAGES.put("/supporters/supporters", new Page(ADMINISTERING, "?scope={node}"));
        PAGES.put("/supporters/supporter", new Page(ADMINISTERING, "?id={supporter}&scope={node}"));
        PAGES.put("/supporters/invite", new Page(ADMINISTERING, "?scope={node}"));
        PAGES.put("/supporters/guide", new Page(EVERYBODY, ""));
        PAGES.put("/supporters/guide.pdf", new Page(EVERYBODY, "?language=de"));
        PAGES.put("/supporters/invitation", new Page(EVERYBODY, "?token=" + "0".repeat(43)));
        // U41, U42, B3: what one lacks, who can help, and what became of one's requests.
        PAGES.put("/access/ask", new Page(COMPANY, "?right=SLA-V2&scope={node}"));
        PAGES.put("/access/my-rights", new Page(COMPANY, "?scope={node}"));
        PAGES.put("/access/requests", new Page(COMPANY, "?scope={node}"));
        // The token in the mail is the right.
        PAGES.put("/accounts/password", new Page(EVERYBODY, "?token=" + "0".repeat(43)));
        PAGES.put("/accounts/forgotten", new Page(EVERYBODY, ""));
        // C11, B5.
        PAGES.put("/billing/runs", new Page(DESK, "?scope={node}"));
        PAGES.put("/billing/run", new Page(DESK, "?id={run}&scope={node}"));
        PAGES.put("/billing/parked", new Page(DESK, "?run={run}&scope={node}"));
        PAGES.put("/billing/run-invoices", new Page(DESK, "?run={run}&scope={node}"));
        // U4, C11: what goes to the printer.
        PAGES.put("/delivery/bundles", new Page(BILLING, "?scope={node}"));
        PAGES.put("/delivery/bundle.pdf", new Page(BILLING, "?id={bundle}&scope={node}"));
        PAGES.put("/delivery/bundle.csv", new Page(BILLING, "?id={bundle}&scope={node}"));
        // U30: who holds the mail need have no account.
        PAGES.put("/billing/confirm", new Page(EVERYBODY, "?token=" + "0".repeat(43)));
        // What goes wrong is told to everybody; the status says what it was, and there is nothing of anybody's in it.
        for (String page : List.of("denied", "not-found", "refused", "fault")) {
            PAGES.put("/errors/" + page, new Page(EVERYBODY, null));
        }
        // Switches that only change one's own session answer no question.
        PAGES.put("/preferences", new Page(EVERYBODY, null));
        PAGES.put("/sign-out", new Page(EVERYBODY, null));
        // How pages look is no secret.
        PAGES.put("/resources/portico/*", new Page(EVERYBODY, null));
        // The machinery behind all pages, asked through each of them.
        for (String mapping : List.of("/", "*.xhtml", "*.faces", "*.jsf", "/faces/*", "*.jsp", "*.jspx")) {
            PAGES.put(mapping, new Page(EVERYBODY, null));
        }
    }

    static Optional<Page> of(String page) {
        return Optional.ofNullable(PAGES.get(page));
    }

    /** Which of a tenant's objects a parameter means whose own name does not tell. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "Invoices.id", "invoice",
            "ImportRuns.run", "import",
            "Scopes.node", "node",
            "RightRequests.request", "request");

    private Expectations() {}

    static Optional<Audience> of(Door door) {
        return Optional.ofNullable(DOORS.get(door.bean() + "." + door.method()));
    }

    static String object(Door door, String parameter) {
        return PARAMETERS.getOrDefault(door.bean() + "." + parameter, parameter);
    }
}
