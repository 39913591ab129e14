-- Whoever invites an address must not learn by that whether it has an account, and whose: until the answer is yes, a supporter
-- is called as the inviter called him. Before, his account's name stood there at once.
ALTER TABLE supporter_delegation ADD COLUMN called text;

CREATE OR REPLACE VIEW supporters_known AS
SELECT d.id, d.public_id, d.account_id, d.node_id, d.invited_by, d.invited_at, d.may_use, d.may_configure, d.zone, d.message,
       l.ends_at AS link_ends_at, a.answered_at, a.accepted, g.rights, g.places, g.begins_at,
       coalesce(g.ends_at, g.would_end_at) AS ends_at, CASE WHEN g.ends_at IS NULL THEN g.revoked_at END AS revoked_at,
       CASE WHEN g.ends_at IS NULL THEN g.revoked_by END AS revoked_by, g.revoked_why, g.grantors, d.called
  FROM supporter_delegation d
  LEFT JOIN supporter_answer a ON a.delegation_id = d.id
  LEFT JOIN LATERAL (SELECT x.ends_at FROM supporter_link x WHERE x.delegation_id = d.id ORDER BY x.made_at DESC LIMIT 1) l ON true
  CROSS JOIN LATERAL (
        SELECT array_agg(DISTINCT x.right_code ORDER BY x.right_code) AS rights, array_agg(DISTINCT x.node_id) AS places,
               min(x.valid_from) AS begins_at, max(x.valid_until) FILTER (WHERE x.revoked_at IS NULL) AS ends_at,
               max(x.valid_until) AS would_end_at, max(x.revoked_at) AS revoked_at, max(x.revoked_by) AS revoked_by,
               max(x.revoked_why) AS revoked_why, array_agg(DISTINCT x.grantor) AS grantors
          FROM access_given x WHERE x.delegation_id = d.id) g;

-- As before, and keeps the name that was typed.
CREATE OR REPLACE FUNCTION supporters_invite(node bigint, wanted text, person text, words text, rights text[], places bigint[],
                                  use boolean, configure boolean, how text, since timestamptz, until timestamptz,
                                  its_zone text, note text, token_hash bytea, days int) RETURNS uuid
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    asked bigint;
    made bigint;
    named uuid;
BEGIN
    PERFORM access_lock();
    IF NOT coalesce(access_may_pass_on(guard_account(), 'portal-admin', node), false) THEN
        RAISE EXCEPTION 'portico: only an administrator invites supporters' USING ERRCODE = '42501';
    END IF;
    IF EXISTS (SELECT FROM unnest(places) p
                WHERE NOT EXISTS (SELECT FROM node n
                                   WHERE n.id = p AND node IN (n.operator_id, n.reseller_id, n.customer_id, n.site_id))) THEN
        RAISE EXCEPTION 'portico: this place is not below the node' USING ERRCODE = '42501';
    END IF;
    asked := accounts_create(wanted, person, words);
    IF asked = guard_account()
        OR EXISTS (SELECT FROM supporters_known k
                    WHERE k.account_id = asked AND k.node_id = node AND supporters_is_open(k)) THEN
        RETURN NULL;
    END IF;
    INSERT INTO supporter_delegation (account_id, node_id, invited_by, invited_at, may_use, may_configure, zone, message, called)
    VALUES (asked, node, guard_account(), clock_timestamp(), use, configure, its_zone, note, person)
    RETURNING id, public_id INTO made, named;
    INSERT INTO supporter_link (hash, delegation_id, ends_at)
    VALUES (token_hash, made, clock_timestamp() + days * interval '24 hours');
    PERFORM access_write(rights, places, asked, made, how, since, until, note);
    RETURN named;
END;
$$;

