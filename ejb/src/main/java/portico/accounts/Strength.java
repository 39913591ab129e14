package portico.accounts;

/**
 * How long a password would stand against guessing, and what would make it better.
 *
 * @param score 0 (the first guesses find it) to 4 (nobody has so much time), as zxcvbn counts
 * @param hint what makes it weak: short, own, common, name, keyboard, repeat, sequence, date or guessable; fine where nothing does
 */
public record Strength(int score, String hint) {
    private static final int ENOUGH = 3;

    public boolean isEnough() {
        return score >= ENOUGH && !hint.equals("short");
    }
}
