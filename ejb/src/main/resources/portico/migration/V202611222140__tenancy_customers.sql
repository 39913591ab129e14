-- What resellers and the operator do with customers through the portal (H2, H11): create, look up, keep their addresses, end.

-- The business's own numbers go on where its files have left them: K-10508 after K-10507.
CREATE TABLE tenancy_number (
    prefix text PRIMARY KEY,
    last   bigint NOT NULL
);
CREATE FUNCTION tenancy_next_number(wanted text) RETURNS text
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    next bigint;
BEGIN
    INSERT INTO tenancy_number (prefix, last) VALUES (wanted, 0) ON CONFLICT DO NOTHING;
    UPDATE tenancy_number SET last = last + 1 WHERE prefix = wanted RETURNING last INTO next;
    -- At the first time, and after a file has brought numbers of its own.
    IF next = 1 OR EXISTS (SELECT FROM node WHERE number = wanted || '-' || next) THEN
        next := (SELECT coalesce(max(substring(number FROM '^[A-Z]+-([0-9]{1,12})$')::bigint), 10000) + 1
                   FROM node WHERE number LIKE wanted || '-%');
        UPDATE tenancy_number SET last = next WHERE prefix = wanted;
    END IF;
    RETURN wanted || '-' || next;
END;
$$;

-- The lists go through these from the cursor's row on, so that the last page costs what the first one costs.
CREATE INDEX node_customers_of_operator ON node (operator_id, name, id) WHERE level = 'CUSTOMER';
CREATE INDEX node_customers_of_reseller ON node (reseller_id, name, id) WHERE level = 'CUSTOMER';
CREATE INDEX node_resellers ON node (operator_id, name, id) WHERE level = 'RESELLER';

-- By what a customer is found: the words of his name, his number and his town, in small letters. A table of its own with
-- plain comparisons, because row-level security keeps the planner from using an index for LIKE or lower(): those are not
-- «leakproof», and would have to wait until each row's policy was asked.
CREATE TABLE tenancy_word (
    word        text COLLATE "C" NOT NULL,
    node_id     bigint NOT NULL REFERENCES node,
    operator_id bigint NOT NULL, reseller_id bigint, customer_id bigint, site_id bigint,
    PRIMARY KEY (node_id, word)
);
CREATE INDEX tenancy_word_operator ON tenancy_word (operator_id, word, node_id);
CREATE INDEX tenancy_word_reseller ON tenancy_word (reseller_id, word, node_id);

