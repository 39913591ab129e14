-- What becomes of rights when a contract's contact is replaced, and of people when their customer ends.

-- What somebody passed on at a node and below goes on under another, who must hold it himself: otherwise it would fall with
-- the old one's basis. Supporters' rights are nobody's to take over; they end with who gave them.
CREATE FUNCTION access_hand_over(giver bigint, taker bigint, node bigint) RETURNS bigint[]
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    moment timestamptz;
    handed bigint[];
BEGIN
    PERFORM access_lock();
    moment := clock_timestamp();
    handed := array(SELECT h.id FROM access_passed_on(giver, node) h
                     WHERE h.grantee <> taker AND access_may_pass_on(taker, h.right_code, h.node_id));
    INSERT INTO access_revocation (grant_id, revoked_at, revoked_by, mode)
    SELECT g, moment, guard_account(), 'TAKE_OVER' FROM unnest(handed) g ORDER BY g;
    INSERT INTO access_grant (right_code, node_id, grantee, grantor, mode, valid_from, valid_until, created_at, reason)
    SELECT g.right_code, g.node_id, g.grantee, taker, g.mode, greatest(g.valid_from, moment), g.valid_until, moment, g.reason
      FROM access_grant g WHERE g.id = ANY (handed);
    RETURN handed;
END;
$$;

-- What somebody passed on at a node and below, and what counts still or will.
CREATE FUNCTION access_passed_on(giver bigint, node bigint)
    RETURNS TABLE (id bigint, right_code text, node_id bigint, grantee bigint, until timestamptz)
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    SELECT g.id, g.right_code, g.node_id, g.grantee, upper(g.during)
      FROM access_given g JOIN node n ON n.id = g.node_id
     WHERE g.grantor = giver AND access_passed_on.node IN (n.operator_id, n.reseller_id, n.customer_id, n.site_id)
       AND g.during && tstzrange(clock_timestamp(), NULL)
       AND to_jsonb(g) ->> 'delegation_id' IS NULL
$$;

-- Who was shut out when a customer ended, to be let in again when he comes back.
CREATE TABLE access_departure (
    node_id    bigint NOT NULL REFERENCES node,
    account_id bigint NOT NULL REFERENCES account,
    shut_at    timestamptz NOT NULL,
    PRIMARY KEY (node_id, account_id)
);
ALTER TABLE access_departure ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_departure FORCE ROW LEVEL SECURITY;

-- Those who belong to a customer, and whether they belong nowhere else. Who has something to do elsewhere too goes on
-- signing in.
CREATE FUNCTION access_belonging(customer bigint) RETURNS TABLE (account_id bigint, name text, disabled boolean, only_here boolean)
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    WITH here AS MATERIALIZED (SELECT n.id FROM node n WHERE n.customer_id = customer),
    people AS MATERIALIZED (
        SELECT r.account_id AS id FROM access_registration r JOIN here h ON h.id = r.node_id
        UNION
        SELECT g.grantee FROM access_grant g JOIN here h ON h.id = g.node_id
        UNION
        SELECT a FROM access_rooted(array(SELECT h.id FROM here h)) a)
    SELECT a.id, a.name, a.disabled_at IS NOT NULL,
           NOT EXISTS (SELECT FROM access_homes(ARRAY[a.id]) o WHERE o.node_id NOT IN (SELECT h.id FROM here h))
      FROM account a JOIN people p ON p.id = a.id
$$;

-- The same for who keeps the customer.
CREATE FUNCTION access_who_would_go(customer bigint) RETURNS TABLE (name text, only_here boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT b.name, b.only_here
      FROM access_belonging(customer) b
     WHERE NOT b.disabled AND tenancy_keeps((SELECT n.parent_id FROM node n WHERE n.id = customer))
     ORDER BY b.only_here DESC, b.name
$$;

CREATE FUNCTION access_leave_with(customer bigint) RETURNS int
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    gone bigint[];
BEGIN
    IF NOT coalesce(tenancy_keeps((SELECT n.parent_id FROM node n WHERE n.id = customer AND n.level = 'CUSTOMER')), false) THEN
        RAISE EXCEPTION 'portico: customers are ended by who keeps them' USING ERRCODE = '42501';
    END IF;
    PERFORM access_lock();
    gone := array(SELECT b.account_id FROM access_belonging(customer) b WHERE b.only_here AND NOT b.disabled);
    PERFORM accounts_shut(a, true) FROM unnest(gone) a;
    INSERT INTO access_departure (node_id, account_id, shut_at)
    SELECT customer, a.id, a.disabled_at FROM account a WHERE a.id = ANY (gone);
    RETURN cardinality(gone);
END;
$$;

-- Who was shut out for another reason meanwhile stays outside.
CREATE FUNCTION access_return_with(customer bigint) RETURNS int
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    back bigint[];
BEGIN
    IF NOT coalesce(tenancy_keeps((SELECT n.parent_id FROM node n WHERE n.id = customer AND n.level = 'CUSTOMER')), false) THEN
        RAISE EXCEPTION 'portico: customers come back by who keeps them' USING ERRCODE = '42501';
    END IF;
    PERFORM access_lock();
    back := array(SELECT d.account_id FROM access_departure d JOIN account a ON a.id = d.account_id
                   WHERE d.node_id = customer AND a.disabled_at = d.shut_at);
    PERFORM accounts_shut(a, false) FROM unnest(back) a;
    DELETE FROM access_departure WHERE node_id = customer;
    RETURN cardinality(back);
END;
$$;
REVOKE ALL ON FUNCTION access_hand_over(bigint, bigint, bigint), access_passed_on(bigint, bigint), access_belonging(bigint),
    access_who_would_go(bigint), access_leave_with(bigint), access_return_with(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access_who_would_go(bigint), access_leave_with(bigint), access_return_with(bigint) TO portico_app;
