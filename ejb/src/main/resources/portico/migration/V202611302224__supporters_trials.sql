-- Nobody helps over the border of a trial; inside, a sample shows how it looks (H9, H16).
CREATE TRIGGER access_stay_apart BEFORE INSERT ON supporter_delegation FOR EACH ROW
    EXECUTE FUNCTION access_stay_apart('account_id', 'node_id');

CREATE FUNCTION supporters_trial_help(place bigint, helper bigint, giver bigint, codes text[], until timestamptz) RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    made bigint;
BEGIN
    INSERT INTO supporter_delegation (account_id, node_id, invited_by, invited_at, may_use, may_configure, zone)
    VALUES (helper, place, giver, clock_timestamp(), true, false, 'Europe/Zurich')
    RETURNING id INTO made;
    INSERT INTO supporter_link (hash, delegation_id, ends_at)
    VALUES (sha256(gen_random_uuid()::text::bytea), made, clock_timestamp() + interval '14 days');
    INSERT INTO supporter_answer (delegation_id, accepted) VALUES (made, true);
    PERFORM access_trial_grant(codes, place, helper, giver, made, until);
END;
$$;
REVOKE ALL ON FUNCTION supporters_trial_help(bigint, bigint, bigint, text[], timestamptz) FROM PUBLIC;
