-- Supporters (H3, H15–H20; domain text, 3): a helper to whom a node is delegated for a time. What he may do there are grants
-- (access_grant) that belong to the delegation; here stands who was asked, and what he answered. In which state a delegation
-- is, is written nowhere: it follows from these rows, from the grants and from the time.
CREATE TABLE supporter_delegation (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id     uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    account_id    bigint NOT NULL REFERENCES account,
    node_id       bigint NOT NULL REFERENCES node,
    invited_by    bigint NOT NULL REFERENCES account,
    invited_at    timestamptz NOT NULL,
    may_use       boolean NOT NULL,
    may_configure boolean NOT NULL,
    zone          text NOT NULL,             -- in which its last day ends, and reminders come in the morning
    message       text,
    CHECK (account_id <> invited_by),
    CHECK (may_use OR may_configure)
);
CREATE INDEX supporter_delegation_node ON supporter_delegation (node_id);
CREATE INDEX supporter_delegation_account ON supporter_delegation (account_id);

-- Invitations travel by mail; the newest one counts, for fourteen days and until it is answered. Only its hash is here.
CREATE TABLE supporter_link (
    hash          bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
    delegation_id bigint NOT NULL REFERENCES supporter_delegation,
    made_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    ends_at       timestamptz NOT NULL
);
CREATE INDEX supporter_link_delegation ON supporter_link (delegation_id, made_at);