-- As before, with the name by what was answered.
CREATE OR REPLACE FUNCTION supporters_at(node bigint, wanted uuid)
    RETURNS TABLE (id bigint, public_id uuid, node_id bigint, node_public_id uuid, node_level text, node_name text, account_id bigint, name text,
                   email text, language text, invited_by bigint, invited_at timestamptz, may_use boolean, may_configure boolean,
                   zone text, message text, link_ends_at timestamptz, answered_at timestamptz, accepted boolean, rights text[],
                   counting text[], places text[], begins_at timestamptz, ends_at timestamptz, revoked_at timestamptz,
                   revoked_by bigint, revoked_why text, grantors bigint[], mine boolean, moment timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    now timestamptz := clock_timestamp();
    people bigint[];
BEGIN
    IF NOT access_administers(node) THEN
        RETURN;
    END IF;
    people := array(
        SELECT DISTINCT d.account_id FROM supporter_delegation d JOIN node n ON n.id = d.node_id
         WHERE node IN (n.operator_id, n.reseller_id, n.customer_id, n.site_id)
           AND (wanted IS NULL OR d.public_id = wanted));
    RETURN QUERY
        WITH counting AS MATERIALIZED (SELECT s.delegation_id, s.right_code FROM access_supports(now, people) s)
        SELECT k.id, k.public_id, n.id, n.public_id, n.level, n.name, k.account_id,
               CASE WHEN k.accepted THEN a.name ELSE coalesce(k.called, a.name) END, a.email, a.language,
               k.invited_by, k.invited_at, k.may_use, k.may_configure, k.zone, k.message, k.link_ends_at, k.answered_at, k.accepted, k.rights,
               array(SELECT DISTINCT c.right_code FROM counting c WHERE c.delegation_id = k.id ORDER BY 1),
               CASE WHEN k.places <> ARRAY[k.node_id] THEN array(SELECT p.name FROM node p WHERE p.id = ANY (k.places) ORDER BY 1) END,
               k.begins_at, k.ends_at, k.revoked_at,
               k.revoked_by, k.revoked_why, k.grantors, k.grantors = ARRAY[guard_account()], now
          FROM supporters_known k
          JOIN node n ON n.id = k.node_id
          JOIN account a ON a.id = k.account_id
         WHERE node IN (n.operator_id, n.reseller_id, n.customer_id, n.site_id)
           AND (wanted IS NULL OR k.public_id = wanted)
         ORDER BY k.id DESC
         LIMIT 500;
END;
$$;

-- As before, with the name that stands in the mail.
CREATE OR REPLACE FUNCTION supporters_invitation(token bytea)
    RETURNS TABLE (account_id bigint, node_id bigint, node_level text, node_name text, operator_name text, invited_by text, name text,
                   email text, enters boolean, may_use boolean, may_configure boolean, rights text[], places text[],
                   zone text, begins_at timestamptz, ends_at timestamptz, link_ends_at timestamptz, message text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT k.account_id, n.id, n.level, n.name, o.name, i.name, coalesce(k.called, a.name), a.email, a.password_hash IS NOT NULL, k.may_use,
           k.may_configure, k.rights,
           CASE WHEN k.places <> ARRAY[k.node_id] THEN array(SELECT p.name FROM node p WHERE p.id = ANY (k.places) ORDER BY 1) END,
           k.zone, k.begins_at, k.ends_at, l.ends_at, k.message
      FROM supporter_link l
      JOIN supporters_known k ON k.id = l.delegation_id AND k.link_ends_at = l.ends_at
      JOIN node n ON n.id = k.node_id
      JOIN node o ON o.id = n.operator_id
      JOIN account i ON i.id = k.invited_by
      JOIN account a ON a.id = k.account_id AND a.disabled_at IS NULL
     WHERE l.hash = sha256(token) AND k.answered_at IS NULL AND supporters_is_open(k)
$$;

-- What somebody supported once and does not any more, for himself: his bookmarks and open pages lead there still, and tell him why
-- they show nothing. Null where he never did.
CREATE FUNCTION supporters_over(place uuid) RETURNS TABLE (node_name text, ended_at timestamptz, zone text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT n.name, least(k.ends_at, k.revoked_at), k.zone
      FROM node p
      JOIN node n ON n.id IN (p.operator_id, p.reseller_id, p.customer_id, p.site_id)
      JOIN supporters_known k ON k.node_id = n.id
     WHERE p.public_id = place AND k.account_id = guard_account() AND k.accepted
       AND least(k.ends_at, k.revoked_at) <= clock_timestamp()
       AND NOT EXISTS (SELECT FROM supporters_known o
                        WHERE o.account_id = k.account_id AND o.node_id = k.node_id AND o.accepted AND supporters_is_open(o))
     ORDER BY 2 DESC
     LIMIT 1
$$;
REVOKE ALL ON FUNCTION supporters_over(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION supporters_over(uuid) TO portico_app;
