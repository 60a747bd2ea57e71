package org.lichthof.tiled;

/**
 * Something about a map that its author should know.
 *
 * @param code short and lasting, for machines: {@code missing-image}
 * @param place where in the file, in words: {@code layer 'walls' object 12 'door' at (3, 4)}, counted in tiles
 * @param message what is wrong
 * @param remedy what to do about it
 */
public record MapProblem(Severity severity, String code, String place, String message, String remedy) {
    public enum Severity {
        /** Something the author wanted does not work; when the loader gave no map, this is why. */
        ERROR,
        /** Works, but perhaps not as meant. */
        WARNING
    }

    @Override
    public String toString() {
        return severity + " " + code + " " + place + ": " + message + " " + remedy;
    }
}