CREATE TABLE supporter_answer (
    delegation_id bigint PRIMARY KEY REFERENCES supporter_delegation,
    accepted      boolean NOT NULL,
    answered_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['supporter_delegation', 'supporter_link', 'supporter_answer'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE TRIGGER access_keep BEFORE UPDATE OR DELETE ON %I'
            ' FOR EACH STATEMENT EXECUTE FUNCTION access_keep()', t);
    END LOOP;
END;
$$;

-- All that is known of a delegation. A grant that was revoked no longer says until when.
CREATE VIEW supporters_known AS
SELECT d.id, d.public_id, d.account_id, d.node_id, d.invited_by, d.invited_at, d.may_use, d.may_configure, d.zone, d.message,
       l.ends_at AS link_ends_at, a.answered_at, a.accepted, g.rights, g.places, g.begins_at,
       coalesce(g.ends_at, g.would_end_at) AS ends_at, CASE WHEN g.ends_at IS NULL THEN g.revoked_at END AS revoked_at,
       CASE WHEN g.ends_at IS NULL THEN g.revoked_by END AS revoked_by, g.revoked_why, g.grantors
  FROM supporter_delegation d
  LEFT JOIN supporter_answer a ON a.delegation_id = d.id
  LEFT JOIN LATERAL (SELECT x.ends_at FROM supporter_link x WHERE x.delegation_id = d.id ORDER BY x.made_at DESC LIMIT 1) l ON true
  CROSS JOIN LATERAL (
        SELECT array_agg(DISTINCT x.right_code ORDER BY x.right_code) AS rights, array_agg(DISTINCT x.node_id) AS places,
               min(x.valid_from) AS begins_at, max(x.valid_until) FILTER (WHERE x.revoked_at IS NULL) AS ends_at,
               max(x.valid_until) AS would_end_at, max(x.revoked_at) AS revoked_at, max(x.revoked_by) AS revoked_by,
               max(x.revoked_why) AS revoked_why, array_agg(DISTINCT x.grantor) AS grantors
          FROM access_given x WHERE x.delegation_id = d.id) g;

-- Whether one is on: asked and not answered in time, declined, revoked or over are not.
CREATE FUNCTION supporters_is_open(known supporters_known) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    SELECT known.revoked_at IS NULL AND known.ends_at > clock_timestamp()
       AND coalesce(known.accepted, known.link_ends_at > clock_timestamp())
$$;

-- Whoever administers the node invites, with what he himself may pass on there or on the places below it that he names.
-- Null where this person already supports the node or is asked to.
CREATE FUNCTION supporters_invite(node bigint, wanted text, person text, words text, rights text[], places bigint[],
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
    INSERT INTO supporter_delegation (account_id, node_id, invited_by, invited_at, may_use, may_configure, zone, message)
    VALUES (asked, node, guard_account(), clock_timestamp(), use, configure, its_zone, note)
    RETURNING id, public_id INTO made, named;
    INSERT INTO supporter_link (hash, delegation_id, ends_at)
    VALUES (token_hash, made, clock_timestamp() + days * interval '24 hours');
    PERFORM access_write(rights, places, asked, made, how, since, until, note);
    RETURN named;
END;
$$;

-- The delegations at a node and below it, for who administers it; with the rights that count now.
CREATE FUNCTION supporters_at(node bigint, wanted uuid)
    RETURNS TABLE (id bigint, public_id uuid, node_id bigint, node_public_id uuid, node_level text, node_name text, account_id bigint, name text,
                   email text, language text, invited_by text, invited_at timestamptz, may_use boolean, may_configure boolean,
                   zone text, message text, link_ends_at timestamptz, answered_at timestamptz, accepted boolean, rights text[],
                   counting text[], places text[], begins_at timestamptz, ends_at timestamptz, revoked_at timestamptz,
                   revoked_by text, revoked_why text, grantors text[], mine boolean, moment timestamptz)
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
        WITH counting AS MATERIALIZED (SELECT s.delegation_id, s.right_code FROM access_supports(now, people) s),
        told AS MATERIALIZED (
            -- Whoever belongs to a level above is not named: the organisation is.
            SELECT p.account_id, coalesce(p.name, p.organisation) AS name
              FROM access_people(array(
                   SELECT DISTINCT x FROM supporters_known k, unnest(k.grantors || k.invited_by || k.revoked_by) x
                    WHERE k.account_id = ANY (people))) p)
        SELECT k.id, k.public_id, n.id, n.public_id, n.level, n.name, k.account_id, a.name, a.email, a.language, 
               coalesce((SELECT t.name FROM told t WHERE t.account_id = k.invited_by), '–'), k.invited_at,
               k.may_use, k.may_configure, k.zone, k.message, k.link_ends_at, k.answered_at, k.accepted, k.rights,
               array(SELECT DISTINCT c.right_code FROM counting c WHERE c.delegation_id = k.id ORDER BY 1),
               CASE WHEN k.places <> ARRAY[k.node_id] THEN array(SELECT p.name FROM node p WHERE p.id = ANY (k.places) ORDER BY 1) END,
               k.begins_at, k.ends_at, k.revoked_at,
               (SELECT t.name FROM told t WHERE t.account_id = k.revoked_by), k.revoked_why,
               array(SELECT DISTINCT t.name FROM told t WHERE t.account_id = ANY (k.grantors) ORDER BY 1),
               k.grantors = ARRAY[guard_account()], now
          FROM supporters_known k
          JOIN node n ON n.id = k.node_id
          JOIN account a ON a.id = k.account_id
         WHERE node IN (n.operator_id, n.reseller_id, n.customer_id, n.site_id)
           AND (wanted IS NULL OR k.public_id = wanted)
         ORDER BY k.id DESC
         LIMIT 500;
END;
$$;

-- The invitation anew: the mail got lost, or its fourteen days are over. The former link is worth nothing from now on.
CREATE FUNCTION supporters_send_again(wanted uuid, token_hash bytea, days int) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    PERFORM access_lock();
    INSERT INTO supporter_link (hash, delegation_id, ends_at)
    SELECT token_hash, k.id, clock_timestamp() + days * interval '24 hours'
      FROM supporters_known k
     WHERE k.public_id = wanted AND k.answered_at IS NULL AND k.revoked_at IS NULL AND k.ends_at > clock_timestamp()
       AND access_may_pass_on(guard_account(), 'portal-admin', k.node_id);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'portico: this invitation cannot be sent again' USING ERRCODE = '42501';
    END IF;
END;
$$;

-- Longer: new grants by whoever asks, from where the present ones end. He passes on nothing that he does not hold.
CREATE FUNCTION supporters_extend(wanted uuid, until timestamptz, why text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    known supporters_known;
BEGIN
    PERFORM access_lock();
    SELECT * INTO known FROM supporters_known k WHERE k.public_id = wanted;
    IF known.id IS NULL OR NOT supporters_is_open(known) OR until <= known.ends_at
        OR NOT access_may_pass_on(guard_account(), 'portal-admin', known.node_id) THEN
        RAISE EXCEPTION 'portico: this delegation cannot be extended' USING ERRCODE = '42501';
    END IF;
    PERFORM access_write(known.rights, known.places, known.account_id, known.id, 'MANUAL', known.ends_at, until, why);
END;
$$;

-- The end before its time, of an invitation too: its grants are revoked, by who may revoke each of them.
CREATE FUNCTION supporters_end(wanted uuid, why text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    PERFORM access_lock();
    PERFORM access_revoke(array(
        SELECT g.id FROM access_given g JOIN supporter_delegation d ON d.id = g.delegation_id
         WHERE d.public_id = wanted AND g.revoked_at IS NULL AND g.valid_until > clock_timestamp()), 'CASCADE', why);
END;
$$;

-- What stands in an invitation, for whoever holds its link. Once it is answered, ended or too old there is nothing to read.
CREATE FUNCTION supporters_invitation(token bytea)
    RETURNS TABLE (account_id bigint, node_id bigint, node_level text, node_name text, operator_name text, invited_by text, name text,
                   email text, enters boolean, may_use boolean, may_configure boolean, rights text[], places text[],
                   zone text, begins_at timestamptz, ends_at timestamptz, link_ends_at timestamptz, message text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT k.account_id, n.id, n.level, n.name, o.name, i.name, a.name, a.email, a.password_hash IS NOT NULL, k.may_use,
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

-- Yes only from the account that was asked; no from whoever holds the link. Once. What comes back is who is told of it;
-- nothing where it is too late, or somebody else's.
CREATE FUNCTION supporters_answer(token bytea, is_yes boolean)
    RETURNS TABLE (public_id uuid, node_public_id uuid, name text, email text, language text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    known supporters_known;
BEGIN
    PERFORM access_lock();
    SELECT k.* INTO known
      FROM supporter_link l
      JOIN supporters_known k ON k.id = l.delegation_id AND k.link_ends_at = l.ends_at
     WHERE l.hash = sha256(token) AND k.answered_at IS NULL AND supporters_is_open(k);
    IF known.id IS NULL OR is_yes AND known.account_id IS DISTINCT FROM guard_account() THEN
        RETURN;
    END IF;
    INSERT INTO supporter_answer (delegation_id, accepted) VALUES (known.id, is_yes);
    IF is_yes THEN
        PERFORM access_agree(known.id);
    END IF;
    RETURN QUERY
        SELECT known.public_id, n.public_id, a.name, a.email, a.language
          FROM account a, node n WHERE a.id = known.invited_by AND n.id = known.node_id;
END;
$$;

-- Who has no password yet chooses one by the usual link; whoever holds the invitation reads the mail of that address.
CREATE FUNCTION supporters_let_in(token bytea, token_hash bytea, hours int) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    asked bigint := (SELECT i.account_id FROM supporters_invitation(token) i WHERE NOT i.enters);
BEGIN
    IF asked IS NULL THEN
        RETURN false;
    END IF;
    PERFORM accounts_link(asked, token_hash, hours);
    RETURN true;
END;
$$;

-- What ends within the next days, with those to whom it is said: the supporter, and who let him in.
CREATE FUNCTION supporters_ending(days int)
    RETURNS TABLE (id bigint, public_id uuid, node_public_id uuid, node_name text, zone text, ends_at timestamptz,
                   granted_at timestamptz, moment timestamptz, account_id bigint, name text, email text, language text,
                   is_supporter boolean, supporter text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    now timestamptz := clock_timestamp();
    soon bigint[] := array(
        SELECT k.id FROM supporters_known k
         WHERE k.accepted AND k.revoked_at IS NULL AND k.ends_at > now AND k.ends_at <= now + days * interval '24 hours');
BEGIN
    IF cardinality(soon) = 0 THEN
        RETURN;
    END IF;
    RETURN QUERY
        SELECT k.id, k.public_id, n.public_id, n.name, k.zone, k.ends_at,
               (SELECT max(greatest(g.created_at, k.answered_at)) FROM access_grant g WHERE g.delegation_id = k.id), now,
               a.id, a.name, a.email, a.language, a.id = k.account_id, s.name
          FROM supporters_known k
          JOIN node n ON n.id = k.node_id
          JOIN account s ON s.id = k.account_id
          JOIN account a ON (a.id = k.account_id OR a.id = ANY (k.grantors)) AND a.disabled_at IS NULL
         WHERE k.id = ANY (soon)
           AND EXISTS (SELECT FROM access_supports(now, ARRAY[k.account_id]) c WHERE c.delegation_id = k.id)
         ORDER BY k.id, a.id;
END;
$$;

-- «S for N, granted by G»: every act at a node that somebody supports says so by itself, whoever writes it down.
CREATE FUNCTION supporters_mark() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    moment timestamptz := clock_timestamp();
    acted bigint[];
    granted bigint[];
BEGIN
    SELECT array_agg(DISTINCT g.delegation_id ORDER BY g.delegation_id), array_agg(DISTINCT g.grantor ORDER BY g.grantor)
      INTO acted, granted
      FROM access_given g
     WHERE g.grantee = NEW.account_id AND g.delegation_id IS NOT NULL AND g.during @> moment
       AND g.node_id IN (NEW.operator_id, NEW.reseller_id, NEW.customer_id, NEW.site_id);
    IF acted IS NOT NULL THEN
        NEW.detail := NEW.detail || jsonb_build_object('supports', to_jsonb(acted), 'granted-by', to_jsonb(granted));
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER supporters_mark BEFORE INSERT ON audit_entry FOR EACH ROW
    WHEN (NEW.account_id IS NOT NULL AND NEW.operator_id IS NOT NULL) EXECUTE FUNCTION supporters_mark();

DO $$
DECLARE
    f regprocedure;
BEGIN
    FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'portico'::regnamespace AND p.proname LIKE 'supporters\_%' LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    END LOOP;
END;
$$;
GRANT EXECUTE ON FUNCTION
    supporters_invite(bigint, text, text, text, text[], bigint[], boolean, boolean, text, timestamptz, timestamptz, text, text, bytea, int),
    supporters_at(bigint, uuid), supporters_send_again(uuid, bytea, int), supporters_extend(uuid, timestamptz, text),
    supporters_end(uuid, text), supporters_invitation(bytea), supporters_answer(bytea, boolean),
    supporters_let_in(bytea, bytea, int)
    TO portico_app;
GRANT EXECUTE ON FUNCTION supporters_ending(int) TO portico_jobs;
