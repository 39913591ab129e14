/** A small web application beside the EAR that ships: it tells which doors there are and knocks at them as anybody. */
package portico.matrix.bench;