CREATE FUNCTION tenancy_words(nodes bigint[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    DELETE FROM tenancy_word WHERE node_id = ANY (nodes);
    INSERT INTO tenancy_word (word, node_id, operator_id, reseller_id, customer_id)
    SELECT DISTINCT left(w, 60), n.id, n.operator_id, n.reseller_id, n.customer_id
      FROM node n
      LEFT JOIN address a ON a.node_id = n.id AND a.kind = 'MAIN'
     CROSS JOIN LATERAL regexp_split_to_table(lower(concat_ws(' ', n.name, n.number, a.town)), '\s+') AS w
     WHERE n.id = ANY (nodes) AND n.level = 'CUSTOMER' AND n.customer_id IS NOT NULL AND w <> '';
END;
$$;

-- Once a statement: files bring thousands of customers at once.
CREATE FUNCTION tenancy_words_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    touched bigint[];
BEGIN
    IF TG_TABLE_NAME = 'node' THEN
        touched := (SELECT array_agg(id) FROM changed WHERE level = 'CUSTOMER');
    ELSE
        touched := (SELECT array_agg(node_id) FROM changed);
    END IF;
    IF touched IS NOT NULL THEN
        PERFORM tenancy_words(touched);
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER tenancy_words_of_new AFTER INSERT ON node REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tenancy_words_changed();
CREATE TRIGGER tenancy_words_of_changed AFTER UPDATE ON node REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tenancy_words_changed();
CREATE TRIGGER tenancy_words_of_new AFTER INSERT ON address REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tenancy_words_changed();
CREATE TRIGGER tenancy_words_of_changed AFTER UPDATE ON address REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tenancy_words_changed();
SELECT tenancy_words(array(SELECT id FROM node WHERE level = 'CUSTOMER'));
SELECT tenancy_protect('tenancy_word'::regclass);

-- Whether the caller keeps customers under this node: the operator's people, and the administrators of a reseller. Of a
-- customer's own administrators nobody does: their rights do not reach above the customer.
CREATE FUNCTION tenancy_keeps(node bigint) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    SELECT EXISTS (SELECT FROM node n
                    WHERE n.id = node AND n.level IN ('OPERATOR', 'RESELLER')
                      AND ARRAY[n.operator_id, n.reseller_id] && guard_nodes('admin'))
$$;

CREATE FUNCTION tenancy_create_customer(parent bigint, title text, words text, street text, house text, code text,
                                        place text, land text) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    made bigint;
BEGIN
    IF NOT coalesce(tenancy_keeps(parent), false) THEN
        RAISE EXCEPTION 'portico: customers are made by who keeps them' USING ERRCODE = '42501';
    END IF;
    INSERT INTO node (level, parent_id, operator_id, reseller_id, number, name, language)
    SELECT 'CUSTOMER', n.id, n.operator_id, n.reseller_id, tenancy_next_number('K'), title, words
      FROM node n WHERE n.id = parent
    RETURNING id INTO made;
    UPDATE node SET customer_id = id WHERE id = made;
    INSERT INTO address (node_id, operator_id, reseller_id, customer_id, kind, name, street, house_number, postcode, town, country)
    SELECT n.id, n.operator_id, n.reseller_id, n.customer_id, 'MAIN', title, street, house, code, place, land
      FROM node n WHERE n.id = made;
    RETURN made;
END;
$$;

-- A site at the main address of its owner.
CREATE FUNCTION tenancy_create_site(owner bigint, title text) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    made bigint;
BEGIN
    IF NOT coalesce(tenancy_keeps((SELECT n.parent_id FROM node n WHERE n.id = owner AND n.level = 'CUSTOMER')), false) THEN
        RAISE EXCEPTION 'portico: sites are made by who keeps the customer' USING ERRCODE = '42501';
    END IF;
    INSERT INTO node (level, parent_id, operator_id, reseller_id, customer_id, number, name, language)
    SELECT 'SITE', n.id, n.operator_id, n.reseller_id, n.customer_id, tenancy_next_number('A'), title, n.language
      FROM node n WHERE n.id = owner
    RETURNING id INTO made;
    UPDATE node SET site_id = id WHERE id = made;
    INSERT INTO address (node_id, operator_id, reseller_id, customer_id, site_id, kind, name, street, house_number, postcode,
                         town, country)
    SELECT n.id, n.operator_id, n.reseller_id, n.customer_id, n.site_id, 'MAIN', title, a.street, a.house_number, a.postcode,
           a.town, a.country
      FROM node n JOIN address a ON a.node_id = owner AND a.kind = 'MAIN'
     WHERE n.id = made;
    RETURN made;
END;
$$;

-- From a day on, or, without one, not any more. False where it was so already.
CREATE FUNCTION tenancy_end_customer(customer bigint, since date) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    IF NOT coalesce(tenancy_keeps((SELECT n.parent_id FROM node n WHERE n.id = customer AND n.level = 'CUSTOMER')), false) THEN
        RAISE EXCEPTION 'portico: customers are ended by who keeps them' USING ERRCODE = '42501';
    END IF;
    UPDATE node SET ended_on = since, version = version + 1
     WHERE id = customer AND (ended_on IS NULL) = (since IS NOT NULL);
    RETURN FOUND;
END;
$$;
REVOKE ALL ON FUNCTION tenancy_next_number(text), tenancy_words(bigint[]), tenancy_words_changed(), tenancy_keeps(bigint),
    tenancy_create_customer(bigint, text, text, text, text, text, text, text), tenancy_create_site(bigint, text),
    tenancy_end_customer(bigint, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenancy_create_customer(bigint, text, text, text, text, text, text, text),
    tenancy_create_site(bigint, text), tenancy_end_customer(bigint, date) TO portico_app;

-- portal-superuser keeps the company's addresses and contact persons (U6, U7, U28); so does who keeps contracts.
CREATE POLICY write_company ON address FOR UPDATE TO portico_app USING (
    operator_id = ANY ((SELECT guard_nodes('company'))::bigint[]) OR reseller_id = ANY ((SELECT guard_nodes('company'))::bigint[])
    OR customer_id = ANY ((SELECT guard_nodes('company'))::bigint[]) OR site_id = ANY ((SELECT guard_nodes('company'))::bigint[]));
GRANT UPDATE (name, street, house_number, postcode, town, country, version) ON address TO portico_app;
CREATE POLICY write_company ON contact FOR UPDATE TO portico_app USING (
    operator_id = ANY ((SELECT guard_nodes('company'))::bigint[]) OR reseller_id = ANY ((SELECT guard_nodes('company'))::bigint[])
    OR customer_id = ANY ((SELECT guard_nodes('company'))::bigint[]) OR site_id = ANY ((SELECT guard_nodes('company'))::bigint[]));
CREATE POLICY remove_company ON contact FOR DELETE TO portico_app USING (
    operator_id = ANY ((SELECT guard_nodes('company'))::bigint[]) OR reseller_id = ANY ((SELECT guard_nodes('company'))::bigint[])
    OR customer_id = ANY ((SELECT guard_nodes('company'))::bigint[]) OR site_id = ANY ((SELECT guard_nodes('company'))::bigint[]));
-- The node is read through its own policy, and its path is copied rightly or not at all.
CREATE POLICY add_company ON contact FOR INSERT TO portico_app WITH CHECK (
    ARRAY[operator_id, reseller_id, customer_id, site_id] && (SELECT guard_nodes('company'))::bigint[]
    AND EXISTS (SELECT FROM node n
                 WHERE n.id = contact.node_id
                   AND (n.operator_id, n.reseller_id, n.customer_id, n.site_id) IS NOT DISTINCT FROM
                       (contact.operator_id, contact.reseller_id, contact.customer_id, contact.site_id)));
GRANT INSERT, UPDATE (name, role, email, phone, version), DELETE ON contact TO portico_app;
