-- Asking brings mail, so it has a brake: nobody asks twice for what he waits for, nor more than twenty times a day. Null where
-- the same request waits already. One's own requests one after the other: two at once would not see each other.
CREATE OR REPLACE FUNCTION access_ask(wanted text, node bigint, words text) RETURNS uuid
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    asked uuid;
BEGIN
    IF NOT EXISTS (SELECT FROM node n
                    WHERE n.id = node
                      AND ARRAY[n.operator_id, n.reseller_id, n.customer_id, n.site_id] && guard_nodes('base')) THEN
        RAISE EXCEPTION 'portico: nobody asks for rights where he has none' USING ERRCODE = '42501';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('portico.access.ask'), hashtext(guard_account()::text));
    IF access_asked_lately() >= 20 THEN
        RAISE EXCEPTION 'portico: nobody asks for so many rights in a day' USING ERRCODE = '42501';
    END IF;
    INSERT INTO access_request (asker, right_code, node_id, message)
    SELECT guard_account(), wanted, node, words
     WHERE NOT EXISTS (SELECT FROM access_request r
                        WHERE r.asker = guard_account() AND r.right_code = wanted AND r.node_id = node
                          AND NOT EXISTS (SELECT FROM access_answer a WHERE a.request_id = r.id))
    RETURNING public_id INTO asked;
    RETURN asked;
END;
$$;

-- How often the caller has asked in the last twenty-four hours.
CREATE FUNCTION access_asked_lately() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT count(*) FROM access_request r
     WHERE r.asker = guard_account() AND r.asked_at > clock_timestamp() - interval '24 hours'
$$;

-- Who gets to read of a request: those who can grant it and stand nearest. The company's own people first; only where none of
-- them can, the reseller's, and then the operator's.
CREATE FUNCTION access_helpers(wanted text, node bigint) RETURNS SETOF bigint
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    WITH held AS (
        SELECT c.account_id, c.right_code,
               CASE m.level WHEN 'OPERATOR' THEN 1 WHEN 'RESELLER' THEN 2 ELSE 3 END AS nearness
          FROM access_closure(clock_timestamp(), access_upstream(
                   array(SELECT access_around(access_helpers.node)), tstzrange(clock_timestamp(), NULL))) c
          JOIN node m ON m.id = c.node_id
          JOIN node n ON n.id = access_helpers.node AND c.node_id IN (n.operator_id, n.reseller_id, n.customer_id, n.site_id)
         WHERE c.right_code IN ('portal-admin', wanted)
    ), able AS (
        SELECT h.account_id, least(max(h.nearness) FILTER (WHERE h.right_code = 'portal-admin'),
                                   max(h.nearness) FILTER (WHERE h.right_code = wanted)) AS nearness
          FROM held h
         GROUP BY h.account_id
        HAVING access_may_pass_on(h.account_id, wanted, access_helpers.node))
    SELECT a.account_id FROM able a WHERE a.nearness = (SELECT max(nearness) FROM able)
$$;

-- Whoever asked has it posted to those who can grant it, whoever answered to who asked: to each in his language, without
-- learning anybody's address. The letters are one for each language: {"de": {"subject": …, "text": …, "html": …}, …}.
CREATE FUNCTION access_post(request uuid, letters jsonb) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    asked record;
    readers bigint[];
BEGIN
    SELECT r.asker, r.right_code, r.node_id, a.answered_by INTO asked
      FROM access_request r LEFT JOIN access_answer a ON a.request_id = r.id
     WHERE r.public_id = request;
    IF asked.answered_by = guard_account() THEN
        readers := ARRAY[asked.asker];
    ELSIF asked.answered_by IS NULL AND asked.asker = guard_account() THEN
        readers := array(SELECT access_helpers(asked.right_code, asked.node_id));
    ELSE
        RAISE EXCEPTION 'portico: this request is another''s to tell of' USING ERRCODE = '42501';
    END IF;
    PERFORM outbox_post(
                concat_ws(':', CASE WHEN asked.answered_by IS NULL THEN 'access-request' ELSE 'access-answer' END,
                          request, a.public_id),
                a.email, a.language, letters -> a.language ->> 'subject', letters -> a.language ->> 'text',
                letters -> a.language ->> 'html')
       FROM account a WHERE a.id = ANY (readers) AND a.disabled_at IS NULL;
END;
$$;

REVOKE ALL ON FUNCTION access_asked_lately(), access_helpers(text, bigint), access_post(uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access_asked_lately(), access_post(uuid, jsonb) TO portico_app;
