package portico.errors.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Absent or foreign: the page does not tell which. */
@Named
@RequestScoped
public class NotFoundPage {}
