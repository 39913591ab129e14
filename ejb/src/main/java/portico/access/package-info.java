/**
 * Who may do what, and why. Rights begin at roots, which follow from contracts' contacts, active products and the operator's own
 * staff; what people grant each other counts as long as it hangs on them (domain text, 2). The rules are delegation's; here they
 * meet the database, the guard and people.
 *
 * <p>Decisions of this feature:
 *
 * <ul>
 *   <li>People are named to those of their own company and of levels above, never downwards: of a level above one reads the
 *       organisation ({@link portico.access.Names}; the database's {@code access_people} once more). A site's people belong to
 *       the company that it stands under, so they read who administers it (U41).
 *   <li>A request is mailed to those who can grant the right and stand nearest: the company's own people; the reseller's only
 *       where none of them can, then the operator's. All of them find it under «requests». At most twenty a day and person.
 *   <li>Whoever causes a mail learns nobody's address: the database looks it up and posts.
 * </ul>
 */
package portico.access;
