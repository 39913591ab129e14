-- Whose name one reads: people's of one's own house, which is the company where one holds something (a site's is whatever it
-- stands under), and of what stands below it. Whoever belongs to a level above is not named: the organisation is.
-- "places" are the nodes to which somebody belongs and those above them, as far as the caller may know of them, so that the
-- door can decide the same once more.
DROP FUNCTION access_people(bigint[]);
CREATE FUNCTION access_people(accounts bigint[])
    RETURNS TABLE (account_id bigint, public_id uuid, name text, email text, language text, disabled_at timestamptz,
                   enters boolean, organisation text, places bigint[])
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    WITH mine AS MATERIALIZED (
        SELECT CASE WHEN n.level = 'SITE' THEN n.parent_id ELSE n.id END AS house,
               array_remove(ARRAY[n.operator_id, n.reseller_id, n.customer_id, n.site_id], NULL) AS path
          FROM node n WHERE n.id = ANY (guard_nodes('base'))
    ), homes AS (
        SELECT h.account_id, n.name AS organisation, p.path,
               EXISTS (SELECT FROM mine m WHERE m.house = ANY (p.path)) AS ours,
               p.path && guard_nodes('admin') AS administered
          FROM access_homes(accounts) h
          JOIN node n ON n.id = h.node_id
         CROSS JOIN LATERAL (
                SELECT array_remove(ARRAY[n.operator_id, n.reseller_id, n.customer_id, n.site_id], NULL) AS path) p
         WHERE EXISTS (SELECT FROM mine m WHERE m.house = ANY (p.path) OR n.id = ANY (m.path))
    ), known AS (
        SELECT h.account_id, bool_or(h.ours) AS ours, coalesce(bool_or(h.administered), false) AS administered,
               (array_agg(h.organisation ORDER BY cardinality(h.path) DESC, h.organisation))[1] AS organisation,
               (SELECT array_agg(DISTINCT x) FROM homes o CROSS JOIN unnest(o.path) x WHERE o.account_id = h.account_id) AS places
          FROM homes h
         GROUP BY h.account_id)
    SELECT a.id, a.public_id, CASE WHEN k.ours THEN a.name END,
           CASE WHEN k.administered OR a.id = guard_account() THEN a.email END,
           a.language, a.disabled_at, a.password_hash IS NOT NULL,
           CASE WHEN NOT k.ours THEN k.organisation END, k.places
      FROM account a JOIN known k ON k.account_id = a.id
     WHERE a.id = ANY (accounts)
$$;
REVOKE ALL ON FUNCTION access_people(bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access_people(bigint[]) TO portico_app;
