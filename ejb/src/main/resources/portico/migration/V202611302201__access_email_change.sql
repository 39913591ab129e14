-- Who manages a person changes his address for him, for instance where the old mailbox is lost. The new mailbox must say yes
-- all the same: a slip of the pen would give the account to a stranger. Whether the address is somebody's already is told to
-- the server only, which signs its question.
DROP FUNCTION access_change_email(bigint, text);
CREATE FUNCTION access_change_email(person bigint, wanted text, for_new bytea, hours int, mac text) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    PERFORM accounts_signed('email|' || person || '|' || wanted, mac);
    PERFORM access_demand_management(person);
    RETURN accounts_email_begin(person, wanted, for_new, NULL, hours);
END;
$$;
REVOKE ALL ON FUNCTION access_change_email(bigint, text, bytea, int, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access_change_email(bigint, text, bytea, int, text) TO portico_app;
