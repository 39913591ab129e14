/** Each person's own account: signing in, and the few things that one sets for oneself (U46, U50). What an account may do, access knows. */
package portico.accounts;
