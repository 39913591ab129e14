-- Nobody wrote it: a bundle's invoices are counted where they are.
ALTER TABLE print_bundle DROP COLUMN invoices;
