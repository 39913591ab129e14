package portico.guard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What the database distinguishes: not each right, but which kind of rows it opens. */
enum RightClass {
    /** Any right: the node itself, its sites, contacts, contracts. Nothing with an amount. */
    BASE(Set.of()),
    /** Invoice data, which the technical contact must not see in any channel (U20). */
    BILLING(Set.of(Right.INVOICING, Right.OPERATOR_BILLING, Right.OPERATOR_RELEASE)),
    SLA(Set.of(Right.SLA)),
    TICKETS(Set.of(Right.PORTAL_SUPERUSER, Right.OPERATOR_SUPPORT)),
    MONITORING(Set.of(Right.MONITORING)),
    /** Concluding contracts: the operator's people only. */
    TENANCY(Set.of(Right.OPERATOR_TENANCY)),
    /** A company's addresses and contact persons (U6, U7, U28). */
    COMPANY(Set.of(Right.PORTAL_SUPERUSER, Right.OPERATOR_TENANCY)),
    /** Who there is and who may do what: for those who administer users, and the operator, who changes contracts' contacts. */
    ADMIN(Set.of(Right.PORTAL_ADMIN, Right.OPERATOR_TENANCY));

    private final Set<String> codes;

    RightClass(Set<String> codes) {
        this.codes = codes;
    }

    static Stream<RightClass> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind == BASE || kind.codes.contains(code));
    }

    /** The class that says most about a right. */
    static RightClass narrowest(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.codes.contains(code))
                .findFirst()
                .orElse(BASE);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
