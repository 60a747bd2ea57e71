package org.lichthof.config;

/** Tells the log how much to tell. The log itself is set up by logback.xml, which asks for this property. */
public final class Logging {
    static final String PROPERTY = "lichthof.log.level";

    private Logging() {}

    /** Must come before the first logger is made: the log reads its set-up once. */
    public static void use(Settings.LogLevel level) {
        System.setProperty(PROPERTY, level.name());
    }
}
