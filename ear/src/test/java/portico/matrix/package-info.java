/**
 * The access matrix: every page and every door that the running application has, for every kind of person, on every kind of
 * node; three times, with both walls, with the database's alone, with the doors' alone. What is expected follows from the
 * requirements ({@link portico.matrix.Expectations}) and never from the annotations that are being tested.
 */
package portico.matrix;
