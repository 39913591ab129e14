package portico.config;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import portico.accounts.PasswordHash;

/** Sets a person's password from the command line: for the first sign-in, and where somebody is locked out. */
public final class Passwords {
    private final Owner owner;

    public Passwords(Owner owner) {
        this.owner = owner;
    }

    public void set(String email, String password) {
        if (password.length() < 12) {
            throw new Complaint("A password has at least 12 characters.");
        }
        if (write("UPDATE portico.account SET password_hash = ? WHERE lower(email) = lower(?)", email, password) == 0) {
            throw new Complaint("There is no account with the address " + email + ".");
        }
    }

    /** Leaves a password alone that somebody has already; says nothing where there is no such account. */
    void setFirst(String email, String password) {
        write(
                "UPDATE portico.account SET password_hash = ? WHERE lower(email) = lower(?) AND password_hash IS NULL",
                email,
                password);
    }

    private int write(String sql, String email, String password) {
        try (Connection connection = owner.connect();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, PasswordHash.of(password));
            update.setString(2, email);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new Complaint("The password could not be written: " + e.getMessage(), e);
        }
    }
}
