/**
 * Files that others hand in: looked through as a whole first, then read line by line, and what is wrong with a line is said in
 * a reject file while all other lines are taken.
 *
 * <p>A file that is broken as a file (cut off, wrong encoding, wrong columns) is refused before anything is written. A line
 * that was taken once is recognised by its content and changes nothing when it comes again, also when people have edited
 * its row since. Each feature describes its own files ({@link portico.intake.MasterFiles}) with the SQL that writes its own
 * tables; the reading, checking and remembering is here. Memory is bounded by one slice of lines, whatever a file's length.
 */
package portico.intake;
