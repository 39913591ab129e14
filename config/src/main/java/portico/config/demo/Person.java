package portico.config.demo;

/** Somebody with an account. */
record Person(String email, String name, String language) {}
