package portico.matrix;

/** Which walls stand. */
enum Pass {
    BOTH("both"),
    DATABASE("database"),
    DOOR("door");

    private final String word;

    Pass(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    boolean hasDoors() {
        return this != DATABASE;
    }
}
