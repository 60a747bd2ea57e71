package org.lichthof.yaml;

/**
 * Something that is wrong in a page.
 *
 * @param place file and line, or the name of an environment variable
 * @param what was expected, and what came
 * @param remedy what to do
 */
public record Mistake(String place, String what, String remedy) {
    @Override
    public String toString() {
        return place + ": " + what + " " + remedy;
    }
}
