/**
 * The invoice as a document: how it looks on paper, its Swiss payment part, and the archive that keeps its bytes for ten years.
 *
 * <p>Rules: {@link portico.documents.InvoicePdf} turns the frozen invoice into bytes and knows neither database nor clock, so
 * that the same invoice gives the same file for ever. A file is a prefix that all share (typeface, payment forms) followed by
 * what is the invoice's own, appended as a PDF incremental update; the archive stores each part once.
 *
 * <p>Choices: the address stands right, for Swiss C5 and C5/6 envelopes with the window on the right; one typeface in two
 * weights, subset to the characters that the Swiss payment standard allows (Latin-1, Latin Extended-A, Ș ș Ț ț, €); other
 * characters are written by their base letter.
 */
package portico.documents;
