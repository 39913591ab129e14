package portico.journeys;

/** Who travels. */
final class People {
    static final String COMMERCIAL_CONTACT = "regula.ammann@aarebogen.example";
    static final String TECHNICAL_CONTACT = "beat.zurflueh@aarebogen.example";
    static final String RESELLER = "elin.hugentobler@nordgrat.example";
    static final String FINANCE = "sabine.loretan@brunnmatt.example";

    /** Concludes contracts and keeps customers. */
    static final String TENANCY = "verena.inaebnit@brunnmatt.example";

    /** May start and may release: only the four eyes stand between him and doing both. */
    static final String STARTER = "iwan.tschudin@brunnmatt.example";

    static final String APPROVER = "cornelia.wyss@brunnmatt.example";

    /** The contract that the first two are contacts of. */
    static final String CONTRACT = "V-20418";

    private People() {}
}
