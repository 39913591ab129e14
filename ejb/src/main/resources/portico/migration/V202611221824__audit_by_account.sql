-- What somebody did, newest first: an administrator looks at his people's activity.
CREATE INDEX audit_entry_account ON audit_entry (account_id, id);
