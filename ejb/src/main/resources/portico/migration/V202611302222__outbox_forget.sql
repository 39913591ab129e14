-- Letters to somebody whose trial has ended: his address stands in them, and nothing else of him is left.
CREATE FUNCTION outbox_forget(addresses text[]) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    DELETE FROM outbox_mail WHERE lower(recipient) = ANY (array(SELECT lower(a) FROM unnest(addresses) a))
$$;
REVOKE ALL ON FUNCTION outbox_forget(text[]) FROM PUBLIC;
