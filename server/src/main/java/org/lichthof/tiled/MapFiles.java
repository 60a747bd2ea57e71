package org.lichthof.tiled;

/**
 * Where map files, tilesets, images and sounds are read from. Paths are relative with {@code /} and without {@code ..}; they
 * cannot leave the root. May be called by any thread, and may block.
 */
public interface MapFiles {
    /**
     * The whole file.
     *
     * @throws UnreadableFile when there is none, when it is larger than {@code maxBytes}, or when it lies outside of the root
     */
    byte[] read(String path, int maxBytes) throws UnreadableFile;

    /** Why a file could not be read; the message is for the map's author. */
    final class UnreadableFile extends Exception {
        public enum Reason {
            MISSING,
            TOO_LARGE,
            OUTSIDE,
            BROKEN
        }

        private final Reason reason;

        public UnreadableFile(Reason reason, String message) {
            super(message, null, false, false);
            this.reason = reason;
        }

        /** The message as a sentence of its own. */
        String sentence() {
            String message = String.valueOf(getMessage());
            return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
        }

        public Reason reason() {
            return reason;
        }
    }
}
