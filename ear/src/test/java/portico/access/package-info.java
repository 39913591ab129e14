/** What grants cost when there are many, and what happens when several change them at once. */
package portico.access;
