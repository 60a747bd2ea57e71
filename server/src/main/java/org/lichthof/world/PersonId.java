package org.lichthof.world;

/** The number of a person in one room, theirs for as long as they are in it. 1 to {@value #MAX}. */
public record PersonId(int value) implements Comparable<PersonId> {
    /** Two bytes on the wire. */
    public static final int MAX = 65_535;

    public PersonId {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("a person's number is 1 to " + MAX + ", not " + value);
        }
    }

    @Override
    public int compareTo(PersonId other) {
        return Integer.compare(value, other.value);
    }
}
