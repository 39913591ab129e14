package portico.matrix;

import static portico.matrix.Person.ANONYMOUS;
import static portico.matrix.Person.COMMERCIAL;
import static portico.matrix.Person.FINANCE;
import static portico.matrix.Person.NOBODY;
import static portico.matrix.Person.RELEASE;
import static portico.matrix.Person.RESELLER;
import static portico.matrix.Person.SUPPORTER;
import static portico.matrix.Person.TECHNICAL;

import java.util.EnumSet;
import java.util.Set;
import portico.matrix.Person.Relation;

/** For whom something is, by the requirements; and for whom it then must open on his own node. */
enum Audience {
    /** U46, U47, U48: what is seen before one has signed in. */
    EVERYBODY(EnumSet.allOf(Person.class), EnumSet.allOf(Person.class)),
    /** U49: an account without any right still signs in and sees what is its own. */
    SIGNED_IN(EnumSet.complementOf(EnumSet.of(ANONYMOUS)), EnumSet.complementOf(EnumSet.of(ANONYMOUS))),
    /** H10, H11, H15: a right holds on its node and on everything below; what has no amount, every right shows. */
    COMPANY(
            EnumSet.of(TECHNICAL, COMMERCIAL, RESELLER, FINANCE, RELEASE, SUPPORTER),
            EnumSet.of(TECHNICAL, COMMERCIAL, RESELLER, FINANCE, RELEASE, SUPPORTER)),
    /** U12, U13, U21: the contacts are administrators by default. */
    ADMINISTERING(EnumSet.of(TECHNICAL, COMMERCIAL, RESELLER), EnumSet.of(TECHNICAL, COMMERCIAL, RESELLER)),
    /** U6, U7, U28: the same people, reading what every right shows elsewhere too: a company's address and contact persons. */
    SUPERUSING(EnumSet.of(TECHNICAL, COMMERCIAL, RESELLER), EnumSet.of(TECHNICAL, COMMERCIAL, RESELLER)),
    /** H2, H11: looking up customers, which every right above them shows elsewhere too. */
    LOOKING_UP(EnumSet.of(RESELLER), EnumSet.of(RESELLER)),
    /** H2, H11: who keeps customers; whose own company it is, does not. */
    KEEPING(EnumSet.of(RESELLER), EnumSet.of(RESELLER)),
    /** U2, U3, U29, and U20 for whom not. */
    INVOICES(EnumSet.of(COMMERCIAL, RESELLER, FINANCE), EnumSet.of(COMMERCIAL, RESELLER, FINANCE)),
    /** U4, U30: the customer's own setting. */
    INVOICE_SETTING(EnumSet.of(COMMERCIAL, RESELLER), EnumSet.of(COMMERCIAL, RESELLER)),
    /** The same for one invoice, or one contract's setting: nobody else is told that it exists. */
    ONE_INVOICE(EnumSet.of(COMMERCIAL, RESELLER, FINANCE), EnumSet.of(COMMERCIAL, RESELLER, FINANCE)),
    ONE_INVOICE_SETTING(EnumSet.of(COMMERCIAL, RESELLER), EnumSet.of(COMMERCIAL, RESELLER)),
    /** C11, B5: the operator's desk, for who bills and who releases. */
    DESK(EnumSet.of(FINANCE, RELEASE), EnumSet.of(FINANCE, RELEASE)),
    /** C11: starting, stopping, discarding. */
    BILLING(EnumSet.of(FINANCE), EnumSet.of(FINANCE)),
    /** Who keeps contracts («Operator-Tenancy»): none of the people here. */
    CONTRACTING(EnumSet.noneOf(Person.class), EnumSet.noneOf(Person.class)),
    /** C6: an import is watched and stopped by whoever may start one. */
    IMPORTING(EnumSet.of(FINANCE), EnumSet.of(FINANCE)),
    /** B5: approval is another person's. */
    RELEASING(EnumSet.of(RELEASE), EnumSet.of(RELEASE));

    private final Set<Person> may;
    private final Set<Person> must;

    Audience(Set<Person> may, Set<Person> must) {
        this.may = may;
        this.must = must;
    }

    /** Whether it may open at all. What belongs to no node is the same wherever one stands. */
    boolean may(Person person, Relation relation) {
        return may.contains(person) && (isPersonal() || relation == Relation.OWN || relation == Relation.CHILD);
    }

    /**
     * The same where the database is the only wall: it knows classes of rights, and whoever bills, releases or reads invoices
     * is of one class, each at his own company.
     */
    boolean mayByClass(Person person, Relation relation) {
        return switch (this) {
            case BILLING, RELEASING, IMPORTING, CONTRACTING -> DESK.may(person, relation);
            case INVOICES, INVOICE_SETTING, ONE_INVOICE, ONE_INVOICE_SETTING ->
                INVOICES.may(person, relation) || DESK.may(person, relation);
            case SUPERUSING, LOOKING_UP -> COMPANY.may(person, relation);
            default -> may(person, relation);
        };
    }

    boolean must(Person person, Relation relation) {
        return must.contains(person) && relation == Relation.OWN;
    }

    /** U20: to the technical contact even the refusal must not say that there is such a thing. */
    boolean hidesFrom(Person person) {
        return (person == TECHNICAL || person == SUPPORTER) && (this == ONE_INVOICE || this == ONE_INVOICE_SETTING)
                || person == NOBODY && !isPersonal();
    }

    private boolean isPersonal() {
        return this == EVERYBODY || this == SIGNED_IN;
    }
}
