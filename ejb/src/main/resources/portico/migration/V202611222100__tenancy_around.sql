-- The first thing that every page asks: where the reader is, where his rights begin, and what lies below. It is asked together
-- with the context being entered, because in one statement PostgreSQL may look at rows before it has called a function that
-- stands beside them; here one follows the other. Row-level security holds as everywhere: the function runs as its caller.
CREATE FUNCTION tenancy_around(context text, mac text, mine bigint[], wished uuid)
    RETURNS TABLE (part text, public_id uuid, level text, number text, name text,
                   operator_id bigint, reseller_id bigint, customer_id bigint, site_id bigint)
    LANGUAGE plpgsql VOLATILE SECURITY INVOKER
    SET search_path = portico, public, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    IF context IS NOT NULL THEN
        PERFORM guard_enter(context, mac);
    END IF;
    RETURN QUERY
    WITH own AS (
        SELECT n.*, row_number() OVER (
                   ORDER BY array_position(ARRAY['OPERATOR', 'RESELLER', 'CUSTOMER', 'SITE'], n.level), n.name, n.id) AS place
          FROM node n
         WHERE n.id = ANY (mine)
    ), seen AS (
        SELECT n.* FROM node n WHERE n.public_id = wished
        UNION ALL
        SELECT n.* FROM node n JOIN own o ON o.id = n.id WHERE wished IS NULL AND o.place = 1
    ), below AS (
        SELECT n.*, row_number() OVER (ORDER BY n.name, n.id) AS place
          FROM node n JOIN seen s ON n.parent_id = s.id
         ORDER BY n.name, n.id
         LIMIT 200
    )
    SELECT a.part, a.public_id, a.level, a.number, a.name, a.operator_id, a.reseller_id, a.customer_id, a.site_id
      FROM (SELECT 'MINE' AS part, o.place, o.public_id, o.level, o.number, o.name,
                   o.operator_id, o.reseller_id, o.customer_id, o.site_id FROM own o
            UNION ALL
            SELECT 'HERE', 0, s.public_id, s.level, s.number, s.name,
                   s.operator_id, s.reseller_id, s.customer_id, s.site_id FROM seen s
            UNION ALL
            SELECT 'BELOW', b.place, b.public_id, b.level, b.number, b.name,
                   b.operator_id, b.reseller_id, b.customer_id, b.site_id FROM below b) a
     ORDER BY a.part, a.place;
END;
$$;
REVOKE ALL ON FUNCTION tenancy_around(text, text, bigint[], uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenancy_around(text, text, bigint[], uuid) TO portico_app;
