-- Mail to somebody whose address the one who causes it may not read: other features' functions look it up and post here.
-- A repetition does nothing.
CREATE FUNCTION outbox_post(key text, address text, words text, title text, plain text, html text) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    INSERT INTO outbox_mail (natural_key, recipient, language, subject, body_text, body_html)
    VALUES (key, address, words, title, plain, html) ON CONFLICT DO NOTHING
$$;
REVOKE ALL ON FUNCTION outbox_post(text, text, text, text, text, text) FROM PUBLIC;
